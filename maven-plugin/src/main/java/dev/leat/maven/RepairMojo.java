package dev.leat.maven;

import dev.leat.migrate.apply.DerivedRepair;
import dev.leat.schema.Schema;
import java.util.Map;
import java.util.stream.Collectors;
import org.apache.maven.plugin.MojoExecutionException;
import org.apache.maven.plugin.MojoFailureException;

/// `leat:repair`: computes derived columns anew.
public final class RepairMojo extends LeatMojo {
    /// Whether only to count the rows that are wrong; the build fails if there are any.
    boolean dryRun;

    @Override
    void run(ClassLoader project) throws MojoExecutionException, MojoFailureException {
        Map<String, Long> wrong =
                new DerivedRepair(dryRun ? url() : urlToChange())
                        .run(Schema.of(definition(project)), dryRun);
        if (wrong.isEmpty()) {
            getLog().info("the schema has no derived columns");
        }
        if (!dryRun) {
            wrong.forEach(
                    (table, rows) -> getLog().info("%s: %d rows set right".formatted(table, rows)));
        } else if (wrong.values().stream().anyMatch(rows -> rows > 0)) {
            throw new MojoFailureException(
                    wrong.entrySet().stream()
                            .filter(each -> each.getValue() > 0)
                            .map(each ->
                                    "%s: %d rows are wrong"
                                            .formatted(each.getKey(), each.getValue()))
                            .collect(Collectors.joining("\n")));
        } else if (!wrong.isEmpty()) {
            getLog().info("no row is wrong");
        }
    }
}
