package dev.leat.postgres;

import java.net.ConnectException;
import java.sql.SQLException;
import java.sql.SQLNonTransientConnectionException;
import java.sql.SQLTransientConnectionException;
import org.jspecify.annotations.Nullable;

/// Says why a pool had no connection for its caller, which is one of four things: all are lent, the
/// server refuses, the server does not answer, or the pool is closed.
///
/// @param pool its settings
/// @param url where it connects to
/// @param usage how many connections it had when it gave up
record PoolFailure(Pool pool, ConnectionUrl url, ConnectionPool.Usage usage) {

    /// Nothing came back while the caller waited.
    ///
    /// @param refused what the server said meanwhile; `null` for nothing
    /// @param unanswered whether the server has yet to answer
    SQLException afterWaiting(
            SQLException given, @Nullable SQLException refused, boolean unanswered) {
        boolean full = usage.active() + usage.idle() >= usage.maximum();
        if (!full && refused != null) {
            return refused(refused);
        }
        if (!full && unanswered) {
            return new SQLTransientConnectionException(
                    "No connection from %s: no answer within %d ms. Is this the right host and port, and does a firewall let it through? %s"
                            .formatted(url, pool.connectTimeout().toMillis(), state()),
                    "08001",
                    given);
        }
        return new PoolExhaustedException(
                "No connection was given back to pool '%s' within %d ms: it has %s. Give connections back sooner, or make the pool larger"
                        .formatted(pool.name(), pool.connectTimeout().toMillis(), usage),
                given);
    }

    /// The server, or the way to it, refused the connection.
    SQLException refused(SQLException why) {
        String message =
                "No connection from %s: %s. %s".formatted(url, withoutStop(reason(why)), state());
        return Retry.isConnectionError(why)
                ? new SQLTransientConnectionException(message, why.getSQLState(), why)
                : new SQLNonTransientConnectionException(message, why.getSQLState(), why);
    }

    /// The pool is closed.
    static SQLException closed(String name) {
        return new SQLNonTransientConnectionException(
                "Pool '%s' is closed; whoever opened it closed it before its last user was done"
                        .formatted(name),
                "08003");
    }

    private String state() {
        return "Pool '%s' has %s".formatted(pool.name(), usage);
    }

    /// The driver's own words may hide what the host said.
    private static String reason(SQLException failure) {
        String message = String.valueOf(failure.getMessage());
        Throwable root = failure;
        while (root.getCause() != null && root.getCause() != root) {
            root = root.getCause();
        }
        String deeper = root.getMessage();
        return deeper == null || message.contains(deeper) || root instanceof ConnectException
                ? message
                : "%s (%s: %s)"
                        .formatted(withoutStop(message), root.getClass().getSimpleName(), deeper);
    }

    private static String withoutStop(String text) {
        return text.endsWith(".") ? text.substring(0, text.length() - 1) : text;
    }
}
