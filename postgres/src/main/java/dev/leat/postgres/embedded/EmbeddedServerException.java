package dev.leat.postgres.embedded;

import org.jspecify.annotations.Nullable;

/// The embedded server could not be started or stopped. The message says why and what to do.
public final class EmbeddedServerException extends RuntimeException {

    private static final long serialVersionUID = 1;

    public EmbeddedServerException(String message) {
        super(message);
    }

    public EmbeddedServerException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
