package dev.leat.postgres;

import java.sql.SQLException;

/// All connections of a pool were in use for as long as a caller is ready to wait. Nothing is wrong
/// with the server, so nothing is repeated. Its SQLSTATE is 53300, too many connections.
public final class PoolExhaustedException extends SQLException {
    private static final long serialVersionUID = 1L;

    PoolExhaustedException(String message, Throwable cause) {
        super(message, "53300", cause);
    }
}
