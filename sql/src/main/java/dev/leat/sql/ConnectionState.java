package dev.leat.sql;

import java.sql.Connection;
import java.sql.SQLException;
import org.postgresql.core.BaseConnection;
import org.postgresql.core.TransactionState;

/// What the driver knows of a connection's transaction, without asking the server.
final class ConnectionState {
    private ConnectionState() {}

    /// {@return whether a statement failed, after which Postgres takes no other and answers COMMIT
    /// by rolling back}
    static boolean isAborted(Connection connection) throws SQLException {
        return is(connection, TransactionState.FAILED);
    }

    /// {@return whether a transaction is open}
    static boolean isOpen(Connection connection) throws SQLException {
        return is(connection, TransactionState.OPEN);
    }

    /// {@return whether no transaction is open}
    static boolean isIdle(Connection connection) throws SQLException {
        return is(connection, TransactionState.IDLE);
    }

    private static boolean is(Connection connection, TransactionState state) throws SQLException {
        return connection.unwrap(BaseConnection.class).getTransactionState() == state;
    }
}
