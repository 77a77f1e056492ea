package dev.leat.protocol.error;

import java.util.Objects;

/// Something that the peer must be told: carries the body of the `error` message to the connection
/// that sends it.
public final class ProtocolException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    private final transient ErrorBody body;

    public ProtocolException(ErrorBody body) {
        super(body.kindText() + ": " + body.message());
        this.body = Objects.requireNonNull(body, "body");
    }

    public ProtocolException(ErrorKind kind, String message) {
        this(ErrorBody.of(kind, message));
    }

    public ErrorBody body() {
        return body;
    }
}
