package dev.leat.sync.group;

import dev.leat.ivm.engine.Reading;
import dev.leat.ivm.engine.View;
import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.Cookie;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.down.InspectResponse;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorKind;
import dev.leat.protocol.error.ProtocolException;
import dev.leat.protocol.up.DesiredPatch;
import dev.leat.protocol.up.InspectRequest;
import dev.leat.protocol.up.UpMessage;
import dev.leat.sync.cvr.GroupConflictException;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.sync.cvr.GroupStoreException;
import dev.leat.sync.group.GroupQueries.Hydrated;
import dev.leat.sync.session.ClientConnection;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The clients that share one local database: what they want, how far each has come, and the pokes
/// that keep them going.
///
/// Everything that changes the group makes a new version of it ([#publish]): the newest rows of its
/// views, taken at one commit, and what its clients said. Whoever is behind is then led from its
/// own cookie to that version; who is not writable is left out and catches up later in one poke.
/// The first version after the group was opened waits until every query is hydrated or refused, so
/// that a client that must start over never sees less than it had.
///
/// Thread rule: every field belongs to the tasks of the mailbox. The methods that any thread may
/// call do nothing but post one.
final class ClientGroup implements ViewWatch.Watcher, GroupQueries.Listener {
    private static final Logger LOG = LoggerFactory.getLogger(ClientGroup.class);

    /// Expired queries go a little late, so that several go together.
    private static final Duration EVICTION_DELAY = Duration.ofMillis(50);

    /// Desires of which only the memory is left are kept up to this number.
    private static final int MAX_MEMORIES = 1000;

    private static final Duration TOUCH_INTERVAL = Duration.ofSeconds(60);
    private static final Duration COOKIE_POLL = Duration.ofMillis(50);

    private final String id;
    private final GroupServices services;
    private final GroupSettings settings;
    private final RowEncoders encoders;
    private final Admission admission;
    private final Consumer<ClientGroup> onClosed;
    private final Consumer<Arrival> onTooLate;
    private final Mailbox mailbox;
    private final GroupRows rows;
    private final GroupQueries queries;
    private final AtomicBoolean woken = new AtomicBoolean();

    private final Peers peers = new Peers();
    private final Set<Arrival> waiting = new LinkedHashSet<>();
    private @Nullable GroupConfig config;
    private Cookie version = Cookie.EMPTY;
    private Versions versions = new Versions(0);
    private boolean loading = true;
    private boolean desiresChanged;
    private boolean closed;
    private Timers.@Nullable Timer eviction;
    private Timers.@Nullable Timer leaving;
    private Timers.@Nullable Timer touching;

    /// @param onClosed told once, when the group is of no more use
    /// @param onTooLate given the connections that came after that
    ClientGroup(
            String id,
            GroupServices services,
            GroupSettings settings,
            RowEncoders encoders,
            Consumer<ClientGroup> onClosed,
            Consumer<Arrival> onTooLate) {
        this.id = id;
        this.services = services;
        this.settings = settings;
        this.encoders = encoders;
        this.admission = new Admission(id, services, settings);
        this.onClosed = onClosed;
        this.onTooLate = onTooLate;
        this.mailbox = new Mailbox(services.executor());
        this.rows = new GroupRows(services, this);
        this.queries = new GroupQueries(services, settings, this::handleAlways, this);
    }

    String id() {
        return id;
    }

    // What any thread may call

    void connect(Arrival arrival) {
        mailbox.post(() -> {
            if (closed) {
                onTooLate.accept(arrival);
            } else {
                answering(arrival.done(), () -> onConnect(arrival));
            }
        });
    }

    void changeDesiredQueries(
            ClientConnection connection,
            List<DesiredPatch> patches,
            CompletableFuture<@Nullable Void> done) {
        fromPeer(connection, done, peer -> onChangeDesiredQueries(peer, patches));
    }

    void deleteClients(
            ClientConnection connection,
            ClientDeletion deletion,
            CompletableFuture<@Nullable Void> done) {
        fromPeer(connection, done, peer -> onDeleteClients(peer, deletion.clientIds()));
    }

    void retransform(ClientConnection connection, CompletableFuture<@Nullable Void> done) {
        fromPeer(
                connection,
                done,
                peer -> queries.lookUp(connection, config().queries().values(), false));
    }

