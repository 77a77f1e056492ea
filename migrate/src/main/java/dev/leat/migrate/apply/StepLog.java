package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.ScriptStep;
import dev.leat.migrate.snapshot.Digest;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The table `migration_steps`: how far migrations are that have steps outside of a transaction. It
/// exists only while one is under way.
final class StepLog {
    private final Connection connection;

    StepLog(Connection connection) {
        this.connection = connection;
    }

    /// What is known of a step.
    ///
    /// @param checksum of its text when it was begun
    /// @param finished whether it came to its end; otherwise it may have, or may have done a part
    record Entry(String checksum, boolean finished) {}

    boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT to_regclass('public.migration_steps') IS NOT NULL")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    void create() throws SQLException {
        execute(
                "CREATE TABLE IF NOT EXISTS public.migration_steps (migration varchar(255) NOT NULL, step integer NOT NULL,"
                        + " checksum text NOT NULL, started_at timestamptz NOT NULL DEFAULT now(), finished_at timestamptz,"
                        + " PRIMARY KEY (migration, step))");
    }

    /// {@return by migration and then by number of step, what was begun}
    Map<String, Map<Integer, Entry>> read() throws SQLException {
        Map<String, Map<Integer, Entry>> entries = new LinkedHashMap<>();
        if (!exists()) {
            return entries;
        }
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT migration, step, checksum, finished_at IS NOT NULL FROM public.migration_steps ORDER BY 1, 2")) {
            while (rows.next()) {
                entries.computeIfAbsent(rows.getString(1), name -> new LinkedHashMap<>())
                        .put(rows.getInt(2), new Entry(rows.getString(3), rows.getBoolean(4)));
            }
        }
        return entries;
    }

    /// {@return the names of the migrations that are begun and not at their end}
    List<String> unfinished() throws SQLException {
        return new ArrayList<>(read().keySet());
    }

    void record(Migration migration, ScriptStep step, boolean finished) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO public.migration_steps (migration, step, checksum, finished_at) VALUES (?, ?, ?, "
                                + (finished ? "now()" : "NULL")
                                + ") ON CONFLICT (migration, step) DO UPDATE SET checksum = EXCLUDED.checksum,"
                                + " finished_at = EXCLUDED.finished_at")) {
            insert.setString(1, migration.name());
            insert.setInt(2, step.number());
            insert.setString(3, checksum(step));
            insert.executeUpdate();
        }
    }

    /// Forgets that a step was begun, because it is known to have failed.
    void forget(Migration migration, ScriptStep step) throws SQLException {
        delete(migration.name(), step.number());
    }

    /// Forgets a migration: it is at its end, or was never meant to be.
    void forget(String migration) throws SQLException {
        delete(migration, null);
    }

    private void delete(String migration, @Nullable Integer step) throws SQLException {
        try (PreparedStatement delete =
                connection.prepareStatement(
                        "DELETE FROM public.migration_steps WHERE migration = ? AND (step = ? OR ?)")) {
            delete.setString(1, migration);
            delete.setInt(2, step == null ? 0 : step);
            delete.setBoolean(3, step == null);
            delete.executeUpdate();
        }
    }

    void dropIfEmpty() throws SQLException {
        if (exists() && read().isEmpty()) {
            execute("DROP TABLE public.migration_steps");
        }
    }

    static String checksum(ScriptStep step) {
        return Digest.sha256(step.text().replace("\r\n", "\n").getBytes(StandardCharsets.UTF_8));
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
