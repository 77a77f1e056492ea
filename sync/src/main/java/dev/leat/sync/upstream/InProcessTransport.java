package dev.leat.sync.upstream;

import dev.leat.protocol.api.ApiCall;
import dev.leat.protocol.api.ApiServer;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.session.Credentials;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Calls an API server that lives in this JVM, with the same headers that it would get over HTTP.
public final class InProcessTransport implements ApiTransport {
    private static final Logger LOG = LoggerFactory.getLogger(InProcessTransport.class);

    private final SyncConfig config;
    private final ApiServer server;

    public InProcessTransport(SyncConfig config, ApiServer server) {
        this.config = config;
        this.server = server;
    }

    @Override
    public boolean hasQueries() {
        return true;
    }

    @Override
    public boolean hasMutations() {
        return true;
    }

    @Override
    public Object cacheKey(Credentials credentials) {
        return CallHeaders.forQuery(config.query(), credentials);
    }

    @Override
    public TransformResponse transform(Credentials credentials, TransformRequest request)
            throws ApiFailure {
        ApiCall call = call(CallHeaders.forQuery(config.query(), credentials));
        try {
            return server.transform(call, request);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    @Override
    public PushResponse push(Credentials credentials, PushBody push) throws ApiFailure {
        ApiCall call = call(CallHeaders.forMutate(config.mutate(), credentials));
        try {
            return server.push(call, push);
        } catch (RuntimeException e) {
            throw failure(e);
        }
    }

    private ApiCall call(Map<String, String> headers) {
        return new ApiCall(config.shardSchema(), config.appId(), headers);
    }

    private static ApiFailure failure(RuntimeException e) {
        if (e instanceof ApiServer.StatusException status) {
            return ApiFailure.http(status.status(), String.valueOf(status.getMessage()));
        }
        LOG.error("The API server in this process failed", e);
        return ApiFailure.http(500, "Internal Server Error");
    }
}
