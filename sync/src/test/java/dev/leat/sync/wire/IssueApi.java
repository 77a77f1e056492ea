package dev.leat.sync.wire;

import dev.leat.protocol.api.ApiCall;
import dev.leat.protocol.api.ApiServer;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.api.Identity;
import dev.leat.protocol.api.NamedQuery;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.api.TransformedQuery;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationJson;
import dev.leat.protocol.mutation.MutationResult;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.query.ast.AstJson;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import javax.sql.DataSource;
import tools.jackson.databind.JsonNode;

/// The API server that the captured traffic was recorded with, on a real database: a few queries
/// and mutators, and the bookkeeping that the protocol asks for.
final class IssueApi implements ApiServer {
    private static final Map<String, String> QUERIES =
            Map.of(
                    "issues",
                    "{\"table\":\"issue\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},"
                            + "\"subquery\":{\"table\":\"comment\",\"alias\":\"comments\"},\"system\":\"client\"}],\"orderBy\":[[\"title\",\"asc\"]]}",
                    "withComments",
                    "{\"table\":\"issue\",\"where\":{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"client\","
                            + "\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},"
                            + "\"subquery\":{\"table\":\"comment\",\"alias\":\"zsubq_comments\"}},\"op\":\"EXISTS\"},\"limit\":2}",
                    "noSuchTable",
                    "{\"table\":\"nosuch\"}");

    private final DataSource database;
    private final List<String> requests = new CopyOnWriteArrayList<>();

    IssueApi(DataSource database) {
        this.database = database;
    }

    /// {@return every request, as `query <names>` or `push <names>`}
    List<String> requests() {
        return requests;
    }

    private static Identity identity(ApiCall call) {
        String token = call.header("authorization");
        return new Identity.Known(token == null ? null : "u1");
    }

    @Override
    public TransformResponse transform(ApiCall call, TransformRequest request) {
        requests.add("query " + request.queries().stream().map(NamedQuery::name).toList());
        if ("Bearer expired".equals(call.header("authorization"))) {
            throw new StatusException(401, "no auth");
        }
        return new TransformResponse.Transformed(
                identity(call), request.queries().stream().map(IssueApi::transform).toList());
    }

    private static TransformedQuery transform(NamedQuery query) {
        String ast = QUERIES.get(query.name());
        return ast == null
                ? new TransformedQuery.Errored(
                        new ErroredQuery(
                                ErroredQuery.Kind.APP, query.id(), query.name(), "nope", null))
                : new TransformedQuery.Ok(query.id(), query.name(), AstJson.from(ast));
    }

    @Override
    public PushResponse push(ApiCall call, PushBody push) {
        requests.add("push " + push.mutations().stream().map(Mutation::name).toList());
        if ("Bearer expired".equals(call.header("authorization"))) {
            throw new StatusException(401, "no auth");
        }
        List<MutationResult.Of> results = new ArrayList<>();
        for (Mutation mutation : push.mutations()) {
            try {
                JsonNode argument = ((Mutation.Custom) mutation).argument().tree();
                if (mutation.name().equals(Mutation.CLEANUP_RESULTS)) {
                    cleanUp(call.schema(), argument);
                    continue;
                }
                long expected = mutate(call.schema(), push.clientGroupId(), mutation, argument);
                if (mutation.id().id() > expected) {
                    return outOfOrder(mutation.id(), expected);
                }
                results.add(new MutationResult.Of(mutation.id(), result(mutation, expected)));
            } catch (SQLException e) {
                throw new IllegalStateException(e);
            }
        }
        return new PushResponse.Mutated(identity(call), results);
    }

    private static MutationResult result(Mutation mutation, long expected) {
        if (mutation.id().id() < expected) {
            return new MutationResult.AlreadyProcessed(Json.parse("\"already processed\""));
        }
        return mutation.name().equals("fail")
                ? new MutationResult.AppError("mutator failed", null)
                : new MutationResult.Ok(null);
    }

