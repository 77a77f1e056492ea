package dev.leat.api.mutators;

import dev.leat.protocol.json.Json;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.List;

/// The sync server's two tables that an API server writes: `clients`, with the id of the last
/// mutation of each client, and `mutations`, with the results of those that failed.
///
/// Both reach the client through replication, in the same commit as the rows that a mutation
/// changed. Every method works inside the transaction of the connection that it is given.
record ClientLedger(ShardSchema schema) {

    /// Counts one more mutation of the client and locks its row until the transaction ends, so that
    /// two pushes of one client follow each other.
    ///
    /// @return the id that the mutation must have to be the next one
    long advance(Connection connection, MutationCall call) throws SQLException {
        String sql =
                "INSERT INTO "
                        + schema.table("clients")
                        + " AS current (\"clientGroupID\", \"clientID\", \"lastMutationID\")"
                        + " VALUES (?, ?, 1)"
                        + " ON CONFLICT (\"clientGroupID\", \"clientID\")"
                        + " DO UPDATE SET \"lastMutationID\" = current.\"lastMutationID\" + 1"
                        + " RETURNING \"lastMutationID\"";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, call.clientGroupId());
            statement.setString(2, call.clientId());
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    /// Keeps the result of a failed mutation for its client.
    ///
    /// @param result as it stands in the response
    void keepResult(Connection connection, MutationCall call, Json result) throws SQLException {
        String sql =
                "INSERT INTO "
                        + schema.table("mutations")
                        + " (\"clientGroupID\", \"clientID\", \"mutationID\", \"result\")"
                        + " VALUES (?, ?, ?, ?::json)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, call.clientGroupId());
            statement.setString(2, call.clientId());
            statement.setLong(3, call.mutationId());
            statement.setString(4, result.text());
            statement.executeUpdate();
        }
    }

    /// Forgets the results of one client up to and with an id: the client has seen them.
    ///
    /// @return how many there were
    int forgetUpTo(
            Connection connection, String clientGroupId, String clientId, long upToMutationId)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + schema.table("mutations")
                        + " WHERE \"clientGroupID\" = ? AND \"clientID\" = ? AND \"mutationID\" <= ?";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, clientGroupId);
            statement.setString(2, clientId);
            statement.setLong(3, upToMutationId);
            return statement.executeUpdate();
        }
    }

    /// Forgets every result of clients that are gone.
    ///
    /// @return how many there were
    int forgetAll(Connection connection, String clientGroupId, List<String> clientIds)
            throws SQLException {
        String sql =
                "DELETE FROM "
                        + schema.table("mutations")
                        + " WHERE \"clientGroupID\" = ? AND \"clientID\" = ANY (?)";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, clientGroupId);
            statement.setArray(
                    2, connection.createArrayOf("text", clientIds.toArray(String[]::new)));
            return statement.executeUpdate();
        }
    }
}
