package dev.leat.replica.store;

import org.jspecify.annotations.Nullable;

/// The replica file cannot be used. The message names it and says what to do.
public final class ReplicaFileException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    ReplicaFileException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
