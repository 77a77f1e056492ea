package dev.leat.examples.tracker;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.ApiHandler;
import dev.leat.api.ApiResponse;
import dev.leat.api.request.RequestHeaders;
import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestInfo;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Every mutator through its endpoint, as its users' clients call it.
@PostgresTest
class TrackerMutatorsTest {
    private static final TrackerData DATA = TrackerData.ofRows(1_000);
    private static final JsonMapper JSON = JsonMapper.builder().build();

    private static TestDatabase database;
    private static ApiHandler api;

    /// A client of its own for each test, so that mutations count from 1.
    private String client;

    private long mutations;

    @BeforeAll
    static void fill(TestDatabase filled) throws SQLException {
        database = filled;
        TrackerDatabase.fill(filled, DATA);
        // What the sync server creates when it first starts.
        filled.execute(
                "CREATE SCHEMA zero_0",
                """
                CREATE TABLE zero_0.clients ("clientGroupID" text, "clientID" text,
                    "lastMutationID" bigint NOT NULL, "userID" text,
                    PRIMARY KEY ("clientGroupID", "clientID"))
                """,
                """
                CREATE TABLE zero_0.mutations ("clientGroupID" text, "clientID" text,
                    "mutationID" bigint, "result" json NOT NULL,
                    PRIMARY KEY ("clientGroupID", "clientID", "mutationID"))
                """);
        api = TrackerApi.handler(filled.dataSource());
    }

    @BeforeEach
    void newClient(TestInfo test) {
        client = test.getDisplayName();
    }

    @Test
    void anIssueIsCreatedWithDefaultsAndByTheCaller() {
        UUID id = UUID.randomUUID();

        done(
                mutate(
                        "ann",
                        "issue.create",
                        """
                        {"id":"%s","title":"  Printer on fire ","priority":"urgent","environment":{"os":"Debian 13"}}
                        """
                                .formatted(id)));

        assertThat(
                        database.rows(
                                "SELECT title, description, status, priority, creator_id,"
                                        + " assignee_id, affected_versions, environment->>'os' FROM"
                                        + " issues WHERE id = '"
                                        + id
                                        + "'"))
                .singleElement()
                .asList()
                .containsExactly(
                        "Printer on fire", "", "open", "urgent", "ann", null, "{}", "Debian 13");
    }

    @Test
    void aTitleMustSaySomethingAndBeShort() {
        String id = UUID.randomUUID().toString();

        JsonNode empty =
                mutate("ann", "issue.create", "{\"id\":\"%s\",\"title\":\"  \"}".formatted(id));
        assertThat(empty.toString())
                .isEqualTo(
                        "{\"error\":\"app\",\"message\":\"The title is"
                                + " empty\",\"details\":{\"field\":\"title\"}}");

        JsonNode tooLong =
                mutate(
                        "ann",
                        "issue.create",
                        "{\"id\":\"%s\",\"title\":\"%s\"}".formatted(id, "x".repeat(201)));
        assertThat(tooLong.path("message").asString())
                .isEqualTo("The title is longer than 200 characters");
        assertThat(tooLong.path("details").path("length").asInt()).isEqualTo(201);

        JsonNode none = mutate("ann", "issue.create", "{\"id\":\"%s\"}".formatted(id));
        assertThat(none.path("message").asString()).contains("\"title\" is missing");

        assertThat(database.rows("SELECT 1 FROM issues WHERE id = '" + id + "'")).isEmpty();
    }

    @Test
    void theCreatorTheAssigneeAndAnAdminMayRenameAnIssueAndNobodyElse() {
        UUID id = issue("ben", "cho");

        done(mutate("ben", "issue.rename", rename(id, "by the creator")));
        done(mutate("cho", "issue.rename", rename(id, "by the assignee")));
        done(mutate("dee", "issue.rename", rename(id, "by the admin")));

        JsonNode refused = mutate("ann", "issue.rename", rename(id, "by a stranger"));
        assertThat(refused.path("message").asString())
                .isEqualTo("Only the issue's creator, its assignee or an admin may change it");
        assertThat(refused.path("details").path("issueId").asString()).isEqualTo(id.toString());
        assertThat(refused.path("details").path("creatorId").asString()).isEqualTo("ben");

        assertThat(mutate(null, "issue.rename", rename(id, "by nobody")).path("message").asString())
                .isEqualTo("Log in first");
        assertThat(database.value("SELECT title FROM issues WHERE id = '" + id + "'"))
                .isEqualTo("by the admin");
    }

    @Test
    void anIssueIsClosedOnce() {
        UUID id = issue("ann", null);

        done(mutate("ann", "issue.close", "{\"id\":\"%s\"}".formatted(id)));
        assertThat(
                        database.value(
                                "SELECT status || ' ' || (closed_at = updated_at) FROM issues WHERE"
                                        + " id = '"
                                        + id
                                        + "'"))
                .isEqualTo("closed true");

        JsonNode again = mutate("ann", "issue.close", "{\"id\":\"%s\"}".formatted(id));
        assertThat(again.path("message").asString()).isEqualTo("This issue is closed already");
        assertThat(again.path("details").path("closedAt").asString()).startsWith("20");
    }

