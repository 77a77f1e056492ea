package dev.leat.sql;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.Objects;
import javax.sql.DataSource;

/// A database, through a pool or any other `DataSource`. Safe for use by several threads.
public final class Database extends Session {
    private final DataSource dataSource;

    private Database(DataSource dataSource) {
        this.dataSource = Objects.requireNonNull(dataSource, "dataSource");
    }

    /// {@return the database behind a data source, of which each statement or transaction takes one
    /// connection and gives it back}
    public static Database of(DataSource dataSource) {
        return new Database(dataSource);
    }

    /// Runs the function in a transaction of the server's default isolation and commits, or rolls
    /// back if it throws.
    @Override
    public <T, X extends Exception> T transaction(TransactionFunction<T, X> work) throws X {
        try (Connection connection = connect()) {
            return Transaction.run(connection, null, work);
        } catch (SQLException e) {
            throw DatabaseException.of("closing a connection", e);
        }
    }

    /// As [#transaction(TransactionFunction)], with an isolation. A [DatabaseException.Conflict]
    /// means that the whole may be repeated.
    public <T, X extends Exception> T transaction(
            Isolation isolation, TransactionFunction<T, X> work) throws X {
        try (Connection connection = connect()) {
            return Transaction.run(connection, isolation, work);
        } catch (SQLException e) {
            throw DatabaseException.of("closing a connection", e);
        }
    }

    private Connection connect() {
        try {
            return dataSource.getConnection();
        } catch (SQLException e) {
            throw DatabaseException.of("getting a connection", e);
        }
    }

    @Override
    <T> T onConnection(ConnectionWork<T> work) {
        try (Connection connection = connect()) {
            if (!connection.getAutoCommit()) {
                connection.setAutoCommit(true);
            }
            return work.with(connection);
        } catch (SQLException e) {
            throw DatabaseException.of("using a connection", e);
        }
    }

    @Override
    <T> T atomically(TransactionFunction<T, RuntimeException> work) {
        return transaction(work);
    }
}