    private static PushResponse outOfOrder(MutationId id, long expected) {
        return new PushResponse.Failed(
                new ErrorBody.PushFailed(
                        Origin.SERVER,
                        FailureReason.OUT_OF_ORDER_MUTATION,
                        "Client "
                                + id.clientId()
                                + " sent mutation ID "
                                + id.id()
                                + " but expected "
                                + expected,
                        List.of(id),
                        null,
                        null,
                        null));
    }

    /// {@return the id that was expected}
    private long mutate(String schema, String group, Mutation mutation, JsonNode argument)
            throws SQLException {
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            long expected = consume(connection, schema, group, mutation.id().clientId());
            if (mutation.id().id() != expected) {
                connection.rollback();
                return expected;
            }
            if (mutation.name().equals("fail")) {
                String result =
                        MutationJson.result(new MutationResult.AppError("mutator failed", null))
                                .text();
                update(
                        connection,
                        "INSERT INTO \""
                                + schema
                                + "\".mutations (\"clientGroupID\",\"clientID\",\"mutationID\",\"result\") VALUES (?,?,?::bigint,?::json)",
                        group,
                        mutation.id().clientId(),
                        Long.toString(mutation.id().id()),
                        result);
            } else {
                update(
                        connection,
                        "UPDATE issue SET title = ? WHERE id = ?",
                        argument.get("title").stringValue(),
                        argument.get("id").stringValue());
            }
            connection.commit();
            return expected;
        }
    }

    private static long consume(Connection connection, String schema, String group, String client)
            throws SQLException {
        String sql =
                "INSERT INTO \""
                        + schema
                        + "\".clients AS current (\"clientGroupID\",\"clientID\",\"lastMutationID\") VALUES (?,?,1)"
                        + " ON CONFLICT (\"clientGroupID\",\"clientID\") DO UPDATE SET \"lastMutationID\" ="
                        + " current.\"lastMutationID\"+1 RETURNING \"lastMutationID\"";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, group);
            statement.setString(2, client);
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private void cleanUp(String schema, JsonNode argument) throws SQLException {
        try (Connection connection = database.getConnection()) {
            if (argument.get("type").stringValue().equals("single")) {
                update(
                        connection,
                        "DELETE FROM \""
                                + schema
                                + "\".mutations WHERE \"clientGroupID\"=? AND \"clientID\"=? AND \"mutationID\"<=?::bigint",
                        argument.get("clientGroupID").stringValue(),
                        argument.get("clientID").stringValue(),
                        argument.get("upToMutationID").asString());
            } else {
                for (JsonNode client : argument.get("clientIDs")) {
                    update(
                            connection,
                            "DELETE FROM \""
                                    + schema
                                    + "\".mutations WHERE \"clientGroupID\"=? AND \"clientID\"=?",
                            argument.get("clientGroupID").stringValue(),
                            client.stringValue());
                }
            }
        }
    }

    private static void update(Connection connection, String sql, String... values)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < values.length; i++) {
                statement.setString(i + 1, values[i]);
            }
            statement.executeUpdate();
        }
    }

    /// {@return the client schema of the captured traffic}
    static dev.leat.protocol.ClientSchema clientSchema() {
        return dev.leat.protocol.ClientSchemaJson.read(
                dev.leat.protocol.json.JsonObject.of(
                        JsonText.parse(
                                "{\"tables\":{\"issue\":{\"columns\":{\"id\":{\"type\":\"string\"},\"title\":{\"type\":\"string\"},"
                                        + "\"open\":{\"type\":\"boolean\"},\"prio\":{\"type\":\"number\"}},\"primaryKey\":[\"id\"]},"
                                        + "\"comment\":{\"columns\":{\"id\":{\"type\":\"string\"},\"issueID\":{\"type\":\"string\"},"
                                        + "\"body\":{\"type\":\"string\"},\"n\":{\"type\":\"number\"}},\"primaryKey\":[\"id\"]}}}"),
                        "clientSchema"));
    }
}
