package dev.leat.sync.group;

import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import java.util.concurrent.Executor;
import java.util.concurrent.atomic.AtomicInteger;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs tasks one after the other, each on whatever thread the executor gives: the state that only
/// these tasks touch needs no lock.
///
/// A thread is used only while there is something to do. What a task wrote is visible to the next.
/// Any thread may call [#post].
final class Mailbox {
    private static final Logger LOG = LoggerFactory.getLogger(Mailbox.class);

    private final Executor executor;
    private final Queue<Runnable> tasks = new ConcurrentLinkedQueue<>();
    private final AtomicInteger waiting = new AtomicInteger();

    Mailbox(Executor executor) {
        this.executor = executor;
    }

    void post(Runnable task) {
        tasks.add(task);
        if (waiting.getAndIncrement() == 0) {
            executor.execute(this::drain);
        }
    }

    private void drain() {
        do {
            Runnable task = tasks.poll();
            if (task == null) {
                throw new IllegalStateException("a task was counted but is not there");
            }
            try {
                task.run();
            } catch (RuntimeException | Error e) {
                // A task reports its own failures; what comes this far is a defect, and the tasks
                // behind it must run all the same.
                LOG.error("A client group failed to handle an event", e);
            }
        } while (waiting.decrementAndGet() > 0);
    }
}
