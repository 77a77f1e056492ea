package dev.leat.postgres;

import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicReference;
import java.util.concurrent.locks.ReentrantLock;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Opens the connections of a pool, and knows what was in the way of those that could not be: the
/// pool tells its callers little more than that their time ran out, and repeats a wrong login until
/// then.
final class PoolSource implements PlainDataSource {
    private static final Logger LOG = LoggerFactory.getLogger(PoolSource.class);

    private final ConnectionUrl url;
    private final Duration patience;
    private final ReentrantLock priming = new ReentrantLock();
    private final AtomicReference<@Nullable Connection> primed = new AtomicReference<>();
    private final AtomicInteger opening = new AtomicInteger();
    private volatile @Nullable Failure last;

    private record Failure(SQLException reason, long at) {}

    /// @param patience after which an attempt to connect is given up
    PoolSource(ConnectionUrl url, Duration patience) {
        this.url = url.withDefault("loginTimeout", String.valueOf(patience.toMillis() / 1000.0));
        this.patience = patience;
    }

    /// Opens the first connection of an empty pool on the thread that wants it, which so hears at
    /// once what is wrong. Of several threads that come together one does; the others wait for the
    /// pool.
    ///
    /// @return whether there is a connection now that the pool takes next
    boolean prime() throws SQLException {
        if (!priming.tryLock()) {
            return false;
        }
        try {
            if (primed.get() == null) {
                primed.set(open());
            }
            return true;
        } finally {
            priming.unlock();
        }
    }

    /// Closes what [#prime()] opened if the pool did not take it: another connection was there
    /// first.
    void closeUnused() {
        Connection unused = primed.getAndSet(null);
        if (unused != null) {
            try {
                unused.close();
            } catch (SQLException e) {
                // The caller has a good connection meanwhile, which must not be lost with this one.
                LOG.debug("A connection that nobody took could not be closed", e);
            }
        }
    }

    /// {@return why a connection could not be opened, if one could not since then}
    @Nullable SQLException failureSince(long nanoTime) {
        Failure failure = last;
        return failure == null || failure.at() - nanoTime < 0 ? null : failure.reason();
    }

    /// {@return whether the server has yet to answer somebody who connects}
    boolean isOpening() {
        return opening.get() > 0;
    }

    @Override
    public Connection getConnection() throws SQLException {
        Connection ready = primed.getAndSet(null);
        return ready == null ? open() : ready;
    }

    private Connection open() throws SQLException {
        opening.incrementAndGet();
        try {
            return url.connect();
        } catch (SQLException e) {
            last = new Failure(e, System.nanoTime());
            throw e;
        } catch (RuntimeException e) {
            // The driver has no other way to say that it was interrupted.
            if (Thread.currentThread().isInterrupted()) {
                throw new SQLException("interrupted while connecting", e);
            }
            throw e;
        } finally {
            opening.decrementAndGet();
        }
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException("A pool has one login, that of its URL");
    }

    /// The pool's wish, which the URL has already.
    @Override
    public void setLoginTimeout(int seconds) {}

    /// As long the pool waits at its end for who connects.
    @Override
    public int getLoginTimeout() {
        return (int) Math.max(1, patience.toSeconds());
    }

    /// What the pool shows in its log: no secret.
    @Override
    public String toString() {
        return "connections to " + url;
    }
}
