package dev.leat.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// A transaction, for the thread that runs it. Reads see its own writes.
public final class Transaction extends Session {
    private final Connection connection;

    private Transaction(Connection connection) {
        this.connection = connection;
    }

    /// {@return statements over a connection whose transaction someone else begins and ends}
    public static Transaction over(Connection connection) {
        return new Transaction(Objects.requireNonNull(connection, "connection"));
    }

    /// {@return the connection, for what only JDBC can do}
    public Connection connection() {
        return connection;
    }

    /// Runs the function inside a savepoint: if it throws, only what it did is undone, and the
    /// transaction goes on with whoever catches the exception.
    @Override
    public <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X {
        Savepoint savepoint = onConnection(Connection::setSavepoint);
        boolean done = false;
        try {
            T result = work.apply(this);
            done = true;
            return result;
        } finally {
            end(savepoint, done);
        }
    }

    private void end(Savepoint savepoint, boolean done) {
        onConnection(open -> {
            if (!done) {
                open.rollback(savepoint);
            }
            open.releaseSavepoint(savepoint);
            return done;
        });
    }

    static <T, X extends Exception> T run(
            Connection connection, @Nullable Isolation isolation, TransactionFunction<T, X> work)
            throws X {
        Transaction transaction = new Transaction(connection);
        int before =
                transaction.onConnection(open -> {
                    int level = open.getTransactionIsolation();
                    if (isolation != null) {
                        open.setTransactionIsolation(isolation.level());
                    }
                    open.setAutoCommit(false);
                    return level;
                });
        boolean done = false;
        try {
            T result = work.apply(transaction);
            done = true;
            return result;
        } finally {
            transaction.finish(done, before);
        }
    }

    private void finish(boolean commit, int isolation) {
        try {
            if (commit) {
                refuseIfAborted();
                connection.commit();
            } else {
                connection.rollback();
            }
        } catch (SQLException e) {
            if (commit) {
                throw DatabaseException.of("COMMIT", e);
            }
            // The connection is gone, and with it the transaction; the first error counts.
        } finally {
            restore(isolation);
        }
    }

    /// After a failed statement Postgres answers COMMIT by rolling back, and the driver does not
    /// tell. Work that swallowed the failure would be taken for done.
    private void refuseIfAborted() throws SQLException {
        if (connection.unwrap(BaseConnection.class).getTransactionState()
                == TransactionState.FAILED) {
            connection.rollback();
            throw new SQLException(
                    "a statement failed earlier and its exception was caught, so Postgres undid the whole transaction; wrap what may fail in a nested transaction",
                    "25P02");
        }
    }

    private void restore(int isolation) {
        try {
            if (!connection.isClosed()) {
                connection.setAutoCommit(true);
                if (connection.getTransactionIsolation() != isolation) {
                    connection.setTransactionIsolation(isolation);
                }
            }
        } catch (SQLException e) {
            // A connection that broke is closed by its pool; the outcome is already known.
        }
    }

    @Override
    <T> T onConnection(ConnectionWork<T> work) {
        try {
            return work.with(connection);
        } catch (SQLException e) {
            throw DatabaseException.of("using a transaction's connection", e);
        }
    }

    @Override
    <T> T atomically(TransactionFunction<T, RuntimeException> work) {
        return work.apply(this);
    }
}
