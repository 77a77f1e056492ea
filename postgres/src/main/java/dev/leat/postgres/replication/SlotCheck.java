package dev.leat.postgres.replication;

import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Looks at a slot and its publications before streaming, because the server notices a missing
/// publication only at the first change and then repeats it at every attempt, and names neither the
/// holder's program nor the reason of an invalidation.
final class SlotCheck {

    private SlotCheck() {}

    static void verify(ConnectionUrl url, String slot, List<String> publications) {
        try (Connection connection = url.connect()) {
            List<String> missing = new ArrayList<>(publications);
            try (PreparedStatement statement =
                    connection.prepareStatement(
                            "select pubname from pg_publication where pubname = any (?)")) {
                statement.setArray(1, connection.createArrayOf("text", publications.toArray()));
                try (ResultSet rows = statement.executeQuery()) {
                    while (rows.next()) {
                        missing.remove(rows.getString(1));
                    }
                }
            }
            if (!missing.isEmpty()) {
                throw new ReplicationException(
                        ReplicationException.Kind.PUBLICATION_MISSING,
                        "Database "
                                + url
                                + " has no publication "
                                + String.join(", ", missing)
                                + ". Create it (CREATE PUBLICATION … FOR TABLE …) or correct its name");
            }
            checkSlot(url, slot, connection);
        } catch (SQLException e) {
            throw ReplicationErrors.explain("look at replication slot " + slot, url, e);
        }
    }

    private static void checkSlot(ConnectionUrl url, String slot, Connection connection)
            throws SQLException {
        String sql =
                "select s.temporary, s.active, s.active_pid, a.application_name, a.client_addr::text as client,"
                        + " s.wal_status, s.plugin, s.database, current_database() as here"
                        + " from pg_replication_slots s left join pg_stat_activity a on a.pid = s.active_pid"
                        + " where s.slot_name = ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, slot);
            try (ResultSet row = statement.executeQuery()) {
                if (!row.next()) {
                    throw new ReplicationException(
                            ReplicationException.Kind.SLOT_MISSING,
                            "There is no replication slot "
                                    + slot
                                    + " on "
                                    + url
                                    + ". It was dropped: make a new copy with a new slot");
                }
                if (!"pgoutput".equals(row.getString("plugin"))
                        || !String.valueOf(row.getString("database"))
                                .equals(row.getString("here"))) {
                    throw new ReplicationException(
                            ReplicationException.Kind.SLOT_MISSING,
                            "Replication slot "
                                    + slot
                                    + " belongs to database "
                                    + row.getString("database")
                                    + " and plugin "
                                    + row.getString("plugin")
                                    + "; expected "
                                    + row.getString("here")
                                    + " and pgoutput. Choose another slot name");
                }
                if ("lost".equals(row.getString("wal_status"))) {
                    throw new ReplicationException(
                            ReplicationException.Kind.SLOT_INVALIDATED,
                            "The server invalidated replication slot "
                                    + slot
                                    + " on "
                                    + url
                                    + ": the log that it needs is gone (see max_slot_wal_keep_size). Drop the slot and make a new copy");
                }
                // A temporary slot is active in the very session that is about to stream it.
                if (row.getBoolean("active") && !row.getBoolean("temporary")) {
                    throw new ReplicationException(
                            ReplicationException.Kind.SLOT_IN_USE,
                            "Replication slot "
                                    + slot
                                    + " on "
                                    + url
                                    + " is in use by process "
                                    + row.getInt("active_pid")
                                    + " of the server (application '"
                                    + row.getString("application_name")
                                    + "', client "
                                    + row.getString("client")
                                    + "). Stop that reader, or end it: select pg_terminate_backend("
                                    + row.getInt("active_pid")
                                    + ")");
                }
            }
        }
    }
}
