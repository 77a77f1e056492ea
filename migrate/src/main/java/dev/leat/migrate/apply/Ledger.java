package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
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
    /// The advisory lock under which migrations run; "leatmigr" as a number.
    private static final long LOCK = 0x6c6561746d696772L;

    private final Connection connection;

    Ledger(Connection connection) {
        this.connection = connection;
    }

    /// Takes the lock under which migrations run; released with the transaction.
    ///
    /// @return whether no one else has it
    boolean tryLock() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT pg_try_advisory_xact_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Waits until no one else migrates this database; released with the transaction.
    void lock() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = 0");
            statement.execute("SELECT pg_advisory_xact_lock(" + LOCK + ")");
        }
    }

    /// {@return who migrates this database now, in words; empty if no one does any more}
    List<String> lockHolders() throws SQLException {
        List<String> holders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT a.pid, a.usename, a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                                        + " WHERE l.locktype = 'advisory' AND l.granted AND l.objsubid = 1"
                                        + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                                        + " AND l.classid::bigint = "
                                        + (LOCK >>> 32)
                                        + " AND l.objid::bigint = "
                                        + (LOCK & 0xffffffffL))) {
            while (rows.next()) {
                holders.add(
                        "process %d (role %s, application '%s')"
                                .formatted(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
        }
        return holders;
    }

    private boolean exists() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT to_regclass('public.migrations') IS NOT NULL")) {
            rows.next();
            return rows.getBoolean(1);
        }
    }

    void create() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "CREATE TABLE IF NOT EXISTS public.migrations (id serial PRIMARY KEY, name varchar(255) NOT NULL UNIQUE,"
                            + " checksum text NOT NULL, run_on timestamptz NOT NULL DEFAULT now())");
        }
    }

    List<Applied> readIfExists() throws SQLException {
        return exists() ? read() : List.of();
    }

    /// {@return what was applied, oldest first}
    List<Applied> read() throws SQLException {
        List<Applied> applied = new ArrayList<>();
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
}
