package dev.leat.sql;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;

/// How often a transaction is repeated that met another one: after a serialization failure or a
/// deadlock, and after nothing else.
///
/// The function runs again from its beginning, on a new connection, with everything that it wrote
/// undone. What it did outside of the database, it does again: send mails after the transaction.
///
/// @param attempts how often the function runs at most; 1 for no repetition
/// @param first the pause before the second attempt; each is a random part of it, at least half, so
///   that two that met do not meet again
/// @param factor by which each pause is longer than the one before
/// @param cap the longest pause
public record TransactionRetry(int attempts, Duration first, double factor, Duration cap) {
    /// Serialization failure and deadlock.
    private static final List<String> MEETINGS = List.of("40001", "40P01");

    /// No repetition: the caller gets the [DatabaseException.Conflict].
    public static final TransactionRetry NEVER =
            new TransactionRetry(1, Duration.ZERO, 1, Duration.ZERO);

    /// Five attempts; at most 20 ms, 40 ms, 80 ms, 160 ms between them.
    public static final TransactionRetry DEFAULT =
            new TransactionRetry(5, Duration.ofMillis(20), 2, Duration.ofSeconds(1));

    public TransactionRetry {
        Objects.requireNonNull(first, "first");
        Objects.requireNonNull(cap, "cap");
        if (attempts < 1 || factor < 1 || first.isNegative() || cap.compareTo(first) < 0) {
            throw new IllegalArgumentException(
                    "a retry policy needs attempts >= 1, factor >= 1 and 0 <= first <= cap");
        }
    }

    /// {@return this policy with another number of attempts}
    public TransactionRetry withAttempts(int most) {
        return new TransactionRetry(most, first, factor, cap);
    }

    /// {@return the longest that the pause after so many attempts can be}
    public Duration pauseAfter(int attempt) {
        double millis = first.toMillis() * Math.pow(factor, attempt - 1.0);
        return Duration.ofMillis((long) Math.min(millis, cap.toMillis()));
    }

    /// {@return whether the failure of this attempt is worth another}
    boolean again(int attempt, Throwable failure) {
        return attempt < attempts && isMeeting(failure);
    }

    /// @throws RuntimeException the failure, if the thread is interrupted
    void pause(int attempt) throws InterruptedException {
        long most = pauseAfter(attempt).toNanos();
        if (most > 0) {
            Thread.sleep(
                    Duration.ofNanos(ThreadLocalRandom.current().nextLong(most / 2, most + 1)));
        }
    }

    /// Code between the statement and the transaction may have wrapped the failure, and raw JDBC
    /// throws its own.
    private static boolean isMeeting(Throwable failure) {
        Throwable each = failure;
        for (int depth = 0; each != null && depth < 20; depth++) {
            if (each instanceof DatabaseException.Conflict
                    || each instanceof SQLException jdbc && MEETINGS.contains(jdbc.getSQLState())) {
                return true;
            }
            each = each.getCause();
        }
        return false;
    }
}
