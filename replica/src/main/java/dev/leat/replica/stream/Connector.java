package dev.leat.replica.stream;

import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.PgoutputStream;
import dev.leat.postgres.replication.ReplicationException;
import dev.leat.postgres.replication.ReplicationSession;
import dev.leat.postgres.replication.ReplicationSlots;
import dev.leat.replica.store.Origin;
import dev.leat.replica.store.Position;
import dev.leat.replica.upstream.Upstream;
import java.sql.SQLException;

/// Opens the stream of a copy, after making sure that it is still the copy's stream. No state.
final class Connector {
    private Connector() {}

    /// The copy cannot be continued; a new one has to be made.
    static final class CopyLostException extends Exception {
        private static final long serialVersionUID = 1L;

        CopyLostException(String reason) {
            super(reason);
        }
    }

    /// {@return the stream from that position on}
    ///
    /// @throws CopyLostException if the slot or the database is not the one of the copy
    /// @throws ReplicationException if it cannot be opened now
    static PgoutputStream connect(Upstream upstream, Origin origin, Position position)
            throws SQLException, CopyLostException {
        verify(upstream, origin, position);
        ReplicationSession session = ReplicationSession.open(upstream.url());
        boolean streaming = false;
        try {
            PgoutputStream stream =
                    session.stream(origin.slot(), position.end(), upstream.publications());
            streaming = true;
            return stream;
        } catch (ReplicationException e) {
            if (e.kind() == ReplicationException.Kind.SLOT_MISSING
                    || e.kind() == ReplicationException.Kind.SLOT_INVALIDATED) {
                throw new CopyLostException(String.valueOf(e.getMessage()));
            }
            throw e;
        } finally {
            if (!streaming) {
                session.close();
            }
        }
    }

    /// Checks that a copy of that origin can be continued from that position, and takes its slot
    /// from a reader that a dead process left behind.
    ///
    /// @param position which is on disk: the slot is never confirmed beyond it
    static void verify(Upstream upstream, Origin origin, Position position)
            throws SQLException, CopyLostException {
        Upstream.Identity identity = upstream.identify();
        if (!identity.system().equals(origin.systemIdentifier())
                || !identity.database().equals(origin.database())) {
            throw new CopyLostException(
                    "the copy was made from another server or database than "
                            + upstream.url()
                            + " is now");
        }
        ReplicationSlots.Slot slot = upstream.slot(origin.slot());
        if (slot == null) {
            throw new CopyLostException(
                    "replication slot " + origin.slot() + " does not exist any more");
        }
        if (slot.lost()) {
            throw new CopyLostException(
                    "the server gave up the log of replication slot "
                            + origin.slot()
                            + " (see max_slot_wal_keep_size)");
        }
        Lsn confirmed = slot.confirmed();
        if (confirmed != null && confirmed.isAfter(position.end())) {
            throw new CopyLostException(
                    "the replica file ends at "
                            + position.end()
                            + ", but replication slot "
                            + origin.slot()
                            + " was confirmed up to "
                            + confirmed
                            + ", so the changes between them cannot be had any more; the file seems to be"
                            + " an old one, restored from a backup");
        }
        if (identity.logEnd().isBefore(position.end())) {
            throw new CopyLostException(
                    "the server's log ends at "
                            + identity.logEnd()
                            + ", before the copy does ("
                            + position.end()
                            + "); the database seems to be restored from a backup");
        }
        if (slot.holder() != null) {
            upstream.evict(origin.slot());
        }
    }
}
