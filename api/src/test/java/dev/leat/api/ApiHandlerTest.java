package dev.leat.api;

import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.api.mutators.Mutators;
import dev.leat.api.queries.Queries;
import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Args;
import dev.leat.api.request.AuthenticationFailure;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.protocol.json.JsonText;
import dev.leat.schema.Column;
import dev.leat.schema.Many;
import dev.leat.schema.Table;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The bytes of both endpoints, against what a stock sync server and the published server library
/// were recorded to say to each other.
class ApiHandlerTest {
    record Issue(String id, String title) {}

    record Comment(String id, String issueID) {}

    static final class Issues extends Table<Issue> {
        static final Issues ISSUES = new Issues();

        public final Column<String> id = text("id").primaryKey();
        public final Column<String> title = text("title");
        public final Many<Comment> comments = many(id, () -> Comments.COMMENTS.issueID);

        private Issues() {
            super("issue");
        }
    }

    static final class Comments extends Table<Comment> {
        static final Comments COMMENTS = new Comments();

        public final Column<String> id = text("id").primaryKey();
        public final Column<String> issueID = text("issueID");

        private Comments() {
            super("comment");
        }
    }

    record Titled(String id, String title) {}

    record ById(String id) {}

    private static final String PUSH =
            """
            {"clientGroupID":"cg1","timestamp":1795235792843,"mutations":[{"type":"custom","id":1,"clientID":"c1","name":"rename","timestamp":1795235792843,"args":[null]}],"pushVersion":1,"requestID":"r1"}\
            """;
    private static final Map<String, String> PARAMS = Map.of("schema", "zero_0", "appID", "zero");

    private final ApiHandler api =
            ApiHandler.builder()
                    .authenticator(ApiHandlerTest::authenticate)
                    .queries(queries())
                    .build();

    private static Identity authenticate(RequestHeaders headers) {
        String token = headers.bearerToken();
        if (token == null) {
            return Identity.anonymous();
        }
        return switch (token) {
            case "expired" -> throw AuthenticationFailure.unauthorized("no auth");
            case "banned" -> throw AuthenticationFailure.forbidden("banned");
            case "crash" -> throw new IllegalStateException("password=hunter2");
            default -> Identity.user(token, new StringBuilder("principal of " + token));
        };
    }

    private static Queries queries() {
        return Queries.builder()
                .query(
                        "issues",
                        caller ->
                                from(Issues.ISSUES)
                                        .related(Issues.ISSUES.comments)
                                        .orderBy(Issues.ISSUES.title.asc()))
                .query(
                        "boom",
                        caller -> {
                            throw new ApplicationError("nope");
                        })
                .query(
                        "details",
                        caller -> {
                            throw new ApplicationError(
                                    "no", Map.of("plan", "free", "limits", List.of(1, 2.5)));
                        })
                .query(
                        "withComments",
                        caller -> from(Issues.ISSUES).whereExists(Issues.ISSUES.comments).limit(2))
                .query(
                        "issueByID",
                        ById.class,
                        (args, caller) -> from(Issues.ISSUES).where(Issues.ISSUES.id.eq(args.id())))
                .query(
                        "mine",
                        caller ->
                                from(Issues.ISSUES)
                                        .where(Issues.ISSUES.id.eq(caller.requireUserId())))
                .query(
                        "principal",
                        caller ->
                                from(Issues.ISSUES)
                                        .where(
                                                Issues.ISSUES.title.eq(
                                                        caller.principal(StringBuilder.class)
                                                                .toString())))
                .query(
                        "crash",
                        caller -> {
                            throw new IllegalStateException("password=hunter2");
                        })
                .build();
    }

    @Test
    void theValidationCallAnswersWhoTheCallerIs() {
        assertThat(query("[\"transform\",[]]"))
                .isEqualTo("{\"kind\":\"QueryResponse\",\"queries\":[],\"userID\":null}");
        assertThat(query("ada", "[\"transform\",[]]"))
                .isEqualTo("{\"kind\":\"QueryResponse\",\"queries\":[],\"userID\":\"ada\"}");
    }

    @Test
    void withoutAnAuthenticatorTheAnswerNamesNobody() {
        ApiHandler open = ApiHandler.builder().build();

        assertThat(open.handleQuery(RequestHeaders.none(), PARAMS, "[\"transform\",[]]").body())
                .isEqualTo("{\"kind\":\"QueryResponse\",\"queries\":[]}");
    }

