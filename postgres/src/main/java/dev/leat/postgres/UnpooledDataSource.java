package dev.leat.postgres;

import java.sql.Connection;
import java.sql.SQLException;

/// Opens a connection at every call. Immutable, so any thread may use it.
record UnpooledDataSource(ConnectionUrl url) implements PlainDataSource {

    @Override
    public Connection getConnection() throws SQLException {
        return url.connect();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        return url.withUser(user, password).connect();
    }
}
