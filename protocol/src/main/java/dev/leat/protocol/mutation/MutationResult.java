package dev.leat.protocol.mutation;

import dev.leat.protocol.json.Json;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What became of one mutation.
public sealed interface MutationResult {

    /// @param data what the mutator returned; the reference never sends any
    record Ok(@Nullable Json data) implements MutationResult {}

    /// The mutator refused; its writes were rolled back and the id was consumed.
    record AppError(@Nullable String message, @Nullable Json details) implements MutationResult {}

    /// The id had been consumed before; nothing was done.
    record AlreadyProcessed(@Nullable Json details) implements MutationResult {}

    /// The id was not the next one; nothing was done. Legacy: today the push as a whole fails.
    record OutOfOrder(@Nullable Json details) implements MutationResult {}

    /// The result of the mutation with that id.
    record Of(MutationId id, MutationResult result) {
        public Of {
            Objects.requireNonNull(id, "id");
            Objects.requireNonNull(result, "result");
        }
    }
}
