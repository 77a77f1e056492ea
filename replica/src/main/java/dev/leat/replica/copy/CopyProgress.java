package dev.leat.replica.copy;

import java.time.Duration;
import java.util.Locale;
import java.util.concurrent.atomic.AtomicLong;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Says every few seconds how far a copy has come. Any thread may count.
final class CopyProgress {
    private static final Logger LOG = LoggerFactory.getLogger(CopyProgress.class);
    private static final long INTERVAL = Duration.ofSeconds(5).toNanos();

    private final long start = System.nanoTime();
    private final AtomicLong rows = new AtomicLong();
    private final AtomicLong nextLine = new AtomicLong(start + INTERVAL);

    void count(long more) {
        long total = rows.addAndGet(more);
        long now = System.nanoTime();
        long due = nextLine.get();
        if (now - due >= 0 && nextLine.compareAndSet(due, now + INTERVAL)) {
            LOG.info("Copying: {} rows so far, {}", total, rate(total));
        }
    }

    /// {@return how many rows there were, how long it took and how fast it was}
    String summary() {
        long total = rows.get();
        double seconds = (System.nanoTime() - start) / 1e9;
        return String.format(Locale.ROOT, "%d rows in %.1f s, %s", total, seconds, rate(total));
    }

    private String rate(long total) {
        double seconds = Math.max(1e-3, (System.nanoTime() - start) / 1e9);
        return String.format(Locale.ROOT, "%.0f rows/s", total / seconds);
    }
}
