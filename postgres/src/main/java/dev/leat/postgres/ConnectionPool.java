package dev.leat.postgres;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.SQLFeatureNotSupportedException;
import java.sql.SQLTransientConnectionException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/// A pool of connections that copes with a server whose slots are scarce.
///
/// Getting a connection is repeated with growing pauses while the server cannot be reached or is
/// full ([Pool#retry()]); a wrong login or a missing database fails at once, and so does an
/// exhausted pool after one wait, naming its numbers. Every ten seconds whoever asks for a
/// connection also counts the server's slots; above nine tenths the pool gives up its connections
/// ([ConnectionLimit]), so that others come to theirs. A connection that is not given back is
/// reported by the logger `com.zaxxer.hikari.pool.ProxyLeakTask` with the stack of who took it.
///
/// Any thread may use it, virtual ones too: waiting for a connection parks the virtual thread and
/// does not pin its carrier. The number of connections, not of threads, is what bounds the load on
/// the server. Whoever opened it closes it, which ends its connections and threads.
public final class ConnectionPool implements PlainDataSource, AutoCloseable {
    private static final Duration LOOK_AGAIN = Duration.ofMillis(10);

    private final Pool settings;
    private final ConnectionUrl url;
    private final PoolSource source;
    private final HikariDataSource pool;
    private final WaitingCallers callers;
    private final @Nullable LimitWatch watch;
    private volatile boolean closing;

    ConnectionPool(Pool settings, ConnectionUrl given) {
        this.settings = settings;
        this.url = Endpoint.of(given).suited(given).withApplicationName(settings.name());
        HikariConfig config = new HikariConfig();
        config.setPoolName(settings.name());
        this.source = new PoolSource(url, settings.connectTimeout());
        config.setDataSource(source);
        config.setMaximumPoolSize(settings.maximum());
        config.setMinimumIdle(0);
        config.setIdleTimeout(settings.idleTimeout().toMillis());
        config.setConnectionTimeout(settings.connectTimeout().toMillis());
        config.setMaxLifetime(settings.maxLifetime().toMillis());
        config.setLeakDetectionThreshold(settings.leakThreshold().toMillis());
        config.setInitializationFailTimeout(-1);
        this.pool = new HikariDataSource(config);
        this.callers = new WaitingCallers(pool, settings.name());
        // The slots that a pooler counts are not the server's.
        this.watch =
                settings.limitCheck().isZero() || Endpoint.of(given).sharesConnections()
                        ? null
                        : new LimitWatch(settings, this::recycle);
    }

    /// @throws SQLException that says what was in the way, after the retries of [Pool#retry()] if
    ///   it was the server
    @Override
    public Connection getConnection() throws SQLException {
        Connection connection = settings.retry().run("connect to " + url, this::take);
        if (watch != null) {
            watch.look(connection);
        }
        return connection;
    }

    private Connection take() throws SQLException {
        long start = System.nanoTime();
        boolean primed = false;
        try {
            if (closing) {
                throw PoolFailure.closed(settings.name());
            }
            if (bean().getTotalConnections() == 0) {
                primed = prime();
            }
            return callers.take();
        } catch (SQLTransientConnectionException e) {
            throw failure().afterWaiting(e, source.failureSince(start), source.isOpening());
        } catch (SQLException e) {
            throw closing ? PoolFailure.closed(settings.name()) : e;
        } finally {
            if (primed) {
                source.closeUnused();
            }
        }
    }

    private boolean prime() throws SQLException {
        try {
            return source.prime();
        } catch (SQLException e) {
            throw Thread.currentThread().isInterrupted() ? e : failure().refused(e);
        }
    }

    private PoolFailure failure() {
        return new PoolFailure(settings, url, usage());
    }

    /// Closes idle connections now and the others when they are given back. Who asks for one gets a
    /// new one; nobody is interrupted.
    public void recycle() {
        bean().softEvictConnections();
    }

    /// {@return how many connections there are now}
    public Usage usage() {
        HikariPoolMXBean bean = bean();
        return new Usage(
                bean.getActiveConnections(),
                bean.getIdleConnections(),
                bean.getThreadsAwaitingConnection(),
                settings.maximum());
    }

    /// {@return what the last look at the server's slots saw; `null` before the first, or if they
    /// are not watched}
    public @Nullable ConnectionLimit limit() {
        return watch == null ? null : watch.last();
    }

    /// {@return the pool's settings}
    public Pool settings() {
        return settings;
    }

    /// {@return where it connects to, with the settings that suit the place}
    public ConnectionUrl url() {
        return url;
    }

    /// How many connections a pool has.
    ///
    /// @param active lent
    /// @param idle waiting to be lent
    /// @param waiting threads that wait for one
    /// @param maximum the most that may be open
    public record Usage(int active, int idle, int waiting, int maximum) {
        @Override
        public String toString() {
            return "%d connections in use and %d idle of at most %d, and %d threads wait"
                    .formatted(active, idle, maximum, waiting);
        }
    }

    private HikariPoolMXBean bean() {
        return pool.getHikariPoolMXBean();
    }

    /// Ends all connections at once, also those in use: what runs on them fails.
    @Override
    public void close() {
        closing = true;
        pool.close();
    }

    /// Lends no connection any more, waits until those in use are given back, and ends all: for an
    /// application's orderly end.
    ///
    /// @param grace how long to wait; what is still in use then is ended as by [#close()]. If the
    ///   thread is interrupted it ends at once
    public void close(Duration grace) {
        closing = true;
        recycle();
        long end = System.nanoTime() + grace.toNanos();
        try {
            while (bean().getActiveConnections() > 0 && System.nanoTime() - end < 0) {
                Thread.sleep(LOOK_AGAIN);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        pool.close();
    }

    @Override
    public Connection getConnection(String user, String password) throws SQLException {
        throw new SQLFeatureNotSupportedException(
                "A pool has one login, that of its URL; open another pool");
    }

    @Override
    public <T> T unwrap(Class<T> type) throws SQLException {
        return type.isInstance(this) ? type.cast(this) : pool.unwrap(type);
    }

    @Override
    public boolean isWrapperFor(Class<?> type) throws SQLException {
        return type.isInstance(this) || pool.isWrapperFor(type);
    }

    @Override
    public String toString() {
        return "pool '" + settings.name() + "' to " + url;
    }
}
