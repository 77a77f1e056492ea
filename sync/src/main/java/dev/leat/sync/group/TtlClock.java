package dev.leat.sync.group;

import java.util.function.LongSupplier;

/// The clock by which unwanted queries age: milliseconds during which the group had a connection.
///
/// It stands still while nobody is connected, so that a device that was away for a day still finds
/// its queries warm. Owned by the thread of the group.
final class TtlClock {
    private static final double NANOS_PER_MILLI = 1e6;

    private final LongSupplier nanoTime;
    private double elapsed;
    private boolean running;
    private long since;

    /// @param elapsed what it showed when it was stored
    /// @param nanoTime as [System#nanoTime]
    TtlClock(double elapsed, LongSupplier nanoTime) {
        this.elapsed = elapsed;
        this.nanoTime = nanoTime;
    }

    void start() {
        if (!running) {
            running = true;
            since = nanoTime.getAsLong();
        }
    }

    void stop() {
        elapsed = millis();
        running = false;
    }

    /// {@return what it shows, in milliseconds}
    double millis() {
        return running ? elapsed + (nanoTime.getAsLong() - since) / NANOS_PER_MILLI : elapsed;
    }
}
