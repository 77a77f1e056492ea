package dev.leat.postgres;

import com.zaxxer.hikari.HikariDataSource;
import com.zaxxer.hikari.HikariPoolMXBean;
import com.zaxxer.hikari.util.ConcurrentBag;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;

/// Sees to it that nobody waits for a connection that will not come back.
///
/// The pool opens a connection when somebody asks who finds none. Those who wait already, for ones
/// that are lent, get nothing when these are closed instead of given back (recycled, broken, too
/// old), unless somebody else asks. While callers wait, a virtual thread of this pool looks whether
/// that is so, and has the pool open some.
final class WaitingCallers {
    private static final Duration LOOK = Duration.ofMillis(50);

    private final HikariDataSource pool;
    private final String name;
    private final AtomicInteger callers = new AtomicInteger();
    private final AtomicBoolean looking = new AtomicBoolean();

    WaitingCallers(HikariDataSource pool, String name) {
        this.pool = pool;
        this.name = name;
    }

    /// Asks the pool, which may take as long as its time allows.
    Connection take() throws SQLException {
        HikariPoolMXBean bean = pool.getHikariPoolMXBean();
        callers.incrementAndGet();
        try {
            if (bean.getIdleConnections() == 0 && bean.getTotalConnections() > 0) {
                look();
            }
            return pool.getConnection();
        } finally {
            callers.decrementAndGet();
        }
    }

    private void look() {
        if (looking.compareAndSet(false, true)) {
            Thread.ofVirtual().name("pool-waiters-" + name).start(this::run);
        }
    }

    private void run() {
        try {
            while (callers.get() > 0 && !pool.isClosed()) {
                Thread.sleep(LOOK);
                openForWhoWaits(pool.getHikariPoolMXBean());
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return;
        } finally {
            looking.set(false);
        }
        // One that came after the last look and found it still going on.
        if (callers.get() > 0 && !pool.isClosed()) {
            look();
        }
    }

    /// What the pool does itself when somebody asks; while it is about it, this adds nothing.
    private void openForWhoWaits(HikariPoolMXBean bean) {
        int waiting = bean.getThreadsAwaitingConnection();
        if (waiting > 0
                && bean.getTotalConnections() < pool.getMaximumPoolSize()
                && bean instanceof ConcurrentBag.IBagStateListener filler) {
            filler.addBagItem(waiting);
        }
    }
}
