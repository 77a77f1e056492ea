package dev.leat.postgres.replication;

import java.nio.ByteBuffer;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.postgresql.replication.LogSequenceNumber;
import org.postgresql.replication.PGReplicationStream;

/// A slot's transactions, read with the `pgoutput` plugin.
///
/// Made by [ReplicationSession#stream(String, Lsn, List)] and closed with it.
///
/// While nothing arrives the reader tells the server every 20 ms where it stands. It must: the
/// senders of PostgreSQL 16 and later lose wake-ups, and a reader that only listens stalls for up
/// to 15 s at a time. The driver's blocking `read` does not send these, so the stream polls,
/// parking for 100 µs between polls.
public final class PgoutputStream implements ReplicationSource {

    private static final long PARK_NANOS = 100_000;

    private final PGReplicationStream stream;
    private final ReplicationSession session;
    private final String slot;

    /// The greatest position that the consumer called durable.
    private final AtomicLong confirmed;

    // Owned by the reading thread.
    private boolean inTransaction;
    private long flushed;

    PgoutputStream(PGReplicationStream stream, ReplicationSession session, String slot, Lsn start) {
        this.stream = stream;
        this.session = session;
        this.slot = slot;
        this.confirmed = new AtomicLong(start.value());
        this.flushed = start.value();
    }

    public String slot() {
        return slot;
    }

    @Override
    public @Nullable PgoutputMessage poll() {
        PgoutputMessage message;
        try {
            ByteBuffer bytes = stream.readPending();
            if (bytes == null) {
                reportPosition();
                return null;
            }
            message = PgoutputDecoder.decode(bytes);
        } catch (SQLException e) {
            throw ended(e);
        }
        if (message instanceof PgoutputMessage.Begin) {
            inTransaction = true;
        } else if (message instanceof PgoutputMessage.Commit) {
            inTransaction = false;
        }
        return message;
    }

    @Override
    public PgoutputMessage take() {
        while (true) {
            PgoutputMessage message = poll();
            if (message != null) {
                return message;
            }
            LockSupport.parkNanos(PARK_NANOS);
            if (Thread.currentThread().isInterrupted()) {
                throw new ReplicationException(
                        ReplicationException.Kind.CLOSED, "Interrupted while reading slot " + slot);
            }
        }
    }

    @Override
    public void confirm(Lsn position) {
        confirmed.accumulateAndGet(
                position.value(), (a, b) -> Long.compareUnsigned(a, b) >= 0 ? a : b);
    }

    /// The greatest position that was confirmed so far.
    public Lsn confirmed() {
        return new Lsn(confirmed.get());
    }

    /// Up to where the server has looked: every transaction whose commit stands before it has been
    /// returned by [#poll]. Grows without transactions too, with the log of other tables and
    /// databases; a consumer that makes it durable and confirms it keeps the server from holding
    /// that log. On the reading thread.
    ///
    /// @return null within a transaction
    public @Nullable Lsn received() {
        return inTransaction ? null : new Lsn(stream.getLastReceiveLSN().asLong());
    }

    /// Tells the driver what to put into its next status message: never more than the consumer
    /// called durable, so that a slot cannot be ahead of what its consumer remembers.
    ///
    /// The driver's own automatic flush is off: it compares positions of changes with positions of
    /// commits, which transactions that overlap in the log put out of order, and could confirm a
    /// transaction that is only half received.
    private void reportPosition() {
        long position = confirmed.get();
        if (Long.compareUnsigned(position, flushed) > 0) {
            flushed = position;
            LogSequenceNumber lsn = LogSequenceNumber.valueOf(position);
            stream.setFlushedLSN(lsn);
            stream.setAppliedLSN(lsn);
        }
    }

    private ReplicationException ended(SQLException e) {
        if (session.isClosed()) {
            return new ReplicationException(
                    ReplicationException.Kind.CLOSED,
                    "The stream of slot " + slot + " was closed",
                    e);
        }
        return ReplicationErrors.explain("read slot " + slot, session.url(), e);
    }

    /// Ends the connection with the stream: the driver's own `close` waits for a server that may
    /// not answer.
    @Override
    public void close() {
        session.close();
    }
}
