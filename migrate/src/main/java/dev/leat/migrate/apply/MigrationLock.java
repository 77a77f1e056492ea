package dev.leat.migrate.apply;

import dev.leat.migrate.history.MigrationException;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The advisory lock under which a database is migrated, from reading the ledger to its last row.
///
/// It belongs to the session, because some steps run outside of a transaction. Whoever waits for it
/// asks again and again instead of waiting in the server: a session that waits there has a
/// snapshot, and `CREATE INDEX CONCURRENTLY` would wait for that while it waits for the lock.
final class MigrationLock implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    /// "leatmigr" as a number.
    private static final long LOCK = 0x6c6561746d696772L;

    private static final long LONGEST_PAUSE_MILLIS = 500;

    private static final String IS_OURS =
            "l.locktype = 'advisory' AND l.objsubid = 1"
                    + " AND l.database = (SELECT oid FROM pg_database WHERE datname = current_database())"
                    + " AND l.classid::bigint = "
                    + (LOCK >>> 32)
                    + " AND l.objid::bigint = "
                    + (LOCK & 0xffffffffL);

    private final Connection connection;

    private MigrationLock(Connection connection) {
        this.connection = connection;
    }

    /// Waits until no one else migrates this database.
    ///
    /// @param connection in autocommit mode
    /// @param where the database, for the log
    static MigrationLock take(Connection connection, String where)
            throws SQLException, InterruptedException {
        MigrationLock lock = new MigrationLock(connection);
        long pause = 20;
        for (int tries = 0; !lock.isTaken(); tries++) {
            if (tries == 0) {
                LOG.info(
                        "waiting: another migrator is at work on {}: {}",
                        where,
                        String.join(", ", lock.holders()));
            }
            Thread.sleep(pause);
            pause = Math.min(pause * 2, LONGEST_PAUSE_MILLIS);
        }
        return lock;
    }

    private boolean isTaken() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery("SELECT pg_try_advisory_lock(" + LOCK + ")")) {
            row.next();
            return row.getBoolean(1);
        }
    }

    /// Notices a pooler in transaction mode that its URL does not tell: the lock is in one session
    /// of the server then, and what should happen under it in another.
    ///
    /// @param connection that took the lock, in the transaction that is to run under it
    /// @throws MigrationException if the lock is not this session's
    static void requireHeld(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "SELECT EXISTS (SELECT FROM pg_locks l WHERE l.pid = pg_backend_pid() AND l.granted AND "
                                        + IS_OURS
                                        + ")")) {
            row.next();
            if (!row.getBoolean(1)) {
                throw new MigrationException(
                        "the lock under which migrations run is another session's: the connection goes through a pooler in transaction mode, which migrations cannot. Give the server's own URL, and end the session that still holds the lock (its application_name is Leat's), or have the pooler reconnect.");
            }
        }
    }

    /// {@return who migrates this database now, in words; empty if no one does any more}
    private List<String> holders() throws SQLException {
        List<String> holders = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery(
                                "SELECT a.pid, a.usename, a.application_name FROM pg_locks l JOIN pg_stat_activity a ON a.pid = l.pid"
                                        + " WHERE l.granted AND "
                                        + IS_OURS)) {
            while (rows.next()) {
                holders.add(
                        "process %d (role %s, application '%s')"
                                .formatted(rows.getInt(1), rows.getString(2), rows.getString(3)));
            }
        }
        return holders;
    }

    /// Lets the next one in. The end of the session does the same.
    @Override
    public void close() throws SQLException {
        if (!connection.isClosed()) {
            try (Statement statement = connection.createStatement()) {
                statement.execute("SELECT pg_advisory_unlock(" + LOCK + ")");
            }
        }
    }
}