    void inspect(
            ClientConnection connection,
            InspectRequest request,
            CompletableFuture<InspectResponse> done) {
        mailbox.post(() -> {
            GroupConfig now = config;
            if (now == null || closed) {
                done.complete(GroupInspection.error(request.id(), "This group is not open."));
                return;
            }
            new GroupInspection(services, now, queries, rows).answer(connection, request, done);
        });
    }

    void writable() {
        handle(this::publish);
    }

    void disconnected(ClientConnection connection) {
        handle(() -> onDisconnected(connection));
    }

    /// Tables changed their shape: the clients may not fit any more.
    void schemaChanged() {
        handle(this::onSchemaChanged);
    }

    /// Gives everything back; the connections are told nothing.
    void shutDown(Runnable done) {
        mailbox.post(() -> {
            if (!closed) {
                touch();
                close();
            }
            done.run();
        });
    }

    @Override
    public void onRows() {
        if (woken.compareAndSet(false, true)) {
            handle(() -> {
                woken.set(false);
                publish();
            });
        }
    }

    @Override
    public void onFailed(View view, Throwable failure) {
        handle(() -> rows.readingFrom(view).forEach(queries::restart));
    }

    // Events, on the group's thread

    private void onConnect(Arrival arrival) {
        ClientConnection connection = arrival.connection();
        waiting.remove(arrival);
        if (!connection.isOpen()) {
            arrival.done().complete(null);
            if (config == null && waiting.isEmpty()) {
                close(); // perhaps the end of the connection was told to the group before this one
            }
            return;
        }
        boolean justRead = config == null;
        GroupConfig group = justRead ? load() : config();
        Cookie cookie = admission.cookie(connection, group);
        if (cookie != null && cookie.stateVersion().compareTo(services.engine().version()) > 0) {
            await(arrival, cookie);
            return;
        }
        if (cookie != null && versions.isOfLaterLife(cookie)) {
            if (justRead) {
                throw admission.ahead(cookie, version);
            }
            throw new GroupConflictException(
                    "a client of group " + id + " was at another server in between");
        }
        admission.check(connection, arrival.init(), group);
        enter(connection, arrival.init(), cookie, group);
        arrival.done().complete(null);
    }

    private void await(Arrival arrival, Cookie cookie) {
        if (services.timers().nanoTime() - arrival.deadline() >= 0) {
            throw admission.ahead(cookie, version);
        }
        waiting.add(arrival);
        services.timers().after(COOKIE_POLL, () -> connect(arrival));
    }

    private void enter(
            ClientConnection connection,
            UpMessage.InitConnection init,
            @Nullable Cookie cookie,
            GroupConfig group) {
        Peer peer = new Peer(connection, cookie);
        if (cookie != null && !versions.isOfThisLife(cookie)) {
            peer.mustStartOver = true;
            if (cookie.compareTo(version) > 0) {
                version = versions.next(cookie, "");
            }
        }
        peers.add(peer);
        group.clock().start();
        cancel(leaving);
        startTouching();

        Cookie next = nextConfig();
        admission.adopt(connection, init, group);
        group.addClient(peer.clientId);
        Collection<String> forgotten =
                forget(admission.clientsGone(peer.clientId, init, group, peers.clients()), next);
        group.want(peer.clientId, init.desiredQueriesPatch(), next);
        queries.setPrimaryKeys(admission.primaryKeys(group));
        admission.internalQueries().forEach(queries::runInternal);
        configure(next);
        queries.lookUp(connection, group.queries().values(), true);
        publish();
        cleanUp(connection, forgotten);
        peers.acknowledge(peer, init.deleted().clientIds());
    }

    private void onChangeDesiredQueries(Peer peer, List<DesiredPatch> patches) {
        Cookie next = nextConfig();
        GroupConfig group = config();
        group.want(peer.clientId, patches, next);
        configure(next);
        List<QueryRecord> unknown = new ArrayList<>();
        for (DesiredPatch patch : patches) {
            if (patch instanceof DesiredPatch.Put put) {
                QueryRecord query = group.queries().get(put.hash());
                if (query != null && !queries.isRunning(put.hash())) {
                    peer.refusals.remove(put.hash());
                    unknown.add(query);
                }
            }
        }
        queries.lookUp(peer.connection, unknown, true);
        publish();
    }

    private void onDeleteClients(Peer peer, List<String> clientIds) {
        Cookie next = nextConfig();
        Set<String> others = new LinkedHashSet<>(clientIds);
        others.remove(peer.clientId);
        Collection<String> forgotten = forget(others, next);
        configure(next);
        publish();
        cleanUp(peer.connection, forgotten);
        peers.acknowledge(peer, clientIds);
    }

