package dev.leat.sync.session;

import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.TransformedQuery;
import java.util.List;
import java.util.concurrent.CompletionStage;

/// Asks the application what named queries are for a caller. Answers are cached for a few seconds.
public interface QueryTransformer {

    /// {@return one answer for each query, in the order of the question; fails with a
    /// [dev.leat.protocol.error.ProtocolException] if the call as a whole failed or the API server
    /// says that the caller is somebody else. Completes on a virtual thread, or at once from the
    /// cache}
    CompletionStage<List<TransformedQuery>> transform(
            Credentials credentials, List<NamedQuery> queries);
}
