package dev.leat.sync.cvr;

import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.Owner;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;

/// Reads the rows of one client group, in the caller's transaction.
final class GroupReader {
    private final Connection connection;
    private final String schema;
    private final String id;

    GroupReader(Connection connection, String schema, String id) {
        this.connection = connection;
        this.schema = schema;
        this.id = id;
    }

    /// @param instance stands on the row of the group
    GroupRecord read(ResultSet instance) throws SQLException {
        Owner user =
                instance.getBoolean("userPinned") ? new Owner(instance.getString("userID")) : null;
        return new GroupRecord(
                cookie(instance.getString("version")),
                instance.getLong("life"),
                instance.getDouble("ttlClock"),
                instance.getString("clientSchema"),
                instance.getString("profileID"),
                user,
                rows("SELECT \"clientID\" FROM %s.clients", row -> row.getString(1)),
                rows(
                        "SELECT \"queryHash\", \"queryName\", \"queryArgs\", \"clientAST\" FROM"
                                + " %s.queries",
                        row ->
                                new QueryRecord(
                                        row.getString(1),
                                        row.getString(2),
                                        row.getString(3),
                                        row.getString(4))),
                rows(
                        "SELECT \"clientID\", \"queryHash\", \"patchVersion\", \"ttlMs\","
                                + " \"inactivatedAtMs\", \"deleted\" FROM %s.desires",
                        GroupReader::desire));
    }

    private static DesireRecord desire(ResultSet row) throws SQLException {
        double number = row.getDouble(5);
        Double inactivatedAt = row.wasNull() ? null : number;
        return new DesireRecord(
                row.getString(1),
                row.getString(2),
                cookie(row.getString(3)),
                row.getDouble(4),
                inactivatedAt,
                row.getBoolean(6));
    }

    private <T> List<T> rows(String select, RowReader<T> reader) throws SQLException {
        try (PreparedStatement statement =
                connection.prepareStatement(
                        select.formatted(schema) + " WHERE \"clientGroupID\" = ?")) {
            statement.setString(1, id);
            List<T> rows = new ArrayList<>();
            try (ResultSet row = statement.executeQuery()) {
                while (row.next()) {
                    rows.add(reader.read(row));
                }
            }
            return rows;
        }
    }

    private static Cookie cookie(String text) throws SQLException {
        try {
            return Objects.requireNonNull(Cookie.parse(text));
        } catch (IllegalArgumentException e) {
            throw new SQLException("\"" + text + "\" is not a version of a client group", e);
        }
    }

    private interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }
}
