package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import java.util.List;

/// Where a database stands.
///
/// @param applied what it has, in the order in which it ran
/// @param pending what the folder has beyond that, in the order in which it would run
public record MigrationStatus(List<Applied> applied, List<Migration> pending) {
    public MigrationStatus {
        applied = List.copyOf(applied);
        pending = List.copyOf(pending);
    }
}
