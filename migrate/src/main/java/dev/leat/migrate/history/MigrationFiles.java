package dev.leat.migrate.history;

import dev.leat.migrate.snapshot.Snapshot;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What the folder of a migration holds, be it whole or not.
///
/// @param name the folder's name
/// @param sql the text of `migration.sql`
/// @param snapshot the schema after it; `null` if the file is lost
public record MigrationFiles(String name, String sql, @Nullable Snapshot snapshot) {
    public MigrationFiles {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(sql, "sql");
    }

    /// {@return the migration}
    ///
    /// @throws MigrationException if the snapshot is lost
    public Migration whole() {
        if (snapshot == null) {
            throw new MigrationException(
                    "migration %s has no snapshot.json. Restore it from version control; if it is lost for good, leat adopt --snapshots works it out from the SQL. Without it the history is not known, and nothing is generated or applied."
                            .formatted(name));
        }
        return new Migration(name, sql, snapshot);
    }

    /// {@return the migration to run it, with an empty snapshot where it is lost}
    public Migration toRun() {
        return new Migration(name, sql, snapshot == null ? Snapshot.empty() : snapshot);
    }
}
