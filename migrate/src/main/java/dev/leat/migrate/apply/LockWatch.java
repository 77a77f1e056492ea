package dev.leat.migrate.apply;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Looks from outside at who keeps a session waiting.
///
/// After a lock timeout the server no longer knows, so someone must have looked before. A thread of
/// its own does, over a connection of its own that it opens only if the session is still busy after
/// the first pause.
final class LockWatch implements AutoCloseable {
    private static final Logger LOG = LoggerFactory.getLogger(LockWatch.class);

    private static final String BLOCKERS =
            "SELECT a.pid, a.usename, a.application_name, a.state,"
                    + " date_trunc('second', a.xact_start)"
                    + " FROM pg_stat_activity a WHERE a.pid = ANY (pg_blocking_pids(?)) ORDER BY a.pid";

    private final DataSource source;
    private final int pid;
    private final Duration pause;
    private final Thread thread;
    private volatile List<String> blockers = List.of();

    /// @param pid the server process of the session that may have to wait
    /// @param timeout after which it gives up
    LockWatch(DataSource source, int pid, Duration timeout) {
        this.source = source;
        this.pid = pid;
        this.pause = Duration.ofMillis(Math.clamp(timeout.toMillis() / 5, 20, 1000));
        this.thread = Thread.ofVirtual().name("leat-lock-watch").start(this::watch);
    }

    /// {@return who was last seen in the way, in words; empty if no one was}
    List<String> blockers() {
        return blockers;
    }

    private void watch() {
        try {
            Thread.sleep(pause);
            try (Connection connection = source.getConnection();
                    PreparedStatement query = connection.prepareStatement(BLOCKERS)) {
                query.setInt(1, pid);
                while (!Thread.currentThread().isInterrupted()) {
                    look(query);
                    Thread.sleep(pause);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.debug("cannot watch for blocked locks of process {}", pid, e);
        }
    }

    private void look(PreparedStatement query) throws SQLException {
        List<String> found = new ArrayList<>();
        try (ResultSet rows = query.executeQuery()) {
            while (rows.next()) {
                found.add(
                        "process %d (role %s, application '%s', %s, transaction open since %s)"
                                .formatted(
                                        rows.getInt(1),
                                        rows.getString(2),
                                        rows.getString(3),
                                        rows.getString(4),
                                        rows.getString(5)));
            }
        }
        if (!found.isEmpty()) {
            if (!found.equals(blockers)) {
                LOG.info("waiting for a lock that is held by {}", String.join(", ", found));
            }
            blockers = List.copyOf(found);
        }
    }

    /// Ends the thread and its connection before it returns.
    @Override
    public void close() {
        thread.interrupt();
        boolean interrupted = false;
        while (true) {
            try {
                thread.join();
                break;
            } catch (InterruptedException e) {
                interrupted = true;
            }
        }
        if (interrupted) {
            Thread.currentThread().interrupt();
        }
    }
}
