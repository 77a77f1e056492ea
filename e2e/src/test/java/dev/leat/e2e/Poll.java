package dev.leat.e2e;

import java.time.Duration;
import java.util.concurrent.Callable;

/// Waits for what cannot tell us by itself.
final class Poll {
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private Poll() {}

    /// Asks until the answer is yes.
    ///
    /// @throws AssertionError if it is not within 20 seconds
    static void until(String what, Callable<Boolean> condition) throws Exception {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (!condition.call()) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("Not within " + PATIENCE + ": " + what);
            }
            Thread.sleep(20);
        }
    }
}
