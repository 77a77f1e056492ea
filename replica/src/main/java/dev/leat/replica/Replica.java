package dev.leat.replica;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.Source;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.postgres.Retry;
import dev.leat.postgres.replication.ReplicationException;
import dev.leat.replica.copy.InitialSync;
import dev.leat.replica.copy.TableCopier;
import dev.leat.replica.store.DurableState;
import dev.leat.replica.store.DurableStore;
import dev.leat.replica.store.Position;
import dev.leat.replica.store.ReplicaFile;
import dev.leat.replica.store.ReplicaFileException;
import dev.leat.replica.stream.RecordedSource;
import dev.leat.replica.stream.ReplicaLoop;
import dev.leat.replica.stream.StartCheck;
import dev.leat.replica.stream.StoppedException;
import dev.leat.replica.stream.StreamListener;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.upstream.ShardNames;
import dev.leat.replica.upstream.Upstream;
import dev.leat.replica.upstream.UpstreamException;
import dev.leat.replica.value.ValueWarnings;
import java.io.IOException;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.Executor;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A copy of the published tables of a Postgres database that follows every commit.
///
/// ```java
/// Replica replica = Replica.open(config);
/// Engine engine = new Engine(replica.source(), replica.engineThread(), hydrators, options, events);
/// replica.start(engine::advance);
/// ```
///
/// Once [#open] has returned the tables can be read; from [#start] on they follow the stream.
/// Methods may be called by any thread; [Source#ensureIndex] of [#source] only by tasks of
/// [#engineThread].
public final class Replica implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Replica.class);

    /// Before every version that a position in a log can have.
    private static final String NO_VERSION = "00";

    private final ReplicaFile file;
    private final RecordedSource source;
    private final ReplicaLoop loop;
    private final ValueWarnings warnings;

    private Replica(
            ReplicaFile file, RecordedSource source, ReplicaLoop loop, ValueWarnings warnings) {
        this.file = file;
        this.source = source;
        this.loop = loop;
        this.warnings = warnings;
    }

    /// Loads the copy that the file holds, if it can be continued; otherwise makes a new one, which
    /// takes as long as the tables are large.
    ///
    /// @throws ReplicaException if the server is not fit, or the copy cannot be continued and may
    ///   not be made anew; the message says what to do
    public static Replica open(ReplicaConfig config) {
        ReplicaFile file;
        try {
            file = ReplicaFile.claim(config.replicaFile());
        } catch (ReplicaFileException e) {
            throw new ReplicaException(String.valueOf(e.getMessage()), e);
        }
        boolean opened = false;
        try {
            Replica replica =
                    Retry.DEFAULT.run("connect to " + config.upstream(), () -> open(config, file));
            opened = true;
            return replica;
        } catch (ReplicationException | UpstreamException | ReplicaFileException e) {
            throw new ReplicaException(String.valueOf(e.getMessage()), e);
        } catch (SQLException e) {
            throw new ReplicaException(
                    "Cannot replicate from "
                            + config.upstream()
                            + ": "
                            + e.getMessage()
                            + " (SQLSTATE "
                            + e.getSQLState()
                            + "). Check the URL in ZERO_UPSTREAM_DB and that the server runs",
                    e);
        } finally {
            if (!opened) {
                file.close();
            }
        }
    }

    /// [#open] and [#start].
    public static Replica open(ReplicaConfig config, CommitListener listener) {
        Replica replica = open(config);
        replica.start(listener);
        return replica;
    }

    private static Replica open(ReplicaConfig config, ReplicaFile file) throws SQLException {
        Upstream upstream =
                new Upstream(
                        config.upstream(),
                        new ShardNames(config.appId(), config.shardNum()),
                        config.publications());
        ValueWarnings warnings = new ValueWarnings();
        MemoryStore store = new MemoryStore(NO_VERSION);
        RecordedSource source = new RecordedSource(store);
        TableCopier copier =
                new TableCopier(upstream.url(), config.copyWorkers(), source::indexesFor, warnings);
        InitialSync initialSync = new InitialSync(upstream, copier);

        DurableStore durable = DurableStore.open(file);
        boolean handedOver = false;
        try {
            DurableState state = readState(durable, file);
            String problem = state == null ? null : StartCheck.problem(upstream, state);
            if (problem != null && !config.autoReset()) {
                throw new ReplicaException(
                        "The copy in "
                                + file.path()
                                + " cannot be continued: "
                                + problem
                                + ". Allow a new one with ZERO_AUTO_RESET=true, or delete the file");
            }
            if (problem != null) {
                LOG.warn("Making a new copy, because {}", problem);
            }
            Commit installed = null;
            if (state != null && problem == null) {
                upstream.prepare(false);
                upstream.dropIdleSlots(state.origin().slot());
                state = load(durable, state, store, source) ? state : null;
            } else {
                state = null;
            }
            if (state == null) {
                durable.close();
                durable = DurableStore.create(file);
                InitialSync.Result copy = initialSync.run();
                installed = install(store, copy.loads(), copy.position().version());
                state = new DurableState(copy.origin(), copy.position(), copy.schema(), Set.of());
            }
            store.handOver();
            ReplicaLoop loop =
                    new ReplicaLoop(
                            upstream,
                            store,
                            durable,
                            state,
                            copier,
                            initialSync,
                            warnings,
                            config.autoReset());
            handedOver = true;
            Commit first = installed;
            if (first != null) {
                loop.execute(() -> loop.persist(first));
            }
            loop.open();
            return new Replica(file, source, loop, warnings);
        } finally {
            if (!handedOver) {
                durable.close();
            }
        }
    }

    private static @Nullable DurableState readState(DurableStore durable, ReplicaFile file) {
        try {
            return durable.state();
        } catch (IOException e) {
            LOG.warn("The copy in {} cannot be read and is made anew", file.path(), e);
            return null;
        }
    }

    /// {@return whether it could be read}
    private static boolean load(
            DurableStore durable, DurableState state, MemoryStore store, RecordedSource source) {
        long start = System.nanoTime();
        List<BulkLoad> loads = new ArrayList<>();
        long rows = 0;
        try {
            for (ReplicaTable table : state.schema().tables().values()) {
                TableSpec spec = table.spec();
                BulkLoad load = new BulkLoad(spec);
                durable.read(spec, load::add);
                rows += load.finish(source.indexesFor(spec).toArray(IndexSpec[]::new));
                loads.add(load);
            }
        } catch (IOException | IllegalArgumentException e) {
            LOG.warn("The copy cannot be read and is made anew", e);
            return false;
        }
        install(store, loads, state.position().version());
        InitialSync.report(state.schema());
        LOG.info(
                "Loaded {} rows of {} table(s) at version {} in {} ms",
                rows,
                loads.size(),
                state.position().version(),
                Duration.ofNanos(System.nanoTime() - start).toMillis());
        return true;
    }

    private static Commit install(MemoryStore store, List<BulkLoad> loads, String version) {
        store.begin();
        loads.forEach(store::install);
        return store.commit(version);
    }

    /// Begins to follow the stream. Once only.
    ///
    /// @param listener called on the engine thread
    public void start(CommitListener listener) {
        loop.start(
                new StreamListener() {
                    @Override
                    public void onCommit(Commit commit) {
                        listener.onCommit(commit);
                    }

                    @Override
                    public void onStopped(StoppedException reason) {
                        listener.onFailure(
                                new ReplicaException(String.valueOf(reason.getMessage()), reason));
                    }
                });
    }

    /// {@return the tables}
    public Source source() {
        return source;
    }

    /// {@return runs tasks on the engine thread, which commits and calls the listener, between two
    /// transactions}
    public Executor engineThread() {
        return loop;
    }

    /// {@return the version of the newest snapshot: that of the last commit that changed something}
    public String version() {
        return source.snapshot().version();
    }

    /// {@return the version of the copy itself; it changes when a new copy is made, and what
    /// clients know about older copies is void then}
    public String replicaVersion() {
        return loop.origin().replicaVersion();
    }

    /// Waits until every commit up to that version is applied.
    ///
    /// @return whether it is; false if the time ran out
    /// @throws ReplicaException if the replica does not follow any more
    public boolean awaitVersion(String version, Duration patience) throws InterruptedException {
        try {
            return loop.progress().await(version, patience);
        } catch (StoppedException e) {
            throw new ReplicaException(String.valueOf(e.getMessage()), e);
        }
    }

    /// {@return which tables are synced in which shape, and which are not and why}
    public ReplicaSchema schema() {
        return loop.progress().schema();
    }

    public ReplicaStatistics statistics() {
        Snapshot snapshot = source.snapshot();
        long rows = 0;
        for (String table : schema().tables().keySet()) {
            if (snapshot.table(table) != null) {
                rows += snapshot.size(table);
            }
        }
        Position durable = loop.durable();
        return new ReplicaStatistics(
                rows,
                loop.progress().rows(),
                loop.progress().commits(),
                warnings.total(),
                loop.progress().position().end(),
                durable == null ? null : durable.end(),
                loop.progress().commitTime(),
                loop.progress().lag(),
                loop.connected());
    }

    /// Stops following, writes what is not on disk yet, and gives the file free. Not on the engine
    /// thread, whose end it waits for.
    @Override
    public void close() {
        loop.close();
        file.close();
    }
}
