package dev.leat.postgres.replication;

import org.jspecify.annotations.Nullable;

/// Committed transactions in commit order, from some server.
///
/// One thread calls [#poll()] and [#take()]. [#confirm(Lsn)] and [#close()] may be called from any
/// thread.
public interface ReplicationSource extends AutoCloseable {

    /// The next message, or null if none has arrived.
    ///
    /// @throws ReplicationException if the stream ended
    @Nullable PgoutputMessage poll();

    /// The next message; waits for it.
    ///
    /// @throws ReplicationException if the stream ended; of kind CLOSED if [#close()] was called
    PgoutputMessage take();

    /// Says that everything before this position is durable here. The server may then forget it,
    /// and will not send it again.
    ///
    /// @param position the [PgoutputMessage.Commit#endLsn()] of a transaction; a position before an
    ///   earlier one is ignored
    void confirm(Lsn position);

    /// Ends the stream, also under the hands of the thread that reads it. Does nothing the second
    /// time.
    @Override
    void close();
}
