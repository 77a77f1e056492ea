package dev.leat.protocol.down;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.MutationId;
import java.util.Objects;

/// A change of the stored results of mutations.
public sealed interface MutationPatch {
    /// @param result the JSON of a [dev.leat.protocol.mutation.MutationResult], as stored
    record Put(MutationId id, Json result) implements MutationPatch {
        public Put {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(result, "result");
        }
    }

    record Del(MutationId id) implements MutationPatch {
        public Del {
            Objects.requireNonNull(id, "id");
        }
    }
}