    @Test
    void anIssueIsAssignedToSomebodyOrNobodyButNotToAStranger() {
        UUID id = issue("ann", null);

        done(mutate("ann", "issue.assign", "{\"id\":\"%s\",\"assigneeId\":\"ben\"}".formatted(id)));
        assertThat(assignee(id)).isEqualTo("ben");

        JsonNode stranger =
                mutate(
                        "ann",
                        "issue.assign",
                        "{\"id\":\"%s\",\"assigneeId\":\"nobody-knows\"}".formatted(id));
        assertThat(stranger.path("message").asString())
                .contains("issues_assignee_id_fkey")
                .doesNotContain("nobody-knows");
        assertThat(assignee(id)).isEqualTo("ben");

        done(mutate("ben", "issue.assign", "{\"id\":\"%s\",\"assigneeId\":null}".formatted(id)));
        assertThat(assignee(id)).isNull();
    }

    @Test
    void labelsComeAndGoAndTwiceIsOnce() {
        UUID id = issue("ann", null);
        String label = "{\"issueId\":\"%s\",\"labelId\":\"%s\"}".formatted(id, DATA.labelId(0));

        done(mutate("ann", "issue.addLabel", label));
        done(mutate("ann", "issue.addLabel", label));
        assertThat(labels(id)).isEqualTo("1");

        done(mutate("ann", "issue.removeLabel", label));
        done(mutate("ann", "issue.removeLabel", label));
        assertThat(labels(id)).isEqualTo("0");
    }

    @Test
    void everybodyWhoIsLoggedInMayComment() {
        UUID issue = issue("ann", null);
        UUID comment = UUID.randomUUID();

        done(mutate("ben", "comment.add", comment(comment, issue, "Me too")));
        assertThat(
                        database.value(
                                "SELECT author_id || ': ' || body FROM comments WHERE id = '"
                                        + comment
                                        + "'"))
                .isEqualTo("ben: Me too");

        assertThat(
                        mutate("ben", "comment.add", comment(UUID.randomUUID(), issue, " \n"))
                                .path("details")
                                .path("field")
                                .asString())
                .isEqualTo("body");
        assertThat(
                        mutate(
                                        "ben",
                                        "comment.add",
                                        comment(UUID.randomUUID(), UUID.randomUUID(), "hello?"))
                                .path("message")
                                .asString())
                .isEqualTo("There is no such issue");
        assertThat(
                        mutate(null, "comment.add", comment(UUID.randomUUID(), issue, "hi"))
                                .path("message")
                                .asString())
                .isEqualTo("Log in first");
    }

    @Test
    void aSessionThatHasEndedIsRefusedBeforeAnythingRuns() {
        database.execute(
                "UPDATE sessions SET expires_at = now() - interval '1 second' WHERE user_id ="
                        + " 'emil'");

        assertThat(push("emil", "issue.close", "{}").status()).isEqualTo(401);
        assertThat(
                        api.handleQuery(
                                        RequestHeaders.of(
                                                Map.of("Authorization", "Bearer made-up")),
                                        Map.of(),
                                        "[\"transform\",[]]")
                                .status())
                .isEqualTo(401);
    }

    private static UUID issue(String creator, @Nullable String assignee) {
        UUID id = UUID.randomUUID();
        database.execute(
                "INSERT INTO issues (id, title, creator_id, assignee_id) VALUES ('%s', 'A title', '%s', %s)"
                        .formatted(id, creator, assignee == null ? "NULL" : "'" + assignee + "'"));
        return id;
    }

    private static String rename(UUID id, String title) {
        return "{\"id\":\"%s\",\"title\":\"%s\"}".formatted(id, title);
    }

    private static String comment(UUID id, UUID issue, String body) {
        return JSON.writeValueAsString(
                Map.of("id", id.toString(), "issueId", issue.toString(), "body", body));
    }

    private static @Nullable String assignee(UUID id) {
        return database.value("SELECT assignee_id FROM issues WHERE id = '" + id + "'");
    }

    private static @Nullable String labels(UUID id) {
        return database.value("SELECT count(*) FROM issue_labels WHERE issue_id = '" + id + "'");
    }

    private static void done(JsonNode result) {
        assertThat(result.toString()).isEqualTo("{}");
    }

    /// {@return the result of the mutation}
    private JsonNode mutate(@Nullable String user, String name, String argument) {
        ApiResponse response = push(user, name, argument);
        assertThat(response.status()).isEqualTo(200);
        JsonNode body = JSON.readTree(response.body());
        assertThat(body.path("kind").asString()).as(response.body()).isEqualTo("MutateResponse");
        return body.path("mutations").get(0).path("result");
    }

    private ApiResponse push(@Nullable String user, String name, String argument) {
        String body =
                """
                {"clientGroupID":"cg","timestamp":1,"pushVersion":1,"requestID":"r","mutations":[
                  {"type":"custom","id":%d,"clientID":"%s","name":"%s","timestamp":1,"args":[%s]}]}
                """
                        .formatted(++mutations, client, name, argument);
        return api.handleMutate(
                user == null
                        ? RequestHeaders.none()
                        : RequestHeaders.of(
                                Map.of("Authorization", "Bearer " + DATA.tokenOf(user))),
                Map.of("schema", "zero_0", "appID", "zero"),
                body);
    }
}
