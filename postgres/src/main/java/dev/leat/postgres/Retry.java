package dev.leat.postgres;

import java.io.FileNotFoundException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.sql.SQLNonTransientException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import java.util.Objects;
import java.util.Set;
import javax.net.ssl.SSLPeerUnverifiedException;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Repeats what failed because a connection could not be had, with growing pauses.
///
/// Only errors of the connection class are repeated ([#isConnectionError(SQLException)]). A
/// statement that failed for its own reasons, a wrong or missing password, a missing database, a
/// certificate that is missing or not trusted never is. The action must be safe to repeat: a
/// connection that breaks while a commit is under way leaves open whether the commit happened.
///
/// @param retries how often the action is repeated after its first failure
/// @param first the pause before the first repetition
/// @param factor by which each pause is longer than the one before
/// @param cap the longest pause
public record Retry(int retries, Duration first, double factor, Duration cap) {

    private static final Logger LOG = LoggerFactory.getLogger(Retry.class);

    /// 8 retries; 300 ms, 600 ms, 1.2 s … at most 8 s: pauses of about 33 s in all, to which come
    /// the nine attempts themselves. One that is refused takes no time; one that nobody answers
    /// takes as long as its caller is ready to wait, [Pool#connectTimeout()] in a pool.
    public static final Retry DEFAULT =
            new Retry(8, Duration.ofMillis(300), 2, Duration.ofSeconds(8));

    /// Fails at the first error.
    public static final Retry NEVER = new Retry(0, Duration.ofMillis(1), 1, Duration.ofMillis(1));

    /// Classes and codes of errors after which the same action may succeed on a new connection.
    private static final Set<String> CODES =
            Set.of(
                    "53300", // too_many_connections
                    "57P01", // admin_shutdown
                    "57P02", // crash_shutdown
                    "57P03", // cannot_connect_now: starting up
                    "57P05" // idle_session_timeout
                    );

    /// Of the class of connection errors, those that the next attempt meets again.
    private static final Set<String> FINAL =
            Set.of(
                    "08004", // the driver's for a password or a channel binding that is missing
                    "08P01" // protocol_violation
                    );

    /// What is repeated.
    public interface Action<T extends @Nullable Object> {
        T run() throws SQLException;
    }

    public Retry {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(cap, "cap");
        if (retries < 0 || factor < 1 || first.isNegative() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "Retry needs retries >= 0, factor >= 1 and 0 <= first <= cap");
        }
    }

    /// Runs the action until it succeeds, fails for another reason, or the retries are used up;
    /// then its last error is thrown.
    ///
    /// @param what for the log, as in "connect to postgresql://…"; must hold no secret
    public <T extends @Nullable Object> T run(String what, Action<T> action) throws SQLException {
        for (int failures = 0; ; failures++) {
            try {
                return action.run();
            } catch (SQLException e) {
                if (failures >= retries || !isConnectionError(e)) {
                    throw e;
                }
                Duration pause = pauseAfter(failures);
                LOG.info(
                        "Could not {} ({}, SQLSTATE {}); attempt {} of {} in {} ms",
                        what,
                        e.getMessage(),
                        e.getSQLState(),
                        failures + 2,
                        retries + 1,
                        pause.toMillis());
                sleep(pause, e);
            }
        }
    }

    /// The pause after so many failures, counted from 0.
    public Duration pauseAfter(int failures) {
        double millis = first.toMillis() * Math.pow(factor, failures);
        return Duration.ofMillis((long) Math.min(millis, cap.toMillis()));
    }

    /// Whether the error says that there was no connection, rather than that something was wrong
    /// with what was asked.
    public static boolean isConnectionError(SQLException error) {
        String state = error.getSQLState();
        if (error instanceof PoolExhaustedException || error instanceof SQLNonTransientException) {
            return false;
        }
        if (state == null) {
            return error instanceof SQLTransientConnectionException;
        }
        return CODES.contains(state)
                || state.startsWith("08") && !FINAL.contains(state) && !isMisconfigured(error);
    }

    /// The driver gives a missing file and a certificate that nobody trusts the code of a line that
    /// broke.
    private static boolean isMisconfigured(SQLException error) {
        Throwable each = error.getCause();
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each instanceof FileNotFoundException
                    || each instanceof GeneralSecurityException
                    || each instanceof SSLPeerUnverifiedException) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }

    private static void sleep(Duration pause, SQLException cause) throws SQLException {
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new SQLException(
                    "Interrupted while waiting to try again", cause.getSQLState(), cause);
        }
    }
}
