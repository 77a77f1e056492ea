package dev.leat.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from time to time how many of the server's slots are taken, on the connection of whoever
/// comes by, and has the pool recycled when they are nearly all.
///
/// It warns once when that begins and tells once when it is over.
final class LimitWatch {
    private static final Logger LOG = LoggerFactory.getLogger(ConnectionPool.class);

    private final Pool settings;
    private final Runnable recycle;
    private final AtomicLong nextLook = new AtomicLong(System.nanoTime());
    private volatile @Nullable ConnectionLimit last;
    private volatile boolean tight;

    LimitWatch(Pool settings, Runnable recycle) {
        this.settings = settings;
        this.recycle = recycle;
    }

    @Nullable ConnectionLimit last() {
        return last;
    }

    /// Looks if it is time to; of many threads that come at once, one does.
    void look(Connection connection) {
        long now = System.nanoTime();
        long due = nextLook.get();
        if (now - due < 0 || !nextLook.compareAndSet(due, now + settings.limitCheck().toNanos())) {
            return;
        }
        try {
            judge(ConnectionLimit.read(connection));
        } catch (SQLException e) {
            // Who asked for a connection has one; if it is broken, the next statement says so.
            LOG.debug("Could not count the server's connections: {}", e.getMessage());
        }
    }

    private void judge(ConnectionLimit seen) {
        last = seen;
        boolean above = seen.share() > settings.recycleAbove();
        if (above) {
            if (!tight) {
                LOG.warn(
                        "The server is nearly full: {}, above {} %. Pool '{}' gives its connections up and opens new ones as it needs them",
                        seen, Math.round(settings.recycleAbove() * 100), settings.name());
            }
            recycle.run();
        } else if (tight) {
            LOG.info("The server has room again: {}", seen);
        }
        tight = above;
    }
}
