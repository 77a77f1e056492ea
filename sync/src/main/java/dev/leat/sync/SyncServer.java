package dev.leat.sync;

import dev.leat.ivm.engine.Engine;
import dev.leat.ivm.engine.EngineOptions;
import dev.leat.ivm.source.Commit;
import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.Pool;
import dev.leat.postgres.Retry;
import dev.leat.protocol.api.ApiServer;
import dev.leat.replica.CommitListener;
import dev.leat.replica.Replica;
import dev.leat.replica.ReplicaConfig;
import dev.leat.replica.ReplicaException;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.connection.Connections;
import dev.leat.sync.cvr.GroupStoreException;
import dev.leat.sync.cvr.PostgresGroupStore;
import dev.leat.sync.group.GroupServices;
import dev.leat.sync.group.GroupSettings;
import dev.leat.sync.group.LiveClientGroups;
import dev.leat.sync.group.Timers;
import dev.leat.sync.group.ViewWatch;
import dev.leat.sync.server.Statistics;
import dev.leat.sync.server.SyncListener;
import dev.leat.sync.upstream.ApiTransport;
import dev.leat.sync.upstream.HttpTransport;
import dev.leat.sync.upstream.InProcessTransport;
import dev.leat.sync.upstream.QueryService;
import dev.leat.sync.upstream.ResultCleaner;
import java.io.IOException;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A running sync server.
///
/// ```java
/// SyncConfig config = SyncConfigReader.read(System.getenv()).config();
/// try (SyncServer server = SyncServer.start(config)) {
///     server.terminated().join();
/// }
/// ```
///
/// [#start] returns when clients can connect; the first start on a database copies its tables
/// before that. Methods may be called by any thread.
public final class SyncServer implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SyncServer.class);
    private static final int CVR_CONNECTIONS = 10;
    private static final long FAREWELL_MILLIS = 3000;

    private final SyncConfig config;
    private final Closing closing;
    private final Replica replica;
    private final LiveClientGroups groups;
    private final Connections connections;
    private final SyncListener listener;
    private final CompletableFuture<@Nullable Void> terminated;
    private final AtomicBoolean closed = new AtomicBoolean();

    private SyncServer(
            SyncConfig config,
            Closing closing,
            Replica replica,
            LiveClientGroups groups,
            Connections connections,
            SyncListener listener,
            CompletableFuture<@Nullable Void> terminated) {
        this.config = config;
        this.closing = closing;
        this.replica = replica;
        this.groups = groups;
        this.connections = connections;
        this.listener = listener;
        this.terminated = terminated;
    }

    /// Starts a server whose API server is reached over HTTP.
    ///
    /// @throws StartException if it cannot start; says what to do
    public static SyncServer start(SyncConfig config) {
        return start(config, null);
    }

    /// Starts a server.
    ///
    /// @param api the API server if it lives in this JVM; null to call the URLs of the settings
    /// @throws StartException if it cannot start; says what to do
    public static SyncServer start(SyncConfig config, @Nullable ApiServer api) {
        Closing closing = new Closing();
        try {
            SyncListener.requireFree(config);
            Reachability.require("ZERO_UPSTREAM_DB", config.upstreamUrl(), Retry.DEFAULT);
            if (!config.cvrUrl().equals(config.upstreamUrl())) {
                Reachability.require("ZERO_CVR_DB", config.cvrUrl(), Retry.DEFAULT);
            }
            SyncServer server = assemble(config, api, closing);
            LOG.info(
                    "Leat {} serves {} on http://{}:{} (schema {}, replica {})",
                    version(),
                    config.upstreamUrl(),
                    config.host(),
                    server.port(),
                    config.shardSchema(),
                    server.replica.version());
            return server;
        } catch (ReplicaException | GroupStoreException | IOException e) {
            closing.close();
            throw new StartException(String.valueOf(e.getMessage()), e);
        } catch (RuntimeException e) {
            closing.close();
            throw e;
        }
    }

    private static SyncServer assemble(SyncConfig config, @Nullable ApiServer api, Closing closing)
            throws IOException {
        ExecutorService virtual = Executors.newVirtualThreadPerTaskExecutor();
        closing.later(virtual::shutdownNow);
        ApiTransport transport = transport(config, api, closing);
        ConnectionPool cvr = Pool.background("leat-cvr", CVR_CONNECTIONS).open(config.cvrUrl());
        closing.later(cvr);
        PostgresGroupStore store =
                new PostgresGroupStore(cvr, config.shardSchema(), UUID.randomUUID().toString());
        ExecutorService hydrators =
                Executors.newFixedThreadPool(
                        Math.max(2, Runtime.getRuntime().availableProcessors()),
                        Thread.ofPlatform().daemon().name("leat-hydrate-", 0).factory());
        closing.later(hydrators::shutdownNow);
        Replica replica = Replica.open(replicaConfig(config));
        closing.later(replica);

        ViewWatch watch = new ViewWatch();
        Engine engine =
                new Engine(
                        replica.source(),
                        replica.engineThread(),
                        hydrators,
                        EngineOptions.DEFAULT,
                        watch);
        ScheduledExecutorService timers = Timers.daemon();
        closing.later(timers::shutdownNow);
        QueryService queries = new QueryService(transport, virtual);
        LiveClientGroups groups =
                new LiveClientGroups(
                        new GroupServices(
                                engine,
                                replica.source(),
                                watch,
                                store,
                                queries,
                                new ResultCleaner(transport, virtual),
                                new ReplicaTables(replica),
                                Timers.of(timers),
                                virtual),
                        GroupSettings.of(config.shardSchema()));
        closing.later(groups);
        CompletableFuture<@Nullable Void> terminated = new CompletableFuture<>();
        replica.start(following(engine, groups, terminated));

        Connections connections =
                new Connections(config, groups, transport, queries, virtual, version());
        SyncListener listener =
                SyncListener.listen(
                        config, connections, new Statistics(connections, groups, replica::version));
        closing.later(listener);
        return new SyncServer(config, closing, replica, groups, connections, listener, terminated);
    }

    private static ApiTransport transport(
            SyncConfig config, @Nullable ApiServer api, Closing closing) {
        if (api != null) {
            return new InProcessTransport(config, api);
        }
        HttpTransport http = new HttpTransport(config);
        closing.later(http);
        return http;
    }

    private static ReplicaConfig replicaConfig(SyncConfig config) {
        return new ReplicaConfig(
                config.upstreamUrl(),
                config.changeUrl(),
                config.appId(),
                config.shardNum(),
                config.publications(),
                config.replicaFile(),
                config.autoReset(),
                config.initialSyncWorkers());
    }

    private static CommitListener following(
            Engine engine, LiveClientGroups groups, CompletableFuture<@Nullable Void> terminated) {
        return new CommitListener() {
            @Override
            public void onCommit(Commit commit) {
                engine.advance(commit);
                if (!commit.reset().isEmpty()) {
                    groups.schemaChanged();
                }
            }

            @Override
            public void onFailure(ReplicaException failure) {
                LOG.error(
                        "The server cannot follow the database any more: {}", failure.getMessage());
                terminated.completeExceptionally(failure);
            }
        };
    }

    private static String version() {
        String version = SyncServer.class.getPackage().getImplementationVersion();
        return version == null ? "development" : version;
    }

    /// {@return the port that it listens on}
    public int port() {
        return listener.port();
    }

    /// {@return the replica, for those who report on it}
    public Replica replica() {
        return replica;
    }

    /// {@return what is served now}
    public LiveClientGroups.Counts counts() {
        return groups.counts();
    }

    /// {@return completes when the server was closed; fails with a [ReplicaException] when it
    /// cannot follow the database any more and the process should end}
    public CompletableFuture<@Nullable Void> terminated() {
        return terminated.copy();
    }

    /// Closes the server in an orderly way when the process is asked to end.
    public void closeOnShutdown() {
        Runtime.getRuntime()
                .addShutdownHook(Thread.ofPlatform().name("leat-shutdown").unstarted(this::close));
    }

    /// Sends the clients away to reconnect, then stops everything. Takes a few seconds at most.
    @Override
    public void close() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        LOG.info("Shutting down {} on port {}", config.shardSchema(), listener.port());
        listener.stopAccepting();
        connections.shutDown();
        awaitFarewell();
        closing.close();
        terminated.complete(null);
    }

    private void awaitFarewell() {
        long deadline = System.nanoTime() + FAREWELL_MILLIS * 1_000_000;
        while (connections.open() > 0 && System.nanoTime() < deadline) {
            try {
                Thread.sleep(10);
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return;
            }
        }
    }
}
