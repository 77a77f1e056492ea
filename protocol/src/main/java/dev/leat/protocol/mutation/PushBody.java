package dev.leat.protocol.mutation;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a push carries, from a client to the sync server and from there to the API server.
///
/// @param pushVersion 1
/// @param schemaVersion legacy
/// @param timestamp milliseconds of the client's clock
public record PushBody(
        String clientGroupId,
        List<Mutation> mutations,
        long pushVersion,
        @Nullable Long schemaVersion,
        double timestamp,
        String requestId,
        @Nullable String auth,
        @Nullable String traceparent) {
    public PushBody {
        Objects.requireNonNull(clientGroupId, "clientGroupId");
        Objects.requireNonNull(requestId, "requestId");
        mutations = List.copyOf(mutations);
    }

    /// {@return the same push with other mutations}
    public PushBody withMutations(List<Mutation> others) {
        return new PushBody(
                clientGroupId,
                others,
                pushVersion,
                schemaVersion,
                timestamp,
                requestId,
                auth,
                traceparent);
    }

    public List<MutationId> mutationIds() {
        return mutations.stream().map(Mutation::id).toList();
    }
}
