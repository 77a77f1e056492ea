package dev.leat.replica.value;

import java.time.Duration;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.LongAdder;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Logs values that became null: at most one line a minute for each column, with how many there
/// were since the line before. Never the value itself. Any thread may report.
public final class ValueWarnings {
    private static final Logger LOG = LoggerFactory.getLogger(ValueWarnings.class);
    private static final long PAUSE_NANOS = Duration.ofMinutes(1).toNanos();

    private final ConcurrentHashMap<String, Counter> counters = new ConcurrentHashMap<>();
    private final LongAdder total = new LongAdder();

    private static final class Counter {
        private long unreported;
        private long nextLine = System.nanoTime();

        /// {@return how many are to be reported now, or 0}
        synchronized long count() {
            unreported++;
            long now = System.nanoTime();
            if (now - nextLine < 0) {
                return 0;
            }
            long reported = unreported;
            unreported = 0;
            nextLine = now + PAUSE_NANOS;
            return reported;
        }
    }

    /// A value became null.
    ///
    /// @param reason completes "because", without the value
    public void report(String table, String column, String reason) {
        total.increment();
        long count = counters.computeIfAbsent(table + "." + column, key -> new Counter()).count();
        if (count > 0) {
            LOG.warn(
                    "A value of \"{}\".\"{}\" is synced as null because {} ({} such value(s) since the"
                            + " last report; the next report follows in a minute at the earliest)",
                    table,
                    column,
                    reason,
                    count);
        }
    }

    /// {@return how many values became null since the process started}
    public long total() {
        return total.sum();
    }
}
