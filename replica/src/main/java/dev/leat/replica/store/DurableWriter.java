package dev.leat.replica.store;

import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.lmdb.LmdbException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes the steps of the copy durable, in groups, on a thread of its own.
///
/// [#submit] and [#drain] are called by the engine thread. A group is what comes within
/// [#GROUP_TIME] or until it is large; it is written in one transaction that waits for the disk,
/// and then its position is told to the consumer given, on the writer's thread. While the disk
/// fails (full, say) the same group is tried again every few seconds, and nothing is confirmed. If
/// too much waits, `submit` waits as well.
public final class DurableWriter implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(DurableWriter.class);
    private static final Duration GROUP_TIME = Duration.ofMillis(50);
    private static final Duration RETRY_TIME = Duration.ofSeconds(5);
    private static final int GROUP_WEIGHT = 20_000;
    private static final int MAX_WAITING = 500_000;

    private final GroupWriter groups;
    private final Consumer<Lsn> durable;
    private final Consumer<Throwable> failed;
    private final Thread thread;

    private final ReentrantLock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private final ArrayDeque<DurableEntry> waiting = new ArrayDeque<>();
    private int waitingWeight;
    private boolean writing;
    private boolean closed;
    private volatile @Nullable Position position;

    /// @param store closed with this writer
    /// @param durable is told the end of what is durable after each group
    /// @param failed is told of a defect that ends the writer
    public DurableWriter(DurableStore store, Consumer<Lsn> durable, Consumer<Throwable> failed) {
        this.groups = new GroupWriter(store);
        this.durable = durable;
        this.failed = failed;
        this.thread = Thread.ofPlatform().name("leat-durable").daemon().start(this::run);
    }

    /// Hands over the next step.
    public void submit(DurableEntry entry) {
        lock.lock();
        try {
            while (waitingWeight > MAX_WAITING && !closed) {
                changed.awaitUninterruptibly();
            }
            waiting.add(entry);
            waitingWeight += entry.weight();
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }

    /// Waits until everything submitted is durable.
    ///
    /// @return whether it is; false if the time ran out or the writer was closed
    public boolean drain(Duration patience) throws InterruptedException {
        long nanos = patience.toNanos();
        lock.lockInterruptibly();
        try {
            while ((!waiting.isEmpty() || writing) && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            return waiting.isEmpty() && !writing;
        } finally {
            lock.unlock();
        }
    }

    /// {@return how far the copy on disk goes, or null if nothing was written yet}
    public @Nullable Position position() {
        return position;
    }

    private void run() {
        try {
            List<DurableEntry> group;
            while (!(group = next()).isEmpty()) {
                if (!writeUntilDone(group)) {
                    return;
                }
                Position reached = group.getLast().position();
                position = reached;
                durable.accept(reached.end());
                lock.lock();
                try {
                    writing = false;
                    changed.signalAll();
                } finally {
                    lock.unlock();
                }
            }
        } catch (InterruptedException e) {
            LOG.debug("The writer of the replica file was interrupted", e);
        } catch (RuntimeException | Error e) {
            LOG.error("The replica file can no longer be written", e);
            failed.accept(e);
        } finally {
            lock.lock();
            try {
                closed = true; // nobody may wait for what will not happen
                changed.signalAll();
            } finally {
                lock.unlock();
            }
            groups.close();
        }
    }

    /// {@return the next group; empty when the writer is closed and nothing waits}
    private List<DurableEntry> next() throws InterruptedException {
        lock.lockInterruptibly();
        try {
            while (waiting.isEmpty() && !closed) {
                changed.await();
            }
            long nanos = GROUP_TIME.toNanos();
            while (waitingWeight < GROUP_WEIGHT && !closed && nanos > 0) {
                nanos = changed.awaitNanos(nanos);
            }
            List<DurableEntry> group = new ArrayList<>();
            int weight = 0;
            while (!waiting.isEmpty() && weight < GROUP_WEIGHT) {
                DurableEntry entry = waiting.remove();
                weight += entry.weight();
                group.add(entry);
            }
            waitingWeight -= weight;
            writing = !group.isEmpty();
            changed.signalAll();
            return group;
        } finally {
            lock.unlock();
        }
    }

    /// {@return whether the group was written; false if the writer was closed before it could be}
    private boolean writeUntilDone(List<DurableEntry> group) throws InterruptedException {
        while (true) {
            try {
                groups.write(group);
                return true;
            } catch (LmdbException e) {
                LOG.error(
                        "The replica file could not be written; trying again every {} s. Clients are"
                                + " served meanwhile, and Postgres keeps its log",
                        RETRY_TIME.toSeconds(),
                        e);
            }
            lock.lockInterruptibly();
            try {
                long nanos = RETRY_TIME.toNanos();
                while (!closed && nanos > 0) {
                    nanos = changed.awaitNanos(nanos);
                }
                if (closed) {
                    return false;
                }
            } finally {
                lock.unlock();
            }
        }
    }

    /// Writes what was submitted, then closes the store.
    @Override
    public void close() {
        lock.lock();
        try {
            closed = true;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
        try {
            thread.join(TimeUnit.SECONDS.toMillis(60));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