    @Test
    void aRelatedQueryIsAnsweredAsRecorded() {
        assertThat(query("[\"transform\",[{\"id\":\"q1\",\"name\":\"issues\",\"args\":[]}]]"))
                .isEqualTo(
                        "{\"kind\":\"QueryResponse\",\"queries\":[{\"id\":\"q1\",\"name\":\"issues\",\"ast\":{\"table\":\"issue\",\"related\":[{\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"comment\",\"alias\":\"comments\"},\"system\":\"client\"}],\"orderBy\":[[\"title\",\"asc\"]]}}],\"userID\":null}");
    }

    @Test
    void aRefusedQueryLeavesTheOthersAlone() {
        assertThat(
                        parsed(
                                "[\"transform\",[{\"id\":\"q2\",\"name\":\"boom\",\"args\":[]},{\"id\":\"q3\",\"name\":\"withComments\",\"args\":[]}]]"))
                .isEqualTo(
                        JsonText.parse(
                                "{\"kind\":\"QueryResponse\",\"queries\":[{\"error\":\"app\",\"id\":\"q2\",\"name\":\"boom\",\"message\":\"nope\"},{\"id\":\"q3\",\"name\":\"withComments\",\"ast\":{\"table\":\"issue\",\"where\":{\"type\":\"correlatedSubquery\",\"related\":{\"system\":\"client\",\"correlation\":{\"parentField\":[\"id\"],\"childField\":[\"issueID\"]},\"subquery\":{\"table\":\"comment\",\"alias\":\"zsubq_comments\"}},\"op\":\"EXISTS\"},\"limit\":2}}],\"userID\":null}"));
    }

    @Test
    void aRefusalMayCarryDetails() {
        JsonNode entry =
                parsed("[\"transform\",[{\"id\":\"q\",\"name\":\"details\",\"args\":[]}]]")
                        .path("queries")
                        .get(0);

        assertThat(entry)
                .isEqualTo(
                        JsonText.parse(
                                """
                                {"error":"app","id":"q","name":"details","message":"no",
                                 "details":{"plan":"free","limits":[1,2.5]}}
                                """));
    }

    @Test
    void wrongArgumentsAreAParseError() {
        assertThat(
                        query(
                                "[\"transform\",[{\"id\":\"q\",\"name\":\"issueByID\",\"args\":[{\"id\":7}]}]]"))
                .isEqualTo(
                        "{\"kind\":\"QueryResponse\",\"queries\":[{\"error\":\"parse\",\"id\":\"q\",\"name\":\"issueByID\",\"message\":\"Invalid"
                                + " arguments for query \\\"issueByID\\\": \\\"id\\\" must be a"
                                + " string\"}],\"userID\":null}");
    }

    @Test
    void anUnknownQueryIsAnAppErrorThatNamesIt() {
        assertThat(query("[\"transform\",[{\"id\":\"q\",\"name\":\"nosuch\",\"args\":[]}]]"))
                .contains(
                        "{\"error\":\"app\",\"id\":\"q\",\"name\":\"nosuch\",\"message\":\"There is"
                                + " no query \\\"nosuch\\\"\"}");
    }

    @Test
    void aCrashTellsNothingOfItsMessage() {
        assertThat(query("[\"transform\",[{\"id\":\"q\",\"name\":\"crash\",\"args\":[]}]]"))
                .contains("Query \\\"crash\\\" failed with IllegalStateException")
                .doesNotContain("hunter2");
    }

    @Test
    void theCallerReachesTheQuery() {
        assertThat(query("ada", "[\"transform\",[{\"id\":\"q\",\"name\":\"mine\",\"args\":[]}]]"))
                .contains("\"right\":{\"type\":\"literal\",\"value\":\"ada\"}");
        assertThat(
                        query(
                                "ada",
                                "[\"transform\",[{\"id\":\"q\",\"name\":\"principal\",\"args\":[]}]]"))
                .contains("principal of ada");
        assertThat(query("[\"transform\",[{\"id\":\"q\",\"name\":\"mine\",\"args\":[]}]]"))
                .contains("\"message\":\"Log in first\"");
    }

