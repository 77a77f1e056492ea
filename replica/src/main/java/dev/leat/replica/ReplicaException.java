package dev.leat.replica;

import org.jspecify.annotations.Nullable;

/// The copy cannot be made or kept up. The message says what was attempted, what was found and what
/// to do about it, and holds no secret.
public final class ReplicaException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public ReplicaException(String message) {
        super(message);
    }

    public ReplicaException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
