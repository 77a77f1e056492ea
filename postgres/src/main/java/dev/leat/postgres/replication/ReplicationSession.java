package dev.leat.postgres.replication;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.atomic.AtomicBoolean;
import org.postgresql.PGConnection;
import org.postgresql.replication.PGReplicationStream;

/// One connection that speaks the replication protocol.
///
/// It can create slots, and then, once, become a [PgoutputStream]. A temporary slot and an exported
/// snapshot live as long as the session (the snapshot only until its next command), so keep it open
/// while they are used. One thread at a time; [#close()] from any.
public final class ReplicationSession implements AutoCloseable {

    private static final Duration STATUS_INTERVAL = Duration.ofMillis(20);

    private final ConnectionUrl url;
    private final Connection connection;
    private final AtomicBoolean closed = new AtomicBoolean();

    private ReplicationSession(ConnectionUrl url, Connection connection) {
        this.url = url;
        this.connection = connection;
    }

    /// Connects to the URL's database in replication mode.
    ///
    /// @throws ReplicationException if that is refused
    public static ReplicationSession open(ConnectionUrl url) {
        ConnectionUrl replication =
                url.withParameter("replication", "database")
                        .withParameter("preferQueryMode", "simple")
                        .withParameter("assumeMinServerVersion", "15");
        try {
            return new ReplicationSession(url, replication.connect());
        } catch (SQLException e) {
            throw ReplicationErrors.explain("open a replication connection", url, e);
        }
    }

    /// Creates a slot for `pgoutput` and exports the snapshot of the moment from which it streams.
    ///
    /// @param temporary whether the slot goes away with this session
    /// @throws ReplicationException if the name is taken, no slot is free or the right is missing
    public SlotSnapshot createSlot(String name, boolean temporary) {
        String sql =
                "CREATE_REPLICATION_SLOT "
                        + quote(name)
                        + (temporary ? " TEMPORARY" : "")
                        + " LOGICAL pgoutput (SNAPSHOT 'export')";
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            rows.next();
            return new SlotSnapshot(
                    rows.getString("slot_name"),
                    Lsn.parse(rows.getString("consistent_point")),
                    rows.getString("snapshot_name"));
        } catch (SQLException e) {
            throw ReplicationErrors.explain("create replication slot " + name, url, e);
        }
    }

    /// Streams from a slot. The session then belongs to the stream.
    ///
    /// @param from where to begin; [Lsn#ZERO], and any position before it, means where the slot was
    ///   last confirmed
    /// @param publications whose tables are wanted; at least one
    /// @throws ReplicationException if the slot is in use, missing or invalidated, or a publication
    ///   is missing
    public PgoutputStream stream(String slot, Lsn from, List<String> publications) {
        String attempt = "stream from replication slot " + slot;
        SlotCheck.verify(url, slot, publications);
        try {
            PGReplicationStream stream =
                    connection
                            .unwrap(PGConnection.class)
                            .getReplicationAPI()
                            .replicationStream()
                            .logical()
                            .withSlotName(slot)
                            .withStartPosition(
                                    org.postgresql.replication.LogSequenceNumber.valueOf(
                                            from.value()))
                            .withAutomaticFlush(false)
                            .withStatusInterval(
                                    (int) STATUS_INTERVAL.toMillis(),
                                    java.util.concurrent.TimeUnit.MILLISECONDS)
                            .withSlotOption("proto_version", "1")
                            .withSlotOption("publication_names", publicationNames(publications))
                            .withSlotOption("messages", "true")
                            .start();
            return new PgoutputStream(stream, this, slot, from);
        } catch (SQLException e) {
            throw ReplicationErrors.explain(attempt, url, e);
        }
    }

    /// The option is a list of identifiers within a string: quote as identifiers; the driver quotes
    /// as a string.
    private static String publicationNames(List<String> publications) {
        if (publications.isEmpty()) {
            throw new IllegalArgumentException("Name at least one publication to stream");
        }
        return publications.stream()
                .map(ReplicationSession::quote)
                .collect(java.util.stream.Collectors.joining(","));
    }

    private static String quote(String identifier) {
        return '"' + identifier.replace("\"", "\"\"") + '"';
    }

    ConnectionUrl url() {
        return url;
    }

    public boolean isClosed() {
        return closed.get();
    }

    /// Ends the connection at once. `Connection.close` would wait for the reader.
    @Override
    public void close() {
        if (closed.compareAndSet(false, true)) {
            try {
                connection.abort(Runnable::run);
            } catch (SQLException e) {
                // The connection is gone either way, which is what was asked for.
                org.slf4j.LoggerFactory.getLogger(ReplicationSession.class)
                        .debug("Aborting a replication connection failed", e);
            }
        }
    }
}
