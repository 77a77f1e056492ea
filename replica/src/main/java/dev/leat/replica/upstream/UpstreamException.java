package dev.leat.replica.upstream;

import org.jspecify.annotations.Nullable;

/// The upstream database is not fit to be replicated from. The message says what was found and what
/// to do about it, and holds no secret.
public final class UpstreamException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UpstreamException(String message) {
        super(message);
    }

    UpstreamException(String message, @Nullable Throwable cause) {
        super(message, cause);
    }
}
