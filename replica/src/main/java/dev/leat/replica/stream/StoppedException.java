package dev.leat.replica.stream;

import org.jspecify.annotations.Nullable;

/// The replica does not follow the stream any more. The message says why and what to do.
public final class StoppedException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    StoppedException(String message) {
        super(message);
    }

    StoppedException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
