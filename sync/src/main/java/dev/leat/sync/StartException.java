package dev.leat.sync;

/// The server cannot start. The message says what was attempted, what was found and what to do.
public final class StartException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public StartException(String message, Throwable cause) {
        super(message, cause);
    }
}
