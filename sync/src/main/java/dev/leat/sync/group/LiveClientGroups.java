package dev.leat.sync.group;

import dev.leat.ivm.engine.EngineStatistics;
import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.cvr.GroupStoreException;
import dev.leat.sync.session.ClientConnection;
import dev.leat.sync.session.ClientGroups;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The client groups of this process, each an actor of its own that comes to life with its first
/// connection and leaves memory some time after its last. Any thread may call it.
///
/// ```java
/// ViewWatch watch = new ViewWatch();
/// Engine engine = new Engine(source, engineThread, hydrators, EngineOptions.DEFAULT, watch);
/// LiveClientGroups groups = new LiveClientGroups(services, GroupSettings.of("zero_0"));
/// ```
public final class LiveClientGroups implements ClientGroups {
    private static final Logger LOG = LoggerFactory.getLogger(LiveClientGroups.class);

    /// Groups that nobody used for so long are deleted from the store.
    private static final Duration UNUSED = Duration.ofHours(48);

    private static final Duration COLLECTION_INTERVAL = Duration.ofMinutes(10);
    private static final Duration CLOSING = Duration.ofSeconds(5);

    private final GroupServices services;
    private final GroupSettings settings;
    private final RowEncoders encoders = new RowEncoders();
    private final Map<String, ClientGroup> groups = new ConcurrentHashMap<>();
    private final AtomicInteger connections = new AtomicInteger();
    private volatile boolean closed;
    private volatile Timers.@Nullable Timer collection;

    public LiveClientGroups(GroupServices services, GroupSettings settings) {
        this.services = services;
        this.settings = settings;
        scheduleCollection();
    }

    @Override
    public CompletionStage<@Nullable Void> connect(
            ClientConnection connection, UpMessage.InitConnection init) {
        connections.incrementAndGet();
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        long deadline = services.timers().nanoTime() + settings.cookieWait().toNanos();
        connect(new Arrival(connection, init, deadline, done));
        return done;
    }

    @Override
    public CompletionStage<@Nullable Void> changeDesiredQueries(
            ClientConnection connection, List<DesiredPatch> patches) {
        return ask(
                connection, (group, done) -> group.changeDesiredQueries(connection, patches, done));
    }

    @Override
    public CompletionStage<@Nullable Void> deleteClients(
            ClientConnection connection, ClientDeletion deletion) {
        return ask(connection, (group, done) -> group.deleteClients(connection, deletion, done));
    }

    @Override
    public CompletionStage<@Nullable Void> retransform(ClientConnection connection) {
        return ask(connection, (group, done) -> group.retransform(connection, done));
    }

    @Override
    public CompletionStage<InspectResponse> inspect(
            ClientConnection connection, InspectRequest request) {
        CompletableFuture<InspectResponse> done = new CompletableFuture<>();
        ClientGroup group = of(connection);
        if (group == null) {
            done.complete(GroupInspection.error(request.id(), "This group is not open."));
        } else {
            group.inspect(connection, request, done);
        }
        return done;
    }

    @Override
    public void writable(ClientConnection connection) {
        with(connection, ClientGroup::writable);
    }

    @Override
    public void disconnected(ClientConnection connection) {
        connections.decrementAndGet();
        with(connection, group -> group.disconnected(connection));
    }

    /// Tables were created, changed their shape or were dropped, and the engine has published the
    /// commit: groups whose clients do not fit any more are closed with an error that says why.
    public void schemaChanged() {
        groups.values().forEach(ClientGroup::schemaChanged);
    }

    @Override
    public Counts counts() {
        EngineStatistics engine = services.engine().statistics();
        return new Counts(
                groups.size(), connections.get(), engine.views(), services.watch().rows());
    }

    @Override
    public void close() {
        closed = true;
        Timers.Timer timer = collection;
        if (timer != null) {
            timer.cancel();
        }
        List<ClientGroup> open = List.copyOf(groups.values());
        CountDownLatch left = new CountDownLatch(open.size());
        for (ClientGroup group : open) {
            group.shutDown(left::countDown);
        }
        try {
            if (!left.await(CLOSING.toMillis(), TimeUnit.MILLISECONDS)) {
                LOG.warn("{} client groups were still busy after {}", left.getCount(), CLOSING);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Arrival arrival) {
        if (closed) {
            arrival.done()
                    .completeExceptionally(
                            new ProtocolException(
                                    ErrorBody.rehome("The server is shutting down.")));
            return;
        }
        groups.computeIfAbsent(
                        arrival.connection().params().clientGroupId(),
                        id ->
                                new ClientGroup(
                                        id,
                                        services,
                                        settings,
                                        encoders,
                                        group -> groups.remove(group.id(), group),
                                        this::connect))
                .connect(arrival);
    }

    private CompletionStage<@Nullable Void> ask(ClientConnection connection, Question question) {
        CompletableFuture<@Nullable Void> done = new CompletableFuture<>();
        ClientGroup group = of(connection);
        if (group == null) {
            done.complete(null); // its group was given up, which the connection was told
        } else {
            question.ask(group, done);
        }
        return done;
    }

    private void with(ClientConnection connection, Consumer<ClientGroup> event) {
        ClientGroup group = of(connection);
        if (group != null) {
            event.accept(group);
        }
    }

    private @Nullable ClientGroup of(ClientConnection connection) {
        return groups.get(connection.params().clientGroupId());
    }

    private void scheduleCollection() {
        collection =
                services.timers()
                        .after(
                                COLLECTION_INTERVAL,
                                () -> services.executor().execute(this::collect));
    }

    private void collect() {
        if (closed) {
            return;
        }
        try {
            int deleted = services.store().deleteInactive(UNUSED);
            if (deleted > 0) {
                LOG.info("Deleted {} client groups that nobody used for {}", deleted, UNUSED);
            }
        } catch (GroupStoreException e) {
            LOG.warn("Unused client groups were not deleted: {}", e.getMessage());
        } finally {
            scheduleCollection();
        }
    }

    private interface Question {
        void ask(ClientGroup group, CompletableFuture<@Nullable Void> done);
    }
}
