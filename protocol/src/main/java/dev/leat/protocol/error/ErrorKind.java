package dev.leat.protocol.error;

/// The kinds of errors, spelled on the wire as [#wire()].
///
/// Choose with care: after `INTERNAL`, `INVALID_MESSAGE`, `PUSH_FAILED` and their like a published
/// client stays in its error state until the application calls `connect()`. For what may work in a
/// moment use [#REHOME], after which it reconnects by itself.
public enum ErrorKind {
    AUTH_INVALIDATED("AuthInvalidated"),
    CLIENT_NOT_FOUND("ClientNotFound"),
    INVALID_CONNECTION_REQUEST("InvalidConnectionRequest"),
    INVALID_CONNECTION_REQUEST_BASE_COOKIE("InvalidConnectionRequestBaseCookie"),
    INVALID_CONNECTION_REQUEST_LAST_MUTATION_ID("InvalidConnectionRequestLastMutationID"),
    INVALID_CONNECTION_REQUEST_CLIENT_DELETED("InvalidConnectionRequestClientDeleted"),
    INVALID_MESSAGE("InvalidMessage"),
    INVALID_PUSH("InvalidPush"),
    PUSH_FAILED("PushFailed"),
    MUTATION_FAILED("MutationFailed"),
    MUTATION_RATE_LIMITED("MutationRateLimited"),
    REBALANCE("Rebalance"),
    REHOME("Rehome"),
    TRANSFORM_FAILED("TransformFailed"),
    UNAUTHORIZED("Unauthorized"),
    VERSION_NOT_SUPPORTED("VersionNotSupported"),
    SCHEMA_VERSION_NOT_SUPPORTED("SchemaVersionNotSupported"),
    SERVER_OVERLOADED("ServerOverloaded"),
    INTERNAL("Internal");

    private final String wire;

    ErrorKind(String wire) {
        this.wire = wire;
    }

    /// {@return how the wire spells it}
    public String wire() {
        return wire;
    }

    /// {@return whether its body may carry hints for the next attempt}
    public boolean isBackoff() {
        return this == REBALANCE || this == REHOME || this == SERVER_OVERLOADED;
    }

    /// {@return whether the server closes the socket after it}
    public boolean closes() {
        return this != MUTATION_FAILED && this != MUTATION_RATE_LIMITED;
    }
}
