package dev.leat.sql;

import dev.leat.sql.render.Tenancy;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs a function as a transaction: takes a connection, begins, commits or rolls back, gives the
/// connection back, and repeats all of it while the policy says so.
///
/// @param tenancy whose rows its statements may touch
record TransactionRun(
        Connections connections,
        SessionSettings settings,
        Ambient ambient,
        TransactionOptions options,
        Tenancy tenancy) {
    private static final Logger LOG = LoggerFactory.getLogger(TransactionRun.class);

    <T extends @Nullable Object, X extends Exception> T of(TransactionFunction<T, X> work)
            throws X {
        TransactionRetry chosen = options.retry();
        TransactionRetry retry = chosen == null ? settings.retry() : chosen;
        for (int attempt = 1; ; attempt++) {
            try {
                return once(attempt, work);
            } catch (Exception e) {
                if (!retry.again(attempt, e)) {
                    throw e;
                }
                LOG.debug("Attempt {} of a transaction met another one", attempt);
                try {
                    retry.pause(attempt);
                } catch (InterruptedException interrupt) {
                    Thread.currentThread().interrupt();
                    throw e;
                }
            }
        }
    }

    private <T extends @Nullable Object, X extends Exception> T once(
            int attempt, TransactionFunction<T, X> work) throws X {
        Connection connection = connections.open(options.access());
        try {
            Transaction transaction =
                    Transaction.begun(connection, settings, ambient, tenancy, attempt);
            begin(connection);
            boolean done = false;
            try {
                T result = transaction.inside(work);
                done = true;
                return result;
            } finally {
                finish(connection, done && !transaction.isRollbackOnly());
            }
        } finally {
            giveBack(connection);
        }
    }

    /// Not with the resource of a `try`, whose failure could not be told from the function's own.
    private static void giveBack(Connection connection) {
        try {
            connection.close();
        } catch (SQLException e) {
            LOG.warn("A connection could not be given back; its transaction has ended", e);
        }
    }

    private void begin(Connection connection) {
        List<String> statements = new ArrayList<>(options.statements());
        if (settings.rowSecurity() && tenancy != Tenancy.NOBODY) {
            statements.add(TenantSetting.sql(tenancy, settings.schema()));
        }
        try {
            connection.setAutoCommit(false);
            if (!statements.isEmpty()) {
                try (Statement statement = connection.createStatement()) {
                    statement.execute(String.join("; ", statements));
                }
            }
        } catch (SQLException e) {
            finish(connection, false);
            throw DatabaseException.of("BEGIN; " + String.join("; ", options.statements()), e);
        }
    }

    private void finish(Connection connection, boolean commit) {
        try {
            if (commit) {
                refuseIfAborted(connection);
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (commit) {
                throw DatabaseException.of(
                        isConnectionGone(e)
                                ? "COMMIT; whether it was done before the connection ended is unknown, so look before you do it again"
                                : "COMMIT",
                        e,
                        settings.schema());
            }
            // The connection is gone, and with it the transaction; the first error counts.
        } finally {
            restore(connection);
        }
    }

    /// After a failed statement Postgres answers COMMIT by rolling back, and the driver does not
    /// tell. Work that swallowed the failure would be taken for done.
    private static void refuseIfAborted(Connection connection) throws SQLException {
        if (ConnectionState.isAborted(connection)) {
            connection.rollback();
            throw new SQLException(
                    "a statement failed earlier and its exception was caught, so Postgres undid the whole transaction; wrap what may fail in a nested transaction",
                    "25P02");
        }
    }

    private static boolean isConnectionGone(SQLException failure) {
        String state = failure.getSQLState();
        return state != null && (state.startsWith("08") || state.startsWith("57P"));
    }

    private static void restore(Connection connection) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            // A connection that broke is closed by its pool; the outcome is already known.
        }
    }
}