    @Test
    void aQueryBodyThatCannotBeReadFailsTheCall() {
        for (String body : List.of("", "{", "{}", "[]", "[\"other\",[]]", "[\"transform\",{}]")) {
            assertThat(query(body))
                    .startsWith(
                            "{\"kind\":\"TransformFailed\",\"origin\":\"server\",\"reason\":\"parse\",\"message\":\"The"
                                    + " request cannot be read: ")
                    .endsWith("\"queryIDs\":[]}");
        }
    }

    @Test
    void aPushBodyThatCannotBeReadFailsTheCall() {
        for (String body : List.of("", "{", "{}", "[]", "{\"clientGroupID\":\"cg1\"}")) {
            assertThat(api.handleMutate(RequestHeaders.none(), PARAMS, body).body())
                    .startsWith(
                            "{\"kind\":\"PushFailed\",\"origin\":\"server\",\"reason\":\"parse\",\"message\":\"The"
                                    + " request cannot be read: ")
                    .endsWith("\"mutationIDs\":[]}");
        }
    }

    @Test
    void withoutMutatorsAPushFails() {
        assertThat(api.handleMutate(RequestHeaders.none(), PARAMS, PUSH).body())
                .contains("\"reason\":\"internal\"")
                .contains("This API server has no mutators");
    }

    @Test
    void refusedCredentialsAreAStatusOfBothEndpoints() {
        for (String[] each :
                new String[][] {
                    {"expired", "401", "no auth"},
                    {"banned", "403", "banned"},
                }) {
            ApiResponse query = api.handleQuery(bearer(each[0]), PARAMS, "[\"transform\",[]]");
            ApiResponse mutate = api.handleMutate(bearer(each[0]), PARAMS, PUSH);

            assertThat(query)
                    .isEqualTo(
                            new ApiResponse(
                                    Integer.parseInt(each[1]),
                                    "text/plain; charset=utf-8",
                                    each[2]));
            assertThat(mutate).isEqualTo(query);
        }
    }

    @Test
    void anAuthenticatorThatCrashesIsAServerErrorWithoutItsMessage() {
        ApiResponse response = api.handleQuery(bearer("crash"), PARAMS, "[\"transform\",[]]");

        assertThat(response.status()).isEqualTo(500);
        assertThat(response.body()).contains("IllegalStateException").doesNotContain("hunter2");
    }

    @Test
    void withAnApiKeyOnlyWhoHasItGetsIn() {
        ApiHandler keyed = ApiHandler.builder().apiKey("qkey").build();

        assertThat(status(keyed, Map.of())).isEqualTo(403);
        assertThat(status(keyed, Map.of("x-api-key", "other"))).isEqualTo(403);
        assertThat(status(keyed, Map.of("x-api-key", "qkey"))).isEqualTo(200);
        assertThatThrownBy(() -> ApiHandler.builder().apiKey(" "))
                .hasMessageContaining("the API key is empty");
    }

    @Test
    void twoQueriesOfOneNameAreRefusedAtOnce() {
        assertThatThrownBy(() -> Queries.builder().include(queries()).include(queries()))
                .hasMessage("two queries are called \"issues\"");
        Mutators one =
                Mutators.builder()
                        .mutator("issue.add", Args.json(), (tx, args, caller) -> {})
                        .build();
        assertThatThrownBy(() ->
                        Mutators.builder()
                                .include(one)
                                .mutator("issue|add", Args.json(), (tx, args, caller) -> {}))
                .hasMessage("two mutators are called \"issue|add\"");
    }

    private static int status(ApiHandler handler, Map<String, String> headers) {
        return handler.handleQuery(RequestHeaders.of(headers), PARAMS, "[\"transform\",[]]")
                .status();
    }

    private static RequestHeaders bearer(String token) {
        return RequestHeaders.of(Map.of("Authorization", "Bearer " + token));
    }

    private JsonNode parsed(String body) {
        return JsonText.parse(query(body));
    }

    private String query(String body) {
        return query(null, body);
    }

    private String query(@Nullable String token, String body) {
        RequestHeaders headers = token == null ? RequestHeaders.none() : bearer(token);
        ApiResponse response = api.handleQuery(headers, PARAMS, body);
        assertThat(response.status()).isEqualTo(200);
        assertThat(response.contentType()).isEqualTo("application/json");
        return response.body();
    }
}
