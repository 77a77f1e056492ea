package dev.leat.sync.group;

import java.time.Duration;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/// Time that passes only when a test says so.
final class ManualTimers implements Timers {
    private static final class Entry {
        long due;
        Runnable task;
        boolean cancelled;
    }

    private final List<Entry> entries = new ArrayList<>();
    private long now;

    @Override
    public synchronized long nanoTime() {
        return now;
    }

    @Override
    public synchronized Timer after(Duration delay, Runnable task) {
        Entry entry = new Entry();
        entry.due = now + delay.toNanos();
        entry.task = task;
        entries.add(entry);
        return () -> entry.cancelled = true;
    }

    /// Lets time pass; what is due in between happens on the way.
    void pass(Duration time) {
        List<Runnable> due = new ArrayList<>();
        synchronized (this) {
            now += time.toNanos();
            entries.sort(Comparator.comparingLong(entry -> entry.due));
            entries.removeIf(entry -> {
                if (entry.due <= now && !entry.cancelled) {
                    due.add(entry.task);
                }
                return entry.due <= now || entry.cancelled;
            });
        }
        due.forEach(Runnable::run);
    }
}
