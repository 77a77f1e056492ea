package dev.leat.examples.tracker;

import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Makes a tracker of a test's database.
final class TrackerDatabase {
    static final MigrationFolder MIGRATIONS = new MigrationFolder(Path.of("migrations"));

    private TrackerDatabase() {}

    /// {@return the migrations that were applied}
    static List<Migration> migrate(TestDatabase database) {
        return new Migrator(database.url(), MIGRATIONS).migrate();
    }

    /// Migrates and fills.
    static void fill(TestDatabase database, TrackerData data) throws SQLException {
        migrate(database);
        try (Connection connection = database.connection()) {
            data.insert(connection);
        }
    }
}