    private void onDisconnected(ClientConnection connection) {
        waiting.removeIf(arrival -> arrival.connection() == connection);
        peers.remove(connection);
        if (peers.isEmpty() && waiting.isEmpty()) {
            cancel(eviction);
            cancel(touching);
            touching = null;
            GroupConfig group = config;
            if (group != null) {
                group.clock().stop();
                touch();
            }
            cancel(leaving);
            leaving = later(settings.keepAlive(), this::leaveIfAlone);
        }
    }

    private void leaveIfAlone() {
        if (peers.isEmpty() && waiting.isEmpty()) {
            close();
        }
    }

    private void onSchemaChanged() {
        GroupConfig group = config;
        ClientSchema schema = group == null ? null : group.clientSchema();
        if (schema != null) {
            try {
                admission.checkSchema(schema);
            } catch (ProtocolException e) {
                fail(e.body());
            }
        }
    }

    private void evict() {
        configure(nextConfig());
        publish();
    }

    @Override
    public void onProgress() {
        handle(this::publish);
    }

    @Override
    public void onRefused(List<ErroredQuery> refused) {
        refused.forEach(error -> rows.retire(error.id()));
        peers.tellRefused(refused, config().desires());
    }

    @Override
    public void onLookUpFailed(ClientConnection connection, boolean required, Throwable failure) {
        if (!(failure instanceof ProtocolException refusal)) {
            LOG.error("Looking up the queries of client group {} failed", id, failure);
            connection.fail(ErrorBody.rehome("The queries could not be looked up."));
            askForAnother(connection);
        } else if (required || Admission.isAboutCredentials(refusal.body())) {
            connection.fail(refusal.body());
            askForAnother(connection);
        } else {
            LOG.warn(
                    "Queries of client group {} stay as they are; looking them up again failed: {}",
                    id,
                    refusal.getMessage());
        }
    }

    /// Others may wait for what one could not find out; while the group is being opened all do.
    private void askForAnother(ClientConnection failed) {
        List<QueryRecord> unknown = queries.unknown(config().queries().values());
        for (Peer peer : peers.openBut(failed)) {
            List<QueryRecord> its = loading ? unknown : config().wantedBy(peer.clientId, unknown);
            queries.lookUp(peer.connection, its, true);
            unknown = queries.unknown(unknown);
        }
    }

    // Versions and pokes

    /// Makes a new version of the group if anything changed, and leads everyone to it.
    private void publish() {
        GroupConfig group = config;
        if (group == null || loading && !(queries.isSettled() && !peers.isEmpty())) {
            return;
        }
        for (Hydrated hydrated : queries.takeHydrated()) {
            rows.add(hydrated);
            if (hydrated.view().failure() != null) {
                queries.restart(hydrated.hash()); // it failed before anybody watched it
            }
        }
        Reading reading = rows.read();
        if (loading || desiresChanged || rows.isNews(reading)) {
            version = versions.next(version, reading.version());
            rows.step(reading, version);
            if (loading) {
                rows.raiseFloor(version);
                loading = false;
            }
            desiresChanged = false;
        } else {
            rows.noteSeen(version, reading);
        }
        group.flush(version);
        peers.poke(version, rows, group.desires(), encoders);
    }

    /// Settles what the clients said: expired queries go, and while nothing can be published yet
    /// the change is written at once.
    private void configure(Cookie next) {
        GroupConfig group = config();
        for (String hash : group.dropExpired()) {
            queries.drop(hash);
            rows.retire(hash);
        }
        Cookie toldTooLittle = group.dropMemories(MAX_MEMORIES);
        if (toldTooLittle != null) {
            rows.raiseFloor(toldTooLittle);
        }
        if (group.isChanged()) {
            desiresChanged |= group.hasNewDesires();
            if (loading) {
                version = next;
                group.flush(version);
            }
        }
        cancel(eviction);
        Double expiry = group.desires().nextExpiry();
        if (expiry != null && !peers.isEmpty()) {
            double millis = Math.max(0, Math.ceil(expiry - group.clock().millis()));
            eviction = later(EVICTION_DELAY.plusMillis((long) millis), this::evict);
        }
    }

    /// {@return the version for what clients said: later than any that was sent, and no later than
    /// the one that will bring it}
    private Cookie nextConfig() {
        return versions.next(version, loading ? "" : services.engine().version());
    }

