package dev.leat.replica.copy;

import dev.leat.ivm.store.BulkLoad;
import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.ReplicationSession;
import dev.leat.postgres.replication.SlotSnapshot;
import dev.leat.replica.store.Origin;
import dev.leat.replica.store.Position;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedTable;
import dev.leat.replica.upstream.Upstream;
import java.sql.SQLException;
import java.util.List;
import java.util.stream.Collectors;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Makes a new copy: prepares the upstream database, creates a slot, copies every table at the
/// slot's moment.
public final class InitialSync {
    private static final Logger LOG = LoggerFactory.getLogger(InitialSync.class);

    private final Upstream upstream;
    private final TableCopier copier;

    public InitialSync(Upstream upstream, TableCopier copier) {
        this.upstream = upstream;
        this.copier = copier;
    }

    /// A copy that is complete but not yet installed.
    ///
    /// @param position where the stream goes on, and the version of the copy: every commit of the
    ///   stream has a greater one
    public record Result(
            Origin origin, Position position, ReplicaSchema schema, List<BulkLoad> loads) {}

    /// Runs to the end; takes as long as the tables are large.
    public Result run() throws SQLException {
        upstream.prepare(true);
        upstream.dropIdleSlots(null);
        ReplicaSchema expected = upstream.schema();
        Upstream.Identity identity = upstream.identify();
        String slot = upstream.newSlotName();
        LOG.info(
                "Making a new copy of {} table(s) from {}; slot {} is created as soon as the"
                        + " transactions that are open now have ended",
                expected.tables().size(),
                upstream.url(),
                slot);
        try (ReplicationSession session = ReplicationSession.open(upstream.url())) {
            Result result = null;
            try {
                result = copy(session.createSlot(slot, false), identity);
                return result;
            } finally {
                if (result == null) {
                    giveUp(slot);
                }
            }
        }
    }

    private Result copy(SlotSnapshot snapshot, Upstream.Identity identity) throws SQLException {
        Lsn start = snapshot.consistentPoint();
        ReplicaSchema schema = upstream.schemaAt(snapshot.snapshot());
        report(schema);
        List<BulkLoad> loads = copier.copy(snapshot.snapshot(), schema.tables().values());
        // A commit record may stand exactly at the start, so the copy is one before it.
        String version = start.plus(-1).toLexiVersion();
        Origin origin =
                new Origin(
                        identity.system(),
                        identity.database(),
                        upstream.names().appId(),
                        upstream.names().shardNum(),
                        upstream.publications(),
                        snapshot.slot(),
                        version);
        return new Result(origin, new Position(version, start), schema, loads);
    }

    /// A slot without a copy would keep the log until the next attempt, which may never come.
    private void giveUp(String slot) {
        try {
            upstream.dropSlot(slot);
        } catch (SQLException e) {
            LOG.warn(
                    "Replication slot {} could not be dropped after its copy failed ({}). The next start"
                            + " drops it; until then Postgres keeps its log",
                    slot,
                    e.getMessage());
        }
    }

    /// Says what is not synced.
    public static void report(ReplicaSchema schema) {
        for (SkippedTable table : schema.skipped().values()) {
            LOG.warn("Table \"{}\" is not synced: {}", table.name(), table.reason());
        }
        for (ReplicaTable table : schema.tables().values()) {
            if (!table.skipped().isEmpty()) {
                LOG.warn(
                        "Columns of table \"{}\" are not synced: {}",
                        table.name(),
                        table.skipped().stream()
                                .map(column -> column.name() + ": " + column.reason())
                                .collect(Collectors.joining("; ")));
            }
        }
    }
}
