package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.OffsetDateTime;
import java.util.ArrayList;
import java.util.List;

/// The table `migrations`: what the database has, in the order in which it ran.
final class Ledger {
    private static final List<String> COLUMNS = List.of("name", "checksum", "run_on");

    private final Connection connection;

    Ledger(Connection connection) {
        this.connection = connection;
    }

    /// @throws MigrationException if the table of that name is another program's
    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT coalesce((SELECT array_agg(attname::text) FROM pg_attribute"
                                        + " WHERE attrelid = to_regclass('public.migrations') AND NOT attisdropped), '{}')")) {
            rows.next();
            List<String> columns = List.of((String[]) rows.getArray(1).getArray());
            if (columns.isEmpty() || columns.containsAll(COLUMNS)) {
                return !columns.isEmpty();
            }
            throw new MigrationException(
                    "there is a table public.migrations that another program made: it has no columns %s. Leat keeps its own history in a table of that name. Give the other one another name: ALTER TABLE public.migrations RENAME TO …; if another tool still uses it, let that tool know it by the new name."
                            .formatted(String.join(", ", COLUMNS)));
        }
    }

    void create() throws SQLException {
        if (!exists()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute(
                        "CREATE TABLE public.migrations (id serial PRIMARY KEY, name varchar(255) NOT NULL UNIQUE,"
                                + " checksum text NOT NULL, run_on timestamptz NOT NULL DEFAULT now())");
            }
        }
    }

    /// {@return what was applied, oldest first; nothing if there is no ledger}
    List<Applied> read() throws SQLException {
        List<Applied> applied = new ArrayList<>();
        if (!exists()) {
            return applied;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT name, checksum, run_on FROM public.migrations ORDER BY id")) {
            while (rows.next()) {
                Instant runOn = rows.getObject(3, OffsetDateTime.class).toInstant();
                applied.add(new Applied(rows.getString(1), rows.getString(2), runOn));
            }
        }
        return applied;
    }

    void record(Migration migration) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO public.migrations (name, checksum) VALUES (?, ?)")) {
            insert.setString(1, migration.name());
            insert.setString(2, migration.checksum());
            insert.executeUpdate();
        }
    }

    /// {@return whether there was such a row}
    boolean remove(String name) throws SQLException {
        if (!exists()) {
            return false;
        }
        try (PreparedStatement delete =
                connection.prepareStatement("DELETE FROM public.migrations WHERE name = ?")) {
            delete.setString(1, name);
            return delete.executeUpdate() > 0;
        }
    }
}
