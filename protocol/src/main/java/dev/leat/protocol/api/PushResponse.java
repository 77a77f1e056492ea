package dev.leat.protocol.api;

import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.mutation.MutationResult;
import java.util.List;
import java.util.Objects;

/// What the mutate endpoint answers.
public sealed interface PushResponse {
    /// Every mutation has been decided; the results also come through the database.
    record Mutated(Identity identity, List<MutationResult.Of> mutations) implements PushResponse {
        public Mutated {
            Objects.requireNonNull(identity, "identity");
            mutations = List.copyOf(mutations);
        }
    }

    /// The push as a whole failed, from the first of the named mutations on.
    record Failed(ErrorBody.PushFailed failure) implements PushResponse {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
