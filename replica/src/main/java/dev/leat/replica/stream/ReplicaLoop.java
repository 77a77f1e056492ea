package dev.leat.replica.stream;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.PgoutputMessage;
import dev.leat.postgres.replication.PgoutputStream;
import dev.leat.postgres.replication.ReplicationException;
import dev.leat.replica.copy.InitialSync;
import dev.leat.replica.copy.TableCopier;
import dev.leat.replica.store.DurableEntry;
import dev.leat.replica.store.DurableState;
import dev.leat.replica.store.DurableStore;
import dev.leat.replica.store.DurableWriter;
import dev.leat.replica.store.Origin;
import dev.leat.replica.store.Position;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.upstream.Upstream;
import dev.leat.replica.value.ValueWarnings;
import java.time.Duration;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The engine thread.
///
/// From [#start] on it reads the stream and applies it; from its creation it runs the tasks given
/// to [#execute], between transactions. While there is no connection it tries to get one, with
/// growing pauses, on another thread, and goes on running tasks. If the copy cannot be continued it
/// makes a new one, if it may, and installs it as one commit.
///
/// Methods may be called by any thread unless they say otherwise.
public final class ReplicaLoop implements Executor, AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(ReplicaLoop.class);
    private static final long IDLE_NANOS = 100_000;
    private static final Duration PATIENCE = Duration.ofSeconds(30);
    private static final int FAILURES_BEFORE_RESET = 5;

    /// How often the position moves on while nothing of ours is in the log. Each time is a write to
    /// the disk; and a server that shuts down waits for it.
    private static final long QUIET_NANOS = Duration.ofSeconds(1).toNanos();

    private final Upstream upstream;
    private final MemoryStore store;
    private final DurableWriter writer;
    private final Connection connection;
    private final TransactionApplier applier;
    private final Rewrites rewrites;
    private final SchemaFollower follower;
    private final InitialSync initialSync;
    private final boolean autoReset;
    private final Thread thread;
    private final ConcurrentLinkedQueue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final Map<String, Swap> swaps = new ConcurrentHashMap<>();
    private final AtomicBoolean startRequested = new AtomicBoolean();
    private final Progress progress;

    private volatile Origin origin;
    private volatile boolean closed;

    // Owned by the engine thread.
    private @Nullable StreamListener listener;
    private Position position;

    private boolean started;
    private boolean failed;
    private @Nullable Background<InitialSync.Result> resetting;
    private int failuresWithoutProgress;
    private long lastQuietStep = System.nanoTime();

    // The transaction that is being received.
    private boolean inTransaction;
    private boolean known;
    private boolean schemaMessage;
    private @Nullable Swap swap;

    /// @param store the tables, whose writer becomes this thread
    /// @param durable the file, at `state`
    /// @param state what the store holds
    public ReplicaLoop(
            Upstream upstream,
            MemoryStore store,
            DurableStore durable,
            DurableState state,
            TableCopier copier,
            InitialSync initialSync,
            ValueWarnings warnings,
            boolean autoReset) {
        this.upstream = upstream;
        this.store = store;
        this.origin = state.origin();
        this.position = state.position();
        this.rewrites = new Rewrites(state.pending());
        this.initialSync = initialSync;
        this.autoReset = autoReset;
        this.applier = new TransactionApplier(store, state.schema(), warnings);
        this.progress = new Progress(state.schema(), state.position());
        this.writer = new DurableWriter(durable, this::confirm, this::writerFailed);
        this.connection = new Connection(upstream, writer);
        this.follower = new SchemaFollower(upstream, copier, new FollowerView());
        this.thread = Thread.ofPlatform().name("leat-replica").daemon().unstarted(this::run);
    }

    /// Starts the thread; it runs tasks but does not read the stream yet.
    public void open() {
        thread.start();
    }

    /// Begins to follow the stream.
    ///
    /// @throws IllegalStateException if that was done before
    public void start(StreamListener commits) {
        if (!startRequested.compareAndSet(false, true)) {
            throw new IllegalStateException("the replica was started already");
        }
        execute(() -> {
            listener = commits;
            started = true;
            follower.start();
            follower.request(rewrites.tables()); // it may have changed while nobody looked
        });
    }

    /// Runs the task on the engine thread, between two transactions. After [#close] it is not run.
    @Override
    public void execute(Runnable task) {
        tasks.add(task);
        LockSupport.unpark(thread);
    }

    /// {@return whether the caller is the engine thread}
    public boolean isEngineThread() {
        return Thread.currentThread() == thread;
    }

    public Progress progress() {
        return progress;
    }

    public Origin origin() {
        return origin;
    }

    /// {@return how far the file goes, or null if nothing was written since the start}
    public @Nullable Position durable() {
        return writer.position();
    }

    /// {@return whether the stream is connected}
    public boolean connected() {
        return connection.isOpen();
    }

    /// Makes what the store holds now the content of the file: the first step of a new copy. On the
    /// engine thread.
    ///
    /// @param commit that installed it
    public void persist(Commit commit) {
        writer.submit(new DurableEntry(position, commit, origin, applier.schema(), Set.of()));
    }

    private void run() {
        while (!closed) {
            try {
                if (!inTransaction) {
                    runTasks();
                }
                step();
            } catch (RuntimeException e) {
                if (!closed) {
                    disconnected(e);
                }
            } catch (Error e) {
                // Out of memory, say. To go on as if nothing had happened would be a guess.
                LOG.error("The engine thread met an error", e);
                fail(new StoppedException("The replica stopped at an internal error: " + e, e));
            }
        }
        applier.disconnected();
    }

    private void runTasks() {
        Runnable task;
        while ((task = tasks.poll()) != null) {
            try {
                task.run();
            } catch (RuntimeException e) {
                LOG.error("A task of the engine thread failed", e);
            }
        }
    }

    private void step() {
        PgoutputStream open = connection.stream();
        if (open == null) {
            if (started && !failed) {
                connect();
            }
            if (tasks.isEmpty()) {
                LockSupport.parkNanos(10 * IDLE_NANOS);
            }
            return;
        }
        PgoutputMessage message = open.poll();
        if (message != null) {
            handle(message);
            return;
        }
        long now = System.nanoTime();
        if (now - lastQuietStep >= QUIET_NANOS) {
            lastQuietStep = now;
            moveOn(open.received());
        }
        if (tasks.isEmpty() || inTransaction) {
            LockSupport.parkNanos(IDLE_NANOS);
        }
    }

    /// Moves the position over a part of the log that has nothing for us, in the file before the
    /// slot: a slot that is ahead of its file then always means that the file is an old one.
    private void moveOn(@Nullable Lsn received) {
        if (received != null && received.isAfter(position.end())) {
            position = new Position(position.version(), received);
            writer.submit(new DurableEntry(position, null, null, null, null));
            progress.moveOn(position);
        }
    }

    private void handle(PgoutputMessage message) {
        switch (message) {
            case PgoutputMessage.Begin begin -> {
                inTransaction = true;
                known = begin.finalLsn().isBefore(position.end());
            }
            case PgoutputMessage.Commit commit -> commit(commit);
            case PgoutputMessage.Relation relation -> applier.relation(relation);
            case PgoutputMessage.Insert insert -> {
                if (!known) {
                    applier.apply(insert);
                }
            }
            case PgoutputMessage.Update update -> {
                if (!known) {
                    applier.apply(update);
                }
            }
            case PgoutputMessage.Delete delete -> {
                if (!known) {
                    applier.apply(delete);
                }
            }
            case PgoutputMessage.Truncate truncate -> {
                if (!known) {
                    applier.apply(truncate);
                }
            }
            case PgoutputMessage.Message logical -> {
                if (logical.transactional() && !known) {
                    message(logical);
                }
            }
            case PgoutputMessage.Origin _, PgoutputMessage.Type _ -> {
                // where a change came from, and what a type is called, do not matter here
            }
        }
    }

    private void message(PgoutputMessage.Message logical) {
        if (logical.prefix().equals(upstream.names().swapMessage())) {
            swap = swaps.get(logical.text());
        } else if (logical.prefix().equals(upstream.names().schemaMessage())) {
            schemaMessage = true;
            for (String oid : logical.text().split(",")) {
                if (oid.matches("[0-9]{1,10}")) { // anybody may write such a message
                    rewrites.add(Long.parseLong(oid));
                }
            }
        }
    }

    private void commit(PgoutputMessage.Commit end) {
        inTransaction = false;
        if (known) {
            return;
        }
        Swap arrived = swap;
        if (arrived != null) {
            applier.swap(arrived);
            progress.announce(applier.schema());
        }
        Commit commit = applier.commit(end.commitLsn());
        applier.takeBroken().forEach(rewrites::add);
        Set<Long> pending = rewrites.commit(end.commitLsn(), arrived, applier.schema());
        String version = commit == null ? position.version() : commit.after().version();
        position = new Position(version, end.endLsn());
        ReplicaSchema schema = arrived == null ? null : applier.schema();
        writer.submit(new DurableEntry(position, commit, null, schema, pending));
        progress.advance(
                position, end.commitLsn(), end.commitTime(), applier.schema(), applier.rows());
        if (commit != null) {
            tell(commit);
        }
        if (applier.takeSchemaInDoubt() || schemaMessage) {
            follower.request(rewrites.tables());
        }
        if (arrived != null) {
            swaps.remove(arrived.id());
            arrived.done().complete(null);
        }
        clearTransaction();
        connection.progressed();
        failuresWithoutProgress = 0;
    }

    private void clearTransaction() {
        inTransaction = false;
        schemaMessage = false;
        rewrites.rollback();
        swap = null;
    }

    private void tell(Commit commit) {
        StreamListener commits = listener;
        if (commits == null) {
            return;
        }
        try {
            commits.onCommit(commit);
        } catch (RuntimeException e) {
            LOG.error("The listener failed at commit {}", commit.after().version(), e);
        }
    }

    private void confirm(Lsn durable) {
        connection.confirm(durable);
    }

    private void writerFailed(Throwable reason) {
        execute(() ->
                fail(
                        new StoppedException(
                                "The replica file can no longer be written because of an internal error: "
                                        + reason,
                                reason)));
    }

    private void connect() {
        Background<InitialSync.Result> reset = resetting;
        if (reset != null) {
            if (reset.isDone()) {
                resetting = null;
                finishReset(reset);
            }
            return;
        }
        try {
            connection.advance(origin, position);
        } catch (Connector.CopyLostException e) {
            reset(String.valueOf(e.getMessage()));
        }
    }

    private void disconnected(RuntimeException reason) {
        connection.broken(reason);
        applier.disconnected();
        clearTransaction();
        if (reason instanceof ReplicationException) {
            return;
        }
        LOG.error("The stream could not be applied", reason);
        failuresWithoutProgress++;
        if (failuresWithoutProgress >= FAILURES_BEFORE_RESET) {
            failuresWithoutProgress = 0;
            reset("the stream could not be applied several times: " + reason);
        }
    }

    private void reset(String reason) {
        if (!autoReset) {
            fail(
                    new StoppedException(
                            "The copy cannot be continued: "
                                    + reason
                                    + ". Allow a new one with ZERO_AUTO_RESET=true, or delete the replica"
                                    + " file, and start again"));
            return;
        }
        LOG.warn("Making a new copy, because {}", reason);
        resetting = new Background<>("leat-reset", initialSync::run);
    }

    private void finishReset(Background<InitialSync.Result> reset) {
        InitialSync.Result copy;
        try {
            copy = reset.result();
        } catch (Exception e) {
            LOG.error("A new copy could not be made", e);
            connection.broken(e); // connecting again finds the same and comes back here
            return;
        }
        String version = copy.position().version();
        Snapshot present = store.snapshot();
        if (version.compareTo(present.version()) <= 0) {
            fail(
                    new StoppedException(
                            "The upstream database is not the one that was copied: its log is at "
                                    + copy.position().end()
                                    + ", before the copy's. Start the sync server again to begin anew"));
            return;
        }
        store.begin();
        applier.schema().tables().keySet().forEach(store::dropTable);
        copy.loads().forEach((BulkLoad load) -> store.install(load));
        progress.announce(copy.schema());
        Commit commit = store.commit(version);
        applier.reset(copy.schema());
        swaps.values()
                .forEach(each ->
                        each.done()
                                .completeExceptionally(
                                        new IllegalStateException("a new copy took its place")));
        swaps.clear();
        rewrites.clear();
        origin = copy.origin();
        position = copy.position();
        persist(commit);
        progress.advance(position, position.end().plus(-1), null, applier.schema(), applier.rows());
        tell(commit);
    }

    private void fail(StoppedException failure) {
        if (failed) {
            return;
        }
        failed = true;
        connection.disconnect();
        applier.disconnected();
        clearTransaction();
        LOG.error("The replica does not follow any more: {}", failure.getMessage());
        progress.fail(failure);
        StreamListener commits = listener;
        if (commits != null) {
            commits.onStopped(failure);
        }
    }

    private final class FollowerView implements SchemaFollower.Loop {
        @Override
        public ReplicaSchema schema() {
            return progress.schema();
        }

        @Override
        public CompletableFuture<Void> capture(Set<Long> tables) {
            return CompletableFuture.runAsync(() -> applier.capture(tables), ReplicaLoop.this);
        }

        @Override
        public void announce(Swap announced) {
            swaps.put(announced.id(), announced);
        }

        @Override
        public void withdraw(String swapId) {
            swaps.remove(swapId);
            execute(applier::endCapture);
        }
    }

    /// Ends the thread, then writes what the file lacks.
    @Override
    public void close() {
        closed = true;
        follower.close();
        connection.close();
        LockSupport.unpark(thread);
        try {
            thread.join(PATIENCE);
            connection.finish();
            Background<InitialSync.Result> reset = resetting;
            if (reset != null) {
                reset.stop(PATIENCE);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        writer.close();
    }
}
