package dev.leat.testing;

import java.sql.SQLException;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.locks.LockSupport;

/// Repeats a statement that somebody else is in the way of.
final class Patience {

    interface Attempt {
        void run() throws SQLException;
    }

    private Patience() {}

    /// @param states the codes that are worth waiting for
    static void repeat(String what, Duration limit, List<String> states, Attempt attempt) {
        long deadline = System.nanoTime() + limit.toNanos();
        while (true) {
            try {
                attempt.run();
                return;
            } catch (SQLException e) {
                if (!states.contains(e.getSQLState()) || System.nanoTime() > deadline) {
                    throw new IllegalStateException(
                            "Could not "
                                    + what
                                    + " (SQLSTATE "
                                    + e.getSQLState()
                                    + "): "
                                    + e.getMessage(),
                            e);
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
