package dev.leat.protocol.api;

import dev.leat.protocol.error.ErrorBody;
import java.util.List;
import java.util.Objects;

/// What the query endpoint answers.
public sealed interface TransformResponse {
    /// @param queries one for each query that was asked for, in any order
    record Transformed(Identity identity, List<TransformedQuery> queries)
            implements TransformResponse {
        public Transformed {
            Objects.requireNonNull(identity, "identity");
            queries = List.copyOf(queries);
        }
    }

    /// The call as a whole failed.
    record Failed(ErrorBody.TransformFailed failure) implements TransformResponse {
        public Failed {
            Objects.requireNonNull(failure, "failure");
        }
    }
}
