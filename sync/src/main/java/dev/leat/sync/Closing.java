package dev.leat.sync;

import java.util.ArrayDeque;
import java.util.Deque;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// What must be closed, newest first; one that fails keeps none of the others open. Used by one
/// thread at a time.
final class Closing implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(Closing.class);

    private final Deque<AutoCloseable> open = new ArrayDeque<>();

    void later(AutoCloseable closeable) {
        open.push(closeable);
    }

    @Override
    public void close() {
        for (AutoCloseable next = open.poll(); next != null; next = open.poll()) {
            try {
                next.close();
            } catch (Exception e) {
                LOG.warn("Closing {} failed", next.getClass().getSimpleName(), e);
            }
        }
    }
}
