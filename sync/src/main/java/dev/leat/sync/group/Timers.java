package dev.leat.sync.group;

import java.time.Duration;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;

/// Time, as the client groups see it: what the clock shows, and to be called later.
public interface Timers {

    /// {@return as [System#nanoTime]}
    long nanoTime();

    /// Calls the task once, on a thread that must not be held up.
    Timer after(Duration delay, Runnable task);

    /// Something that will happen unless it is called off.
    interface Timer {
        void cancel();
    }

    /// {@return timers of the system, on one daemon thread that the caller shuts down by its
    /// executor}
    static Timers of(ScheduledExecutorService executor) {
        return new Timers() {
            @Override
            public long nanoTime() {
                return System.nanoTime();
            }

            @Override
            public Timer after(Duration delay, Runnable task) {
                Future<?> future = executor.schedule(task, delay.toNanos(), TimeUnit.NANOSECONDS);
                return () -> future.cancel(false);
            }
        };
    }

    /// {@return an executor for [#of]}
    static ScheduledExecutorService daemon() {
        return Executors.newSingleThreadScheduledExecutor(task -> {
            Thread thread = new Thread(task, "leat-group-timers");
            thread.setDaemon(true);
            return thread;
        });
    }
}
