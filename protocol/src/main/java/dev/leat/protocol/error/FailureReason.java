package dev.leat.protocol.error;

/// Why a push or a transform failed as a whole.
public enum FailureReason {
    /// The API server's database refused.
    DATABASE("database"),
    /// One side could not read what the other sent.
    PARSE("parse"),
    /// A mutation id was not the next one of its client.
    OUT_OF_ORDER_MUTATION("oooMutation"),
    UNSUPPORTED_PUSH_VERSION("unsupportedPushVersion"),
    INTERNAL("internal"),
    /// The API server answered with a status that is not 2xx; 401 and 403 make a client ask for new
    /// credentials.
    HTTP("http"),
    TIMEOUT("timeout");

    private final String wire;

    FailureReason(String wire) {
        this.wire = wire;
    }

    /// {@return how the wire spells it}
    public String wire() {
        return wire;
    }
}
