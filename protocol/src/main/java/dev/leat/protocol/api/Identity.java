package dev.leat.protocol.api;

import org.jspecify.annotations.Nullable;

/// Who the API server says the caller is.
public sealed interface Identity {
    /// It said so: a user's id, or null for nobody. Overrules what the client claims.
    record Known(@Nullable String userId) implements Identity {}

    /// It said nothing: what the client claims is believed.
    record Unstated() implements Identity {}

    Identity UNSTATED = new Unstated();
}
