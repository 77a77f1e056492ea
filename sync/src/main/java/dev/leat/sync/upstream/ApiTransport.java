package dev.leat.sync.upstream;

import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.sync.session.Credentials;

/// How the API server is reached. Calls block and come on many threads at once.
public interface ApiTransport {
    /// {@return whether named queries can be looked up at all}
    boolean hasQueries();

    /// {@return whether mutations can be run at all}
    boolean hasMutations();

    /// {@return whatever of the credentials makes a difference to the query endpoint: equal keys
    /// get equal answers. Holds secrets}
    Object cacheKey(Credentials credentials);

    TransformResponse transform(Credentials credentials, TransformRequest request)
            throws ApiFailure;

    PushResponse push(Credentials credentials, PushBody push) throws ApiFailure;
}
