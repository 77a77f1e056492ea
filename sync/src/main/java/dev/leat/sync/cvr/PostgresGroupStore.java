package dev.leat.sync.cvr;

import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupRecord.Owner;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Objects;
import javax.sql.DataSource;
import org.jspecify.annotations.Nullable;

/// Client groups in Postgres, in the schema `<app>_<shard>/leat` of the CVR database.
///
/// Safe for use by many threads; each call takes a connection of the data source for as long as it
/// lasts. Two servers that share a database do not corrupt each other's groups: opening a group
/// writes the server's name into its row, and a write locks that row and checks the name and the
/// version first.
public final class PostgresGroupStore implements GroupStore {
    /// Groups deleted by one statement; keeps locks short.
    private static final int DELETE_BATCH = 25;

    private final DataSource database;
    private final String schema;
    private final String server;

    /// Creates or migrates the tables.
    ///
    /// @param database connections to the CVR database
    /// @param shard the prefix of the schema, `<app>_<shard>`, such as `zero_0`
    /// @param server a name that no other running server has
    /// @throws GroupStoreException if the tables cannot be created
    public PostgresGroupStore(DataSource database, String shard, String server) {
        this.database = Objects.requireNonNull(database, "database");
        this.schema = '"' + shard.replace("\"", "\"\"") + "/leat\"";
        this.server = Objects.requireNonNull(server, "server");
        try {
            CvrTables.create(database, schema);
        } catch (SQLException e) {
            throw failed("create the tables of client groups", e);
        }
    }

    @Override
    public @Nullable GroupRecord open(String clientGroupId) {
        return inTransaction(
                "read client group " + clientGroupId,
                connection -> {
                    try (PreparedStatement claim =
                            connection.prepareStatement(
                                    "UPDATE "
                                            + schema
                                            + ".instances SET \"owner\" = ?, \"grantedAt\" = now(),"
                                            + " \"life\" = \"life\" + 1,"
                                            + " \"lastActive\" = now() WHERE \"clientGroupID\" = ?"
                                            + " RETURNING \"version\", \"life\", \"ttlClock\", \"clientSchema\","
                                            + " \"profileID\", \"userPinned\", \"userID\"")) {
                        claim.setString(1, server);
                        claim.setString(2, clientGroupId);
                        try (ResultSet row = claim.executeQuery()) {
                            return row.next()
                                    ? new GroupReader(connection, schema, clientGroupId).read(row)
                                    : null;
                        }
                    }
                });
    }

    @Override
    public void write(String clientGroupId, GroupChange change) {
        inTransaction(
                "write client group " + clientGroupId,
                connection -> {
                    if (change.expected() == null) {
                        insert(connection, clientGroupId, change);
                    } else {
                        update(connection, clientGroupId, change, change.expected());
                    }
                    new GroupWriter(connection, schema, clientGroupId).write(change);
                    return true;
                });
    }

    @Override
    public boolean touch(String clientGroupId, double ttlClock) {
        return inTransaction(
                "write client group " + clientGroupId,
                connection -> {
                    try (PreparedStatement touch =
                            connection.prepareStatement(
                                    "UPDATE "
                                            + schema
                                            + ".instances SET \"ttlClock\" = ?, \"lastActive\" ="
                                            + " now() WHERE \"clientGroupID\" = ? AND \"owner\" ="
                                            + " ?")) {
                        touch.setDouble(1, ttlClock);
                        touch.setString(2, clientGroupId);
                        touch.setString(3, server);
                        return touch.executeUpdate() == 1;
                    }
                });
    }

