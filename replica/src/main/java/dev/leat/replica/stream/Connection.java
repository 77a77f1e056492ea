package dev.leat.replica.stream;

import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.PgoutputStream;
import dev.leat.replica.store.DurableWriter;
import dev.leat.replica.store.Origin;
import dev.leat.replica.store.Position;
import dev.leat.replica.upstream.Upstream;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The connection to the stream: opened on another thread, again after growing pauses when it
/// breaks.
///
/// The engine thread owns it; [#confirm], [#isOpen] and [#close] may be called by any thread.
final class Connection {
    private static final Logger LOG = LoggerFactory.getLogger(Connection.class);
    private static final long FIRST_PAUSE = Duration.ofMillis(100).toNanos();
    private static final long LONGEST_PAUSE = Duration.ofSeconds(10).toNanos();
    private static final Duration DRAIN_PATIENCE = Duration.ofSeconds(30);

    private final Upstream upstream;
    private final DurableWriter writer;
    private volatile @Nullable PgoutputStream stream;
    private volatile boolean closed;
    private @Nullable Background<PgoutputStream> attempt;
    private long pause = FIRST_PAUSE;
    private long nextAttempt = System.nanoTime();

    Connection(Upstream upstream, DurableWriter writer) {
        this.upstream = upstream;
        this.writer = writer;
    }

    /// {@return the stream, or null while there is none}
    @Nullable PgoutputStream stream() {
        return stream;
    }

    boolean isOpen() {
        return stream != null;
    }

    /// Starts an attempt if one is due, or takes up one that has ended.
    ///
    /// @throws Connector.CopyLostException if the copy cannot be continued
    void advance(Origin origin, Position position) throws Connector.CopyLostException {
        Background<PgoutputStream> running = attempt;
        if (running == null) {
            if (System.nanoTime() - nextAttempt >= 0) {
                attempt = new Background<>("leat-connect", () -> connect(origin, position));
            }
            return;
        }
        if (!running.isDone()) {
            return;
        }
        attempt = null;
        try {
            stream = running.result();
            LOG.info("Following replication slot {} from {}", origin.slot(), position.end());
            Position durable = writer.position();
            if (durable != null) {
                confirm(durable.end());
            }
        } catch (Connector.CopyLostException e) {
            throw e;
        } catch (Exception e) {
            retryLater(e);
        }
    }

    private PgoutputStream connect(Origin origin, Position position) throws Exception {
        // The server takes the position from which we ask for confirmed.
        if (!writer.drain(DRAIN_PATIENCE)) {
            throw new IllegalStateException("The replica file is not written yet");
        }
        PgoutputStream opened = Connector.connect(upstream, origin, position);
        if (closed) {
            opened.close();
        }
        try {
            upstream.dropIdleSlots(origin.slot());
        } catch (SQLException e) {
            LOG.warn("Old replication slots could not be dropped: {}", e.getMessage());
        }
        return opened;
    }

    /// The stream broke, or what it brought could not be applied.
    void broken(Exception reason) {
        disconnect();
        retryLater(reason);
    }

    private void retryLater(Exception reason) {
        LOG.warn(
                "Not connected to the replication stream; trying again in {} ms: {}",
                TimeUnit.NANOSECONDS.toMillis(pause),
                reason.getMessage());
        nextAttempt = System.nanoTime() + pause;
        pause = Math.min(2 * pause, LONGEST_PAUSE);
    }

    /// A commit came through: the next pause is the first again.
    void progressed() {
        pause = FIRST_PAUSE;
    }

    /// Tells the server what is durable here.
    void confirm(Lsn durable) {
        PgoutputStream open = stream;
        if (open != null) {
            open.confirm(durable);
        }
    }

    /// Ends the stream; nothing tries again until [#advance] is called.
    void disconnect() {
        PgoutputStream open = stream;
        stream = null;
        if (open != null) {
            open.close();
        }
    }

    /// Ends the stream under the hands of the engine thread.
    void close() {
        closed = true;
        PgoutputStream open = stream;
        if (open != null) {
            open.close();
        }
    }

    /// Waits for an attempt that is under way and closes what it opened. After the engine thread
    /// has ended.
    void finish() throws InterruptedException {
        Background<PgoutputStream> running = attempt;
        if (running != null) {
            running.stop(DRAIN_PATIENCE);
            if (running.isDone()) {
                try {
                    running.result().close();
                } catch (Exception e) {
                    LOG.debug("The last attempt to connect failed", e);
                }
            }
        }
        disconnect();
    }
}
