package dev.leat.protocol.mutation;

import java.util.Objects;

/// The place of a mutation among those of its client: 1, 2, 3… without gaps. 0 is for messages that
/// are not counted.
public record MutationId(String clientId, long id) {
    public MutationId {
        Objects.requireNonNull(clientId, "clientId");
    }
}