    @Override
    public int deleteInactive(Duration unused) {
        int deleted = 0;
        int batch;
        do {
            batch =
                    inTransaction(
                            "delete unused client groups",
                            connection -> {
                                try (PreparedStatement delete =
                                        connection.prepareStatement(
                                                """
                                                DELETE FROM %1$s.instances
                                                WHERE "clientGroupID" IN (
                                                    SELECT "clientGroupID" FROM %1$s.instances
                                                    WHERE "lastActive" < now() - ? * interval '1 ms'
                                                    ORDER BY "lastActive" LIMIT ?
                                                    FOR UPDATE SKIP LOCKED)
                                                """
                                                        .formatted(schema))) {
                                    delete.setDouble(1, unused.toMillis());
                                    delete.setInt(2, DELETE_BATCH);
                                    return delete.executeUpdate();
                                }
                            });
            deleted += batch;
        } while (batch == DELETE_BATCH);
        return deleted;
    }

    private void insert(Connection connection, String id, GroupChange change) throws SQLException {
        try (PreparedStatement insert =
                connection.prepareStatement(
                        "INSERT INTO "
                                + schema
                                + ".instances (\"version\", \"ttlClock\", \"clientSchema\","
                                + " \"profileID\", \"userPinned\", \"userID\", \"owner\","
                                + " \"clientGroupID\") VALUES (?, ?, ?::json, ?, ?, ?, ?, ?) ON"
                                + " CONFLICT DO NOTHING")) {
            bind(insert, id, change);
            if (insert.executeUpdate() == 0) {
                throw new GroupConflictException(
                        "Client group " + id + " was created by another server at the same time.");
            }
        }
    }

    private void update(Connection connection, String id, GroupChange change, Cookie expected)
            throws SQLException {
        checkOwner(connection, id, expected);
        try (PreparedStatement update =
                connection.prepareStatement(
                        "UPDATE "
                                + schema
                                + ".instances SET \"version\" = ?, \"ttlClock\" = ?,"
                                + " \"clientSchema\" = ?::json, \"profileID\" = ?, \"userPinned\" ="
                                + " ?, \"userID\" = ?, \"owner\" = ?, \"lastActive\" = now() WHERE"
                                + " \"clientGroupID\" = ?")) {
            bind(update, id, change);
            update.executeUpdate();
        }
    }

    private void checkOwner(Connection connection, String id, Cookie expected) throws SQLException {
        try (PreparedStatement check =
                connection.prepareStatement(
                        "SELECT \"owner\", \"version\" FROM "
                                + schema
                                + ".instances WHERE \"clientGroupID\" = ? FOR UPDATE")) {
            check.setString(1, id);
            try (ResultSet row = check.executeQuery()) {
                if (!row.next()) {
                    throw new GroupConflictException(
                            "Client group " + id + " was deleted by another server.");
                }
                if (!server.equals(row.getString(1))) {
                    throw new GroupConflictException(
                            "Client group " + id + " is served by another server by now.");
                }
                String version = row.getString(2);
                if (!expected.toString().equals(version)) {
                    throw new GroupConflictException(
                            "Client group "
                                    + id
                                    + " is at version "
                                    + version
                                    + ", expected "
                                    + expected
                                    + ": it was changed by another server.");
                }
            }
        }
    }

    private void bind(PreparedStatement statement, String id, GroupChange change)
            throws SQLException {
        Owner user = change.user();
        statement.setString(1, change.version().toString());
        statement.setDouble(2, change.ttlClock());
        statement.setString(3, change.clientSchema());
        statement.setString(4, change.profileId());
        statement.setBoolean(5, user != null);
        statement.setString(6, user == null ? null : user.userId());
        statement.setString(7, server);
        statement.setString(8, id);
    }

    private <T extends @Nullable Object> T inTransaction(String what, Work<T> work) {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                T result = work.run(connection);
                connection.commit();
                return result;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            } finally {
                connection.setAutoCommit(true);
            }
        } catch (SQLException e) {
            throw failed(what, e);
        }
    }

    private GroupStoreException failed(String what, SQLException e) {
        return new GroupStoreException(
                "Cannot "
                        + what
                        + " in schema "
                        + schema
                        + " of the CVR database (SQLSTATE "
                        + e.getSQLState()
                        + "): "
                        + e.getMessage(),
                e);
    }

    private interface Work<T extends @Nullable Object> {
        T run(Connection connection) throws SQLException;
    }
}
