package dev.leat.sync.upstream;

import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.sync.session.Credentials;
import dev.leat.sync.session.ResultCleanup;
import java.util.List;
import java.util.concurrent.Executor;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Asks the API server to delete every result of clients that are gone. Any thread may use it.
public final class ResultCleaner implements ResultCleanup {
    private static final Logger LOG = LoggerFactory.getLogger(ResultCleaner.class);

    private final ApiTransport transport;
    private final Executor executor;

    public ResultCleaner(ApiTransport transport, Executor executor) {
        this.transport = transport;
        this.executor = executor;
    }

    @Override
    public void forgetClients(
            Credentials credentials, String clientGroupId, List<String> clientIds) {
        if (!transport.hasMutations() || clientIds.isEmpty()) {
            return;
        }
        PushBody push =
                Pusher.cleanup(
                        clientGroupId,
                        clientIds.getFirst(),
                        Mutation.cleanupAll(clientGroupId, clientIds),
                        "cleanup-bulk-" + clientGroupId + "-" + System.currentTimeMillis());
        executor.execute(() -> {
            try {
                transport.push(credentials, push);
            } catch (ApiFailure | RuntimeException e) {
                LOG.warn(
                        "Results of {} deleted clients of client group {} stay in the"
                                + " database: {}",
                        clientIds.size(),
                        clientGroupId,
                        e.getMessage());
            }
        });
    }
}
