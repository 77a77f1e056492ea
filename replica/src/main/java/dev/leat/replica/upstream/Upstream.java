package dev.leat.replica.upstream;

import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.catalog.CatalogException;
import dev.leat.postgres.catalog.Preflight;
import dev.leat.postgres.catalog.PublishedTable;
import dev.leat.postgres.catalog.PublishedTables;
import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.ReplicationSlots;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.TableSelection;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// The upstream database, as far as a shard is concerned. Immutable; any thread may use it, each
/// call with a connection of its own.
public final class Upstream {
    private static final Logger LOG = LoggerFactory.getLogger(Upstream.class);
    private static final Duration SLOT_PATIENCE = Duration.ofSeconds(10);

    private final List<String> configured;
    private final ShardNames names;
    private final ConnectionUrl url;

    /// @param url where it is
    /// @param names of the shard
    /// @param publications of the user; empty for every table of `public`
    public Upstream(ConnectionUrl url, ShardNames names, List<String> publications) {
        this.url = url.withApplicationName("leat-replica");
        this.names = names;
        this.configured = List.copyOf(publications);
    }

    public ShardNames names() {
        return names;
    }

    /// {@return where to connect}
    public ConnectionUrl url() {
        return url;
    }

    /// {@return the publications that are streamed}
    public List<String> publications() {
        return names.publications(configured);
    }

    /// What a server and database are recognised by.
    ///
    /// @param system identifies the cluster
    /// @param database the database's name
    /// @param logEnd where its log ends
    public record Identity(String system, String database, Lsn logEnd) {}

    /// {@return which database this is}
    ///
    /// @throws SQLException if it cannot be reached
    public Identity identify() throws SQLException {
        try (Connection connection = url.connect();
                Statement statement = connection.createStatement();
                ResultSet row =
                        statement.executeQuery(
                                "select system_identifier::text, current_database(), pg_current_wal_insert_lsn()::text"
                                        + " from pg_control_system()")) {
            row.next();
            return new Identity(row.getString(1), row.getString(2), Lsn.parse(row.getString(3)));
        }
    }

    /// Checks that the server is fit and creates what the shard needs in it.
    ///
    /// @param newSlot whether a slot will have to be created as well
    /// @throws UpstreamException that names everything that stands in the way
    public void prepare(boolean newSlot) throws SQLException {
        try (Connection connection = url.connect()) {
            List<Preflight.Problem> problems =
                    Preflight.check(connection, configured, newSlot ? 1 : 0).stream()
                            .filter(problem -> newSlot || !capacity(problem.check()))
                            .toList();
            if (!problems.isEmpty()) {
                throw new UpstreamException(
                        problems.stream()
                                .map(Preflight.Problem::message)
                                .collect(
                                        Collectors.joining(
                                                ". ", "Cannot replicate from " + url + ". ", "")));
            }
            connection.setAutoCommit(false);
            new ShardObjects(connection, names).create(configured.isEmpty());
            new SchemaTriggers(connection, names).create();
            connection.commit();
        }
    }

    private static boolean capacity(Preflight.Check check) {
        return check == Preflight.Check.FREE_SLOT || check == Preflight.Check.FREE_SENDER;
    }

    /// Reads what is published now, after giving tables the replica identity that they need.
    public ReplicaSchema schema() throws SQLException {
        try (Connection connection = url.connect()) {
            List<PublishedTable> tables = PublishedTables.read(connection, publications());
            ReplicaIdentities identities =
                    new ReplicaIdentities(connection, names.publicPublication());
            if (identities.choose(tables)) {
                tables = PublishedTables.read(connection, publications());
            }
            return TableSelection.select(tables);
        } catch (CatalogException e) {
            throw new UpstreamException(String.valueOf(e.getMessage()), e);
        }
    }

    /// Reads what was published at the moment of an exported snapshot.
    public ReplicaSchema schemaAt(String snapshot) throws SQLException {
        try (Connection connection = url.connect()) {
            connection.setAutoCommit(false);
            try (Statement statement = connection.createStatement()) {
                statement.execute("set transaction isolation level repeatable read read only");
                statement.execute("set transaction snapshot '" + snapshot.replace("'", "''") + "'");
            }
            List<PublishedTable> tables = PublishedTables.read(connection, publications());
            connection.rollback();
            return TableSelection.select(tables);
        } catch (CatalogException e) {
            throw new UpstreamException(String.valueOf(e.getMessage()), e);
        }
    }

    /// {@return the slot, or null if there is none of that name}
    public ReplicationSlots.@Nullable Slot slot(String name) throws SQLException {
        try (Connection connection = url.connect()) {
            for (ReplicationSlots.Slot slot : ReplicationSlots.list(connection)) {
                if (slot.name().equals(name)) {
                    return slot;
                }
            }
            return null;
        }
    }

    /// Ends the server's process that still reads our slot, left by a server of ours that died.
    public void evict(String slot) throws SQLException {
        try (Connection connection = url.connect();
                PreparedStatement statement =
                        connection.prepareStatement(
                                "select pg_terminate_backend(active_pid, ?) from pg_replication_slots"
                                        + " where slot_name = ? and active_pid is not null")) {
            statement.setLong(1, SLOT_PATIENCE.toMillis());
            statement.setString(2, slot);
            try (ResultSet row = statement.executeQuery()) {
                if (row.next()) {
                    LOG.info("Took over replication slot {} from a reader that was left", slot);
                }
            }
        }
    }

    /// {@return a name for a new slot that is not in use}
    public String newSlotName() throws SQLException {
        try (Connection connection = url.connect()) {
            List<String> taken =
                    ReplicationSlots.list(connection).stream()
                            .map(ReplicationSlots.Slot::name)
                            .toList();
            for (int number = 1; ; number++) {
                String name = names.slotPrefix() + number;
                if (!taken.contains(name)) {
                    return name;
                }
            }
        }
    }

    /// Drops the slot. It must not be read.
    public void dropSlot(String name) throws SQLException {
        try (Connection connection = url.connect()) {
            ReplicationSlots.drop(connection, name, SLOT_PATIENCE);
        }
    }

    /// Drops the shard's slots that nobody reads, but the one given: each would keep the log for
    /// ever. Warns of those that somebody reads, because nobody will drop them afterwards.
    public void dropIdleSlots(@Nullable String except) throws SQLException {
        try (Connection connection = url.connect()) {
            for (ReplicationSlots.Slot slot : ReplicationSlots.list(connection)) {
                if (!names.isSlot(slot.name()) || slot.temporary() || slot.name().equals(except)) {
                    continue;
                }
                if (slot.holder() != null && except != null) {
                    LOG.warn(
                            "Another server reads replication slot {} of the same application and shard."
                                    + " When it has ended for good, drop its slot, or Postgres keeps its log"
                                    + " for it: select pg_drop_replication_slot('{}')",
                            slot.name(),
                            slot.name());
                } else if (slot.holder() == null) {
                    ReplicationSlots.drop(connection, slot.name(), SLOT_PATIENCE);
                    LOG.info(
                            "Dropped replication slot {}, which belonged to an older copy",
                            slot.name());
                }
            }
        }
    }

    /// Writes a message into the log, as a transaction of its own.
    public void emit(String prefix, String content) throws SQLException {
        try (Connection connection = url.connect();
                PreparedStatement statement =
                        connection.prepareStatement("select pg_logical_emit_message(true, ?, ?)")) {
            statement.setString(1, prefix);
            statement.setString(2, content);
            statement.execute();
        }
    }
}
