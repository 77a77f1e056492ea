package dev.leat.migrate.apply;

import java.util.List;

/// A step did not get a lock in time; the message says which step, and who was in the way.
final class LockTimeoutException extends Exception {
    private static final long serialVersionUID = 1;

    LockTimeoutException(String failure, List<String> blockers, Throwable cause) {
        super(
                failure
                        + (blockers.isEmpty()
                                ? " Who held the lock was not seen."
                                : " The lock was held by " + String.join(", ", blockers) + "."),
                cause);
    }
}
