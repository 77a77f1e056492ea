package dev.leat.protocol.json;

/// A message does not have the shape that the protocol gives it. The text names the place and what
/// was expected there, and is fit to be sent to the peer.
public final class InvalidMessageException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    public InvalidMessageException(String message) {
        super(message);
    }

    public InvalidMessageException(String message, Throwable cause) {
        super(message, cause);
    }
}
