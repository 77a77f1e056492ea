package dev.leat.sync.cvr;

import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Types;
import java.util.List;

/// Writes what hangs on the row of a client group, in the caller's transaction. A statement a kind
/// of row, batched.
final class GroupWriter {
    private final Connection connection;
    private final String schema;
    private final String id;

    GroupWriter(Connection connection, String schema, String id) {
        this.connection = connection;
        this.schema = schema;
        this.id = id;
    }

    void write(GroupChange change) throws SQLException {
        each(
                "DELETE FROM %s.clients WHERE \"clientGroupID\" = ? AND \"clientID\" = ?",
                change.goneClients(), (statement, client) -> statement.setString(2, client));
        each(
                "INSERT INTO %s.clients (\"clientGroupID\", \"clientID\") VALUES (?, ?) ON CONFLICT"
                        + " DO NOTHING",
                change.newClients(), (statement, client) -> statement.setString(2, client));
        each(
                "DELETE FROM %s.queries WHERE \"clientGroupID\" = ? AND \"queryHash\" = ?",
                change.goneQueries(), (statement, hash) -> statement.setString(2, hash));
        each(
                "INSERT INTO %s.queries (\"clientGroupID\", \"queryHash\", \"queryName\","
                        + " \"queryArgs\", \"clientAST\") VALUES (?, ?, ?, ?::json, ?::json) ON"
                        + " CONFLICT DO NOTHING",
                change.newQueries(), GroupWriter::bindQuery);
        each(
                "DELETE FROM %s.desires WHERE \"clientGroupID\" = ? AND \"clientID\" = ? AND"
                        + " \"queryHash\" = ?",
                change.goneDesires(),
                (statement, desire) -> {
                    statement.setString(2, desire.clientId());
                    statement.setString(3, desire.hash());
                });
        each(
                "INSERT INTO %s.desires (\"clientGroupID\", \"clientID\", \"queryHash\","
                        + " \"patchVersion\", \"ttlMs\", \"inactivatedAtMs\", \"deleted\") VALUES"
                        + " (?, ?, ?, ?, ?, ?, ?) ON CONFLICT (\"clientGroupID\", \"clientID\","
                        + " \"queryHash\") DO UPDATE SET \"patchVersion\" ="
                        + " excluded.\"patchVersion\", \"ttlMs\" = excluded.\"ttlMs\","
                        + " \"inactivatedAtMs\" = excluded.\"inactivatedAtMs\", \"deleted\" ="
                        + " excluded.\"deleted\"",
                change.desires(), GroupWriter::bindDesire);
    }

    private static void bindQuery(PreparedStatement statement, QueryRecord query)
            throws SQLException {
        statement.setString(2, query.hash());
        statement.setString(3, query.name());
        statement.setString(4, query.args());
        statement.setString(5, query.ast());
    }

    private static void bindDesire(PreparedStatement statement, DesireRecord desire)
            throws SQLException {
        statement.setString(2, desire.clientId());
        statement.setString(3, desire.hash());
        statement.setString(4, desire.version().toString());
        statement.setDouble(5, desire.ttlMillis());
        Double inactivatedAt = desire.inactivatedAt();
        if (inactivatedAt == null) {
            statement.setNull(6, Types.DOUBLE);
        } else {
            statement.setDouble(6, inactivatedAt);
        }
        statement.setBoolean(7, desire.deleted());
    }

    private <T> void each(String sql, List<T> elements, Binder<T> binder) throws SQLException {
        if (elements.isEmpty()) {
            return;
        }
        try (PreparedStatement statement = connection.prepareStatement(sql.formatted(schema))) {
            for (T element : elements) {
                statement.setString(1, id);
                binder.bind(statement, element);
                statement.addBatch();
            }
            statement.executeBatch();
        }
    }

    private interface Binder<T> {
        void bind(PreparedStatement statement, T element) throws SQLException;
    }
}
