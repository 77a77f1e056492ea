package dev.leat.replica.stream;

import dev.leat.ivm.store.BulkLoad;
import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.ReplicationException;
import dev.leat.postgres.replication.ReplicationSession;
import dev.leat.postgres.replication.SlotSnapshot;
import dev.leat.replica.copy.InitialSync;
import dev.leat.replica.copy.TableCopier;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedTable;
import dev.leat.replica.upstream.Upstream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.UUID;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Brings the replica's tables in line with the catalog after the schema changed.
///
/// One round: the loop is asked to keep the changes of the tables concerned; a temporary slot gives
/// a moment after that; those tables are copied at that moment; a message is written into the log,
/// and at the commit that carries it the loop puts the copies in place, replays what it kept, and
/// goes on. The stream never waits. A round that fails is tried again; requests that come during a
/// round lead to another.
///
/// [#request] may be called by any thread; rounds run on a thread of their own.
final class SchemaFollower implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(SchemaFollower.class);
    private static final Duration FIRST_PAUSE = Duration.ofMillis(200);
    private static final Duration LONGEST_PAUSE = Duration.ofSeconds(10);

    /// What the follower asks of the loop.
    interface Loop {
        ReplicaSchema schema();

        /// Keeps the changes of these tables from the next transaction on.
        CompletableFuture<Void> capture(Set<Long> tables);

        /// Announces tables that will be put in place by the message with the swap's id.
        void announce(Swap swap);

        /// Gives up a swap and what was kept for it.
        void withdraw(String swapId);
    }

    private final Upstream upstream;
    private final TableCopier copier;
    private final Loop loop;
    private final Thread thread;
    private final ReentrantLock lock = new ReentrantLock();
    private final Condition asked = lock.newCondition();
    private final Set<Long> rewritten = new HashSet<>();
    private boolean requested;
    private boolean closed;

    SchemaFollower(Upstream upstream, TableCopier copier, Loop loop) {
        this.upstream = upstream;
        this.copier = copier;
        this.loop = loop;
        this.thread = Thread.ofPlatform().name("leat-schema").daemon().unstarted(this::run);
    }

    void start() {
        thread.start();
    }

    /// Asks for a round.
    ///
    /// @param tables object ids of tables that must be copied anew even if their shape is the same
    void request(Set<Long> tables) {
        lock.lock();
        try {
            rewritten.addAll(tables);
            requested = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
    }

    private void run() {
        Duration pause = FIRST_PAUSE;
        try {
            while (true) {
                Set<Long> tables = next();
                if (tables == null) {
                    return;
                }
                try {
                    round(tables);
                    pause = FIRST_PAUSE;
                } catch (SQLException | RuntimeException | ExecutionException e) {
                    if (isClosed()) {
                        return;
                    }
                    warn(pause, e);
                    request(tables);
                    if (sleep(pause)) {
                        return;
                    }
                    Duration longer = pause.multipliedBy(2);
                    pause = longer.compareTo(LONGEST_PAUSE) > 0 ? LONGEST_PAUSE : longer;
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("Interrupted while following the schema", e);
        }
    }

    private static void warn(Duration pause, Exception reason) {
        boolean ordinary = reason instanceof SQLException || reason instanceof ReplicationException;
        LOG.warn(
                "The tables could not be brought in line with a change of the schema; trying again in"
                        + " {} ms. Until then they stay as they were: {}",
                pause.toMillis(),
                reason.getMessage(),
                ordinary ? null : reason);
    }

    private @Nullable Set<Long> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (!requested && !closed) {
                asked.await();
            }
            if (closed) {
                return null;
            }
            requested = false;
            Set<Long> tables = Set.copyOf(rewritten);
            rewritten.clear();
            return tables;
        } finally {
            lock.unlock();
        }
    }

    /// {@return whether the follower was closed meanwhile}
    private boolean sleep(Duration pause) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long nanos = pause.toNanos();
            while (!closed && nanos > 0) {
                nanos = asked.awaitNanos(nanos);
            }
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private boolean isClosed() {
        lock.lock();
        try {
            return closed;
        } finally {
            lock.unlock();
        }
    }

    private void round(Set<Long> forced)
            throws SQLException, InterruptedException, ExecutionException {
        ReplicaSchema expected = upstream.schema();
        while (true) {
            SchemaDifference difference = SchemaDifference.between(loop.schema(), expected, forced);
            if (difference.none()) {
                return;
            }
            ReplicaSchema found = copyAndSwap(difference, expected, forced);
            if (found == null) {
                return;
            }
            expected =
                    found; // it changed between looking and copying: once more with what it is now
        }
    }

    /// @return null if it is done; else the schema found in the snapshot, which needs more tables
    private @Nullable ReplicaSchema copyAndSwap(
            SchemaDifference planned, ReplicaSchema expected, Set<Long> forced)
            throws SQLException, InterruptedException, ExecutionException {
        String id = UUID.randomUUID().toString();
        Set<Long> watched =
                planned.copied().stream().map(ReplicaTable::oid).collect(Collectors.toSet());
        loop.capture(watched).get();
        boolean swapped = false;
        try (ReplicationSession session = ReplicationSession.open(upstream.url())) {
            String slot = upstream.names().slotPrefix() + "tmp_" + id.substring(0, 8);
            SlotSnapshot snapshot = session.createSlot(slot, true);
            Lsn moment = snapshot.consistentPoint();
            ReplicaSchema found = upstream.schemaAt(snapshot.snapshot());
            SchemaDifference difference = SchemaDifference.between(loop.schema(), found, forced);
            boolean watchedAll =
                    difference.copied().stream().allMatch(table -> watched.contains(table.oid()));
            if (!watchedAll) {
                return found.equals(expected) ? expected : found;
            }
            List<BulkLoad> loads =
                    difference.copied().isEmpty()
                            ? List.of()
                            : copier.copy(snapshot.snapshot(), difference.copied());
            Swap swap =
                    new Swap(
                            id,
                            moment,
                            difference.dropped(),
                            loads,
                            found,
                            forced,
                            new CompletableFuture<>());
            loop.announce(swap);
            upstream.emit(upstream.names().swapMessage(), id);
            swap.done().get(); // however far the stream is behind; closing interrupts
            swapped = true;
            LOG.info("The schema changed upstream: {}", difference);
            InitialSync.report(
                    new ReplicaSchema(
                            difference.copied().stream()
                                    .collect(Collectors.toMap(ReplicaTable::name, table -> table)),
                            difference.newlySkipped()));
            return null;
        } finally {
            if (!swapped) {
                loop.withdraw(id);
            }
        }
    }

    /// What has to happen to the tables of the replica so that they are those of the catalog.
    ///
    /// @param copied tables that are new, have another shape or were rewritten
    /// @param dropped names of tables that go away
    /// @param newlySkipped tables that are not synced and were not known as such
    /// @param otherwise whether only what is not synced differs
    private record SchemaDifference(
            List<ReplicaTable> copied,
            Set<String> dropped,
            Map<String, SkippedTable> newlySkipped,
            boolean otherwise) {

        static SchemaDifference between(
                ReplicaSchema present, ReplicaSchema wanted, Set<Long> forced) {
            List<ReplicaTable> copied = new ArrayList<>();
            boolean otherwise = !present.skipped().equals(wanted.skipped());
            for (ReplicaTable table : wanted.tables().values()) {
                ReplicaTable before = present.tables().get(table.name());
                if (before == null || !before.sameRows(table) || forced.contains(table.oid())) {
                    copied.add(table);
                } else {
                    otherwise |= !before.equals(table);
                }
            }
            Set<String> dropped = new TreeSet<>(present.tables().keySet());
            dropped.removeAll(wanted.tables().keySet());
            Map<String, SkippedTable> skipped = new TreeMap<>(wanted.skipped());
            skipped.values().removeAll(present.skipped().values());
            return new SchemaDifference(copied, dropped, skipped, otherwise);
        }

        boolean none() {
            return copied.isEmpty() && dropped.isEmpty() && !otherwise;
        }

        @Override
        public String toString() {
            return "copied "
                    + copied.stream().map(ReplicaTable::name).toList()
                    + ", dropped "
                    + dropped
                    + (newlySkipped.isEmpty() ? "" : ", not synced " + newlySkipped.keySet());
        }
    }

    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            asked.signalAll();
        } finally {
            lock.unlock();
        }
        if (Thread.currentThread() != thread) {
            thread.interrupt();
            try {
                thread.join(TimeUnit.SECONDS.toMillis(10));
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
            }
        }
    }
}
