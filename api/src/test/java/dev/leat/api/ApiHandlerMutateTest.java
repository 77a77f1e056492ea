package dev.leat.api;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.mutators.Mutators;
import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Args;
import dev.leat.api.request.AuthenticationFailure;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.protocol.api.ApiCall;
import dev.leat.protocol.api.ApiServer;
import dev.leat.protocol.api.PushResponse;
import dev.leat.protocol.api.TransformRequest;
import dev.leat.protocol.api.TransformResponse;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.PreparedStatement;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// The mutate endpoint, against what a stock sync server and the published server library were
/// recorded to say to each other.
@PostgresTest
class ApiHandlerMutateTest {
    record Titled(String id, String title) {}

    private static final Map<String, String> PARAMS = Map.of("schema", "zero_0", "appID", "zero");

    private Upstream upstream;
    private ApiHandler api;

    @BeforeEach
    void createApi(TestDatabase database) {
        upstream = new Upstream(database);
        upstream.createShard("zero_0");
        upstream.execute("CREATE TABLE issue (id text PRIMARY KEY, title text)");
        upstream.execute("INSERT INTO issue VALUES ('i1', 'first')");
        api =
                ApiHandler.builder()
                        .authenticator(headers -> {
                            String token = headers.bearerToken();
                            if (token == null) {
                                return Identity.anonymous();
                            }
                            if (token.equals("expired")) {
                                throw AuthenticationFailure.unauthorized("no auth");
                            }
                            return Identity.user(token);
                        })
                        .mutators(upstream.dataSource(), mutators())
                        .build();
    }

    private static Mutators mutators() {
        return Mutators.builder()
                .mutator(
                        "rename",
                        Titled.class,
                        (tx, args, caller) -> {
                            try (PreparedStatement update =
                                    tx.connection()
                                            .prepareStatement(
                                                    "UPDATE issue SET title = ? WHERE id = ?")) {
                                update.setString(1, args.title());
                                update.setString(2, args.id());
                                update.executeUpdate();
                            }
                        })
                .mutator(
                        "fail",
                        Args.json(),
                        (tx, args, caller) -> {
                            throw new ApplicationError("mutator failed");
                        })
                .build();
    }

    @Test
    void aMutationIsAnsweredAsRecorded() {
        assertThat(mutate(pushOf(1, "rename", "{\"id\":\"i1\",\"title\":\"renamed\"}")))
                .isEqualTo(
                        "{\"kind\":\"MutateResponse\",\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":1},\"result\":{}}],\"userID\":null}");
        assertThat(upstream.query("SELECT title FROM issue")).containsExactly("renamed");

        assertThat(mutate(pushOf(2, "fail", "null")))
                .isEqualTo(
                        "{\"kind\":\"MutateResponse\",\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":2},\"result\":{\"error\":\"app\",\"message\":\"mutator"
                                + " failed\"}}],\"userID\":null}");
        assertThat(upstream.query("SELECT result FROM zero_0.mutations"))
                .containsExactly("{\"error\":\"app\",\"message\":\"mutator failed\"}");

        assertThat(
                        mutate(
                                """
                                {"clientGroupID":"cg1","timestamp":1795235794345.25,"mutations":[{"type":"custom","id":0,"clientID":"c1","name":"_zero_cleanupResults","args":[{"type":"single","clientGroupID":"cg1","clientID":"c1","upToMutationID":2}],"timestamp":1795235794345}],"pushVersion":1,"requestID":"cleanup-cg1-c1-2"}\
                                """))
                .isEqualTo("{\"kind\":\"MutateResponse\",\"mutations\":[],\"userID\":null}");
        assertThat(upstream.query("SELECT result FROM zero_0.mutations")).isEmpty();

        assertThat(mutate(pushOf(2, "rename", "{\"id\":\"i1\",\"title\":\"dup\"}")))
                .isEqualTo(
                        "{\"kind\":\"MutateResponse\",\"mutations\":[{\"id\":{\"clientID\":\"c1\",\"id\":2},\"result\":{\"error\":\"alreadyProcessed\",\"details\":\"Ignoring"
                                + " mutation from c1 with ID 2 as it was already processed. Expected:"
                                + " 3\"}}],\"userID\":null}");

        assertThat(mutate(pushOf(9, "rename", "{\"id\":\"i1\",\"title\":\"x\"}")))
                .isEqualTo(
                        "{\"kind\":\"PushFailed\",\"origin\":\"server\",\"reason\":\"oooMutation\",\"message\":\"Client"
                                + " c1 sent mutation ID 9 but expected"
                                + " 3\",\"mutationIDs\":[{\"id\":9,\"clientID\":\"c1\"}]}");
    }

    @Test
    void aWrongSchemaParameterFailsThePushBeforeAnySql() {
        String body = pushOf(1, "rename", "{\"id\":\"i1\",\"title\":\"x\"}");

        for (Map<String, String> params :
                List.of(
                        Map.<String, String>of(),
                        Map.of("schema", "public"),
                        Map.of("schema", "zero_0\"; DROP TABLE issue; --"))) {
            assertThat(api.handleMutate(RequestHeaders.none(), params, body).body())
                    .contains("\"reason\":\"parse\"")
                    .contains("The query parameter \\\"schema\\\" is wrong")
                    .contains("\"mutationIDs\":[{\"id\":1,\"clientID\":\"c1\"}]")
                    .doesNotContain("DROP");
        }
        assertThat(upstream.query("SELECT title FROM issue")).containsExactly("first");
    }

    @Test
    void aSyncServerInTheSameJvmNeedsNoJson() {
        ApiCall call = new ApiCall("zero_0", "zero", Map.of("Authorization", "Bearer ada"));
        ApiServer server = api;

        assertThat(server.transform(call, TransformRequest.VALIDATION))
                .isEqualTo(
                        new TransformResponse.Transformed(
                                new dev.leat.protocol.api.Identity.Known("ada"), List.of()));
        PushBody push =
                new PushBody(
                        "cg1",
                        List.of(
                                new Mutation.Custom(
                                        new MutationId("c1", 1),
                                        "rename",
                                        List.of(Json.parse("{\"id\":\"i1\",\"title\":\"typed\"}")),
                                        0)),
                        1,
                        null,
                        0,
                        "r1",
                        null,
                        null);
        assertThat(server.push(call, push)).isInstanceOf(PushResponse.Mutated.class);
        assertThat(upstream.query("SELECT title FROM issue")).containsExactly("typed");
        assertThatThrownBy(() ->
                        server.transform(
                                new ApiCall(
                                        "zero_0",
                                        "zero",
                                        Map.of("authorization", "Bearer expired")),
                                TransformRequest.VALIDATION))
                .isInstanceOfSatisfying(
                        ApiServer.StatusException.class,
                        e -> assertThat(e.status()).isEqualTo(401));
        assertThat(upstream.query("SELECT \"lastMutationID\" FROM zero_0.clients"))
                .containsExactly("1");
    }

    private static String pushOf(long id, String name, String argument) {
        return """
        {"clientGroupID":"cg1","timestamp":1795235792843,"mutations":[{"type":"custom","id":%d,"clientID":"c1","name":"%s","timestamp":1795235792843,"args":[%s]}],"pushVersion":1,"requestID":"r1"}\
        """
                .formatted(id, name, argument);
    }

    private String mutate(String body) {
        ApiResponse response = api.handleMutate(RequestHeaders.none(), PARAMS, body);
        assertThat(response.status()).isEqualTo(200);
        return response.body();
    }
}