    private Collection<String> forget(Collection<String> clientIds, Cookie next) {
        GroupConfig group = config();
        List<String> known = clientIds.stream().filter(group.clients()::contains).toList();
        known.forEach(clientId -> group.removeClient(clientId, next));
        return known;
    }

    private void cleanUp(ClientConnection connection, Collection<String> forgotten) {
        if (!forgotten.isEmpty()) {
            services.cleanup().forgetClients(connection.credentials(), id, List.copyOf(forgotten));
        }
    }

    // Life and death

    private GroupConfig load() {
        GroupConfig loaded =
                new GroupConfig(id, services.store().open(id), services.store(), services.timers());
        loaded.dropMemories(0); // whoever would need them starts over
        config = loaded;
        version = loaded.storedVersion();
        versions = new Versions(loaded.life());
        return loaded;
    }

    private GroupConfig config() {
        GroupConfig now = config;
        if (now == null) {
            throw new IllegalStateException("client group " + id + " is not loaded");
        }
        return now;
    }

    private void startTouching() {
        if (touching == null) {
            touching =
                    later(
                            TOUCH_INTERVAL,
                            () -> {
                                touching = null;
                                if (!closed && !peers.isEmpty()) {
                                    touch();
                                    startTouching();
                                }
                            });
        }
    }

    /// Notes that the group is alive, and finds out whether it still is this server's.
    private void touch() {
        try {
            GroupConfig group = config;
            if (group != null) {
                group.touch();
            }
        } catch (GroupConflictException e) {
            breakDown(e);
        } catch (GroupStoreException e) {
            LOG.warn("Client group {} goes on, but: {}", id, e.getMessage());
        }
    }

    private void fail(ErrorBody error) {
        peers.fail(error);
        waiting.forEach(
                arrival -> arrival.done().completeExceptionally(new ProtocolException(error)));
        close();
    }

    private void close() {
        closed = true;
        onClosed.accept(this); // first: whoever comes now must find another group, come what may
        cancel(eviction);
        cancel(leaving);
        cancel(touching);
        GroupConfig group = config;
        if (group != null && !peers.isEmpty()) {
            group.clock().stop();
        }
        queries.close();
        rows.close();
        peers.clear();
        waiting.clear();
    }

    // The mailbox

    private Timers.Timer later(Duration delay, Runnable task) {
        return services.timers().after(delay, () -> handle(task));
    }

    private static void cancel(Timers.@Nullable Timer timer) {
        if (timer != null) {
            timer.cancel();
        }
    }

    private void fromPeer(
            ClientConnection connection,
            CompletableFuture<@Nullable Void> done,
            Consumer<Peer> event) {
        mailbox.post(() ->
                answering(
                        done,
                        () -> {
                            Peer peer = peers.get(connection);
                            if (peer != null) {
                                event.accept(peer);
                            }
                            done.complete(null);
                        }));
    }

    /// Handles an event that somebody waits for: what is wrong with it is the answer.
    private void answering(CompletableFuture<@Nullable Void> done, Runnable event) {
        try {
            event.run();
        } catch (ProtocolException e) {
            done.completeExceptionally(e);
            if (loading && peers.isEmpty() && waiting.isEmpty()) {
                close(); // nobody ever got in; the next one starts afresh
            }
        } catch (RuntimeException | Error e) {
            done.completeExceptionally(new ProtocolException(breakDown(e)));
        }
    }

    private void handle(Runnable event) {
        handleAlways(() -> {
            if (!closed) {
                event.run();
            }
        });
    }

    /// Handles an event that matters to a closed group too, which may have to give something back.
    private void handleAlways(Runnable event) {
        mailbox.post(() -> {
            try {
                event.run();
            } catch (RuntimeException | Error e) {
                breakDown(e);
            }
        });
    }

    /// Nothing that this object holds can be relied on any more: the clients come again, and the
    /// group is read afresh.
    private ErrorBody breakDown(Throwable e) {
        ErrorBody error;
        if (e instanceof GroupConflictException) {
            LOG.info("Client group {} goes to another server: {}", id, e.getMessage());
            error = ErrorBody.rehome("This client group is served elsewhere. Connect again.");
        } else {
            if (e instanceof GroupStoreException) {
                LOG.warn("Client group {} is dropped from memory: {}", id, e.getMessage());
            } else {
                LOG.error("Client group {} broke down and is dropped from memory", id, e);
            }
            error = ErrorBody.of(ErrorKind.REHOME, "The server lost this client group. Try again.");
        }
        if (!closed) {
            fail(error);
        }
        return error;
    }
}
