package dev.leat.protocol.error;

/// Who found the error: the application's API server, or the sync server.
public enum Origin {
    SERVER("server"),
    ZERO_CACHE("zeroCache");

    private final String wire;

    Origin(String wire) {
        this.wire = wire;
    }

    /// {@return how the wire spells it}
    public String wire() {
        return wire;
    }
}
