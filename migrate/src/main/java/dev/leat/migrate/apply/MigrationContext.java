package dev.leat.migrate.apply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What a [JavaMigration] works with. For the thread that runs it, while it runs.
public final class MigrationContext {
    private static final Logger LOG = LoggerFactory.getLogger(JavaMigration.class);

    private final String migration;
    private final Connection connection;

    MigrationContext(String migration, Connection connection) {
        this.migration = Objects.requireNonNull(migration, "migration");
        this.connection = Objects.requireNonNull(connection, "connection");
    }

    /// {@return the name of the migration that the step belongs to}
    public String migration() {
        return migration;
    }

    /// {@return the connection of the migration} It refuses to be closed and, in a transaction, to
    /// commit or roll back other than to a savepoint. After `-- leat:no-transaction` it commits
    /// each statement by itself, and the step may make transactions of its own.
    public Connection connection() {
        return connection;
    }

    /// Runs one statement, with a parameter for each `?`.
    ///
    /// @return how many rows it changed
    public long execute(String sql, @Nullable Object... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setObject(i + 1, parameters[i]);
            }
            return statement.execute() ? 0 : Math.max(0, statement.getLargeUpdateCount());
        }
    }

    /// Tells how far a long step is; goes to the migrator's log.
    public void progress(String message) {
        LOG.info("{}: {}", migration, message);
    }
}
