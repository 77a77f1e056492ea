package dev.leat.migrate.apply;

import dev.leat.postgres.Retry;
import java.time.Duration;
import java.util.Objects;

/// How long a migration waits for locks that others hold.
///
/// A statement that waits for an exclusive lock makes everyone wait who comes after it. So it waits
/// briefly, gives up everything it holds, and the whole run begins again after a pause.
///
/// @param timeout how long one statement waits for one lock; zero for as long as it takes
/// @param retry how often the run begins again, and the pauses before that
public record LockPatience(Duration timeout, Retry retry) {
    /// 10 s a lock; five more runs, after 1, 2, 4, 8 and 16 s.
    public static final LockPatience DEFAULT =
            new LockPatience(
                    Duration.ofSeconds(10),
                    new Retry(5, Duration.ofSeconds(1), 2, Duration.ofSeconds(16)));

    public LockPatience {
        Objects.requireNonNull(retry, "retry");
        if (timeout.isNegative() || timeout.toMillis() > Integer.MAX_VALUE) {
            throw new IllegalArgumentException(
                    "the lock timeout is " + timeout + "; it must be between 0 and 24 days");
        }
    }
}
