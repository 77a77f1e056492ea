package dev.leat.migrate.check;

import java.util.ArrayList;
import java.util.List;

/// What a check found.
///
/// @param findings empty if everything agrees
public record CheckReport(List<Finding> findings) {
    public CheckReport {
        findings = List.copyOf(findings);
    }

    /// {@return whether nothing was found that is a failure}
    public boolean passed() {
        return findings.stream().noneMatch(Finding::isFailure);
    }

    /// {@return this report and then the other}
    public CheckReport and(CheckReport other) {
        List<Finding> all = new ArrayList<>(findings);
        all.addAll(other.findings);
        return new CheckReport(all.stream().distinct().toList());
    }
}
