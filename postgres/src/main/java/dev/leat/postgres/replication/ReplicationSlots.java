package dev.leat.postgres.replication;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;

/// The logical replication slots of a database, over an ordinary connection.
public final class ReplicationSlots {

    /// @param holder the server's process that reads the slot; null if nobody does
    /// @param confirmed up to where its reader has said to be durable; null before the slot is
    ///   ready
    /// @param retainedBytes how much log the server keeps for it
    /// @param lost whether the server gave up its log
    public record Slot(
            String name,
            boolean temporary,
            @Nullable Integer holder,
            @Nullable Lsn confirmed,
            long retainedBytes,
            boolean lost) {}

    private ReplicationSlots() {}

    /// The slots of the connection's database, by name.
    public static List<Slot> list(Connection connection) throws SQLException {
        String sql =
                "select slot_name, temporary, active_pid, confirmed_flush_lsn::text, wal_status,"
                        + " coalesce(pg_wal_lsn_diff(pg_current_wal_lsn(), restart_lsn), 0)::bigint"
                        + " from pg_replication_slots where database = current_database() order by slot_name";
        List<Slot> slots = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql);
                ResultSet rows = statement.executeQuery()) {
            while (rows.next()) {
                int pid = rows.getInt(3);
                Integer holder = rows.wasNull() ? null : pid;
                String confirmed = rows.getString(4);
                slots.add(
                        new Slot(
                                rows.getString(1),
                                rows.getBoolean(2),
                                holder,
                                confirmed == null ? null : Lsn.parse(confirmed),
                                rows.getLong(6),
                                "lost".equals(rows.getString(5))));
            }
        }
        return slots;
    }

    /// Drops a slot if it exists, ending its reader first if there is one.
    ///
    /// @param patience how long to wait for the reader to let go
    /// @throws SQLException also if the reader did not let go in time
    public static void drop(Connection connection, String name, Duration patience)
            throws SQLException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (true) {
            try (PreparedStatement end =
                            connection.prepareStatement(
                                    "select pg_terminate_backend(active_pid) from pg_replication_slots"
                                            + " where slot_name = ? and active_pid is not null");
                    PreparedStatement drop =
                            connection.prepareStatement(
                                    "select pg_drop_replication_slot(slot_name) from pg_replication_slots where slot_name = ?")) {
                end.setString(1, name);
                end.execute();
                drop.setString(1, name);
                drop.execute();
                return;
            } catch (SQLException e) {
                boolean inUse = "55006".equals(e.getSQLState());
                boolean gone = "42704".equals(e.getSQLState());
                if (gone) {
                    return;
                }
                if (!inUse || System.nanoTime() > deadline) {
                    throw e;
                }
                LockSupport.parkNanos(Duration.ofMillis(20).toNanos());
            }
        }
    }
}
