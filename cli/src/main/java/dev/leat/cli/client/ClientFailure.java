package dev.leat.cli.client;

/// The published client, or the Node process that runs it, did not do what it was asked to; the
/// message says what was asked and what was seen instead.
public final class ClientFailure extends RuntimeException {
    private static final long serialVersionUID = 1;

    public ClientFailure(String message) {
        super(message);
    }

    public ClientFailure(String message, Throwable cause) {
        super(message, cause);
    }
}
