package dev.leat.sync.upstream;

import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationResult;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.Credentials;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Delivers the mutations of one client group to the API server, in order, one call at a time.
///
/// What one socket pushed while a call was under way goes together in the next one. A success tells
/// the client nothing: results come back through the database. When a push fails, the socket is
/// told and closed, and what it pushed after that is dropped, because a mutation must not be
/// skipped; the client sends everything again when it reconnects. Any thread may use it.
public final class Pusher {
    private static final Logger LOG = LoggerFactory.getLogger(Pusher.class);
    private static final int MAX_MUTATIONS = 1000;
    private static final int MAX_WAITING = 500;

    private sealed interface Work {
        Credentials credentials();

        record Push(
                ClientConnection connection,
                Credentials credentials,
                PushBody body,
                CompletableFuture<@Nullable Void> done)
                implements Work {}

        record Cleanup(MutationId upTo, Credentials credentials, PushBody body) implements Work {}
    }

    private final ApiTransport transport;
    private final Executor executor;

    // Guarded by this object's lock.
    private final ArrayDeque<Work> waiting = new ArrayDeque<>();
    private final Set<ClientConnection> failed = Collections.newSetFromMap(new IdentityHashMap<>());
    private boolean running;

    /// @param executor runs calls that block; one virtual thread each is meant
    public Pusher(ApiTransport transport, Executor executor) {
        this.transport = transport;
        this.executor = executor;
    }

    /// Delivers a push. The stage completes when the socket may send its next message: at once,
    /// unless too much is waiting.
    public CompletionStage<@Nullable Void> push(ClientConnection connection, PushBody body) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        if (body.mutations().isEmpty()) {
            return CompletableFuture.completedFuture(null);
        }
        boolean crowded;
        synchronized (this) {
            crowded = waiting.size() >= MAX_WAITING;
        }
        enqueue(new Work.Push(connection, connection.credentials(), body, done));
        return crowded ? done : CompletableFuture.completedFuture(null);
    }

    /// Lets the results of one client up to an id be deleted: it has them. A failure is logged.
    ///
    /// Only the newest of a client's acknowledgements waits, and none while too much does: each
    /// says what those before it said.
    public void acknowledge(Credentials credentials, String clientGroupId, MutationId upTo) {
        if (transport.hasMutations() && makeRoom(upTo)) {
            enqueue(
                    new Work.Cleanup(
                            upTo,
                            credentials,
                            cleanup(
                                    clientGroupId,
                                    upTo.clientId(),
                                    Mutation.cleanupUpTo(clientGroupId, upTo),
                                    "cleanup-"
                                            + clientGroupId
                                            + "-"
                                            + upTo.clientId()
                                            + "-"
                                            + upTo.id())));
        }
    }

    private synchronized boolean makeRoom(MutationId upTo) {
        waiting.removeIf(work ->
                work instanceof Work.Cleanup cleanup
                        && cleanup.upTo().clientId().equals(upTo.clientId())
                        && cleanup.upTo().id() <= upTo.id());
        return waiting.size() < MAX_WAITING;
    }

    /// {@return the push of the internal mutation that deletes results}
    static PushBody cleanup(
            String clientGroupId, String clientId, Json argument, String requestId) {
        double now = System.currentTimeMillis();
        Mutation mutation =
                new Mutation.Custom(
                        new MutationId(clientId, 0),
                        Mutation.CLEANUP_RESULTS,
                        List.of(argument),
                        now);
        return new PushBody(clientGroupId, List.of(mutation), 1, null, now, requestId, null, null);
    }

    private void enqueue(Work work) {
        synchronized (this) {
            waiting.add(work);
            if (running) {
                return;
            }
            running = true;
        }
        executor.execute(this::deliver);
    }

    private void deliver() {
        while (true) {
            List<Work.Push> pushes = new ArrayList<>();
            Work.Cleanup cleanup = null;
            synchronized (this) {
                Work first = waiting.poll();
                switch (first) {
                    case null -> {
                        running = false;
                        failed.clear();
                        return;
                    }
                    case Work.Cleanup work -> cleanup = work;
                    case Work.Push push -> {
                        if (failed.contains(push.connection())) {
                            push.done().complete(null);
                            continue;
                        }
                        pushes.add(push);
                        takeTogether(pushes);
                    }
                }
            }
            if (cleanup != null) {
                deliver(cleanup);
            } else {
                deliver(pushes);
            }
        }
    }

    /// Adds what may go in the same call: the same socket's pushes with the same credentials.
    private void takeTogether(List<Work.Push> pushes) {
        Work.Push first = pushes.getFirst();
        int mutations = first.body().mutations().size();
        while (waiting.peek() instanceof Work.Push next
                && next.connection() == first.connection()
                && next.credentials().equals(first.credentials())
                && mutations + next.body().mutations().size() <= MAX_MUTATIONS) {
            mutations += next.body().mutations().size();
            pushes.add(next);
            waiting.poll();
        }
    }

    private void deliver(List<Work.Push> pushes) {
        Work.Push first = pushes.getFirst();
        List<Mutation> mutations = new ArrayList<>();
        pushes.forEach(push -> mutations.addAll(push.body().mutations()));
        PushBody body = first.body().withMutations(mutations);
        ErrorBody error = call(first.credentials(), body);
        if (error != null) {
            synchronized (this) {
                failed.add(first.connection());
            }
            first.connection().fail(error);
        }
        pushes.forEach(push -> push.done().complete(null));
    }

    private @Nullable ErrorBody call(Credentials credentials, PushBody body) {
        try {
            return switch (transport.push(credentials, body)) {
                case PushResponse.Mutated mutated -> {
                    Identities.check(credentials, mutated.identity());
                    yield outOfOrder(mutated, body);
                }
                case PushResponse.Failed failure -> failure.failure();
            };
        } catch (ApiFailure e) {
            LOG.warn("A push of client group {} failed: {}", body.clientGroupId(), e.getMessage());
            return e.asPushFailed(body.mutationIds());
        } catch (ProtocolException e) {
            return e.body();
        } catch (RuntimeException e) {
            LOG.error("A push of client group {} failed", body.clientGroupId(), e);
            return ApiFailure.internal("The push could not be delivered", e)
                    .asPushFailed(body.mutationIds());
        }
    }

    /// Older API servers answer a wrong id with a result instead of failing the push.
    private static @Nullable ErrorBody outOfOrder(PushResponse.Mutated mutated, PushBody body) {
        for (MutationResult.Of result : mutated.mutations()) {
            if (result.result() instanceof MutationResult.OutOfOrder wrong) {
                int from = Math.max(0, body.mutationIds().indexOf(result.id()));
                Json details = wrong.details();
                return new ErrorBody.PushFailed(
                        Origin.SERVER,
                        FailureReason.OUT_OF_ORDER_MUTATION,
                        details == null ? "mutation was out of order" : text(details),
                        body.mutationIds().subList(from, body.mutationIds().size()),
                        details,
                        null,
                        null);
            }
        }
        return null;
    }

    private static String text(Json details) {
        var tree = JsonText.parse(details.text());
        return tree.isString() ? tree.stringValue() : details.text();
    }

    private void deliver(Work.Cleanup cleanup) {
        try {
            transport.push(cleanup.credentials(), cleanup.body());
        } catch (ApiFailure | RuntimeException e) {
            LOG.warn(
                    "Results of mutations of client group {} could not be deleted; the next"
                            + " acknowledgement deletes them: {}",
                    cleanup.body().clientGroupId(),
                    e.getMessage());
        }
    }
}
