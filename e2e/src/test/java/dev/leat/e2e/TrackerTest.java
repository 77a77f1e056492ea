package dev.leat.e2e;

import static dev.leat.e2e.Shown.each;
import static dev.leat.e2e.Shown.row;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.Mutation;
import dev.leat.cli.client.MutationResult;
import dev.leat.cli.client.PublishedClient;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;

/// The example application: schema, migration, queries and mutators in Java, and the published
/// client on top.
class TrackerTest {
    private static final String ANN = "ann";
    private static final String BEN = "ben";
    private static final String DEE = "dee";

    private static TrackerFixture tracker;

    @BeforeAll
    static void open() throws Exception {
        tracker = TrackerFixture.open();
    }

    @AfterAll
    static void close() {
        tracker.close();
    }

    @Test
    void theFirstPageIsPostgresOwn() throws Exception {
        JsonNode page = tracker.login(ANN).run("issues", Map.of("limit", 30));

        assertThat(each(page, "id"))
                .isEqualTo(
                        tracker.database.column(
                                "SELECT id FROM issues ORDER BY created_at DESC, id LIMIT 30"));
        assertThat(page)
                .allSatisfy(issue -> assertThat(issue.at("/creator/name").asString()).isNotEmpty());
        String labels = "SELECT count(*) FROM issue_labels WHERE issue_id = ?::uuid";
        for (JsonNode issue : page) {
            String counted =
                    tracker.database.column(labels, issue.path("id").asString()).getFirst();
            assertThat(issue.path("labels")).hasSize(Integer.parseInt(counted));
        }
    }

    @Test
    void pagesOneAfterTheOtherShowEveryIssueOnce() throws Exception {
        PublishedClient client = tracker.login(ANN);
        List<String> seen = new ArrayList<>();
        JsonNode page = client.run("issues", Map.of("limit", 50));
        while (!page.isEmpty()) {
            seen.addAll(each(page, "id"));
            JsonNode last = page.path(page.size() - 1);
            String createdAt = Instant.ofEpochMilli(last.path("createdAt").asLong()).toString();
            page =
                    client.run(
                            "issues",
                            Map.of(
                                    "limit",
                                    50,
                                    "after",
                                    Map.of(
                                            "createdAt",
                                            createdAt,
                                            "id",
                                            last.path("id").asString())));
        }

        assertThat(seen)
                .isEqualTo(
                        tracker.database.column(
                                "SELECT id FROM issues ORDER BY created_at DESC, id"));
    }

    @Test
    void anIssueArrivesWithEverythingThatItsPageShows() throws Exception {
        String id =
                tracker.database
                        .column(
                                "SELECT issue_id FROM comments GROUP BY 1 ORDER BY count(*) DESC, 1 LIMIT 1")
                        .getFirst();

        JsonNode issue = tracker.login(BEN).run("issue", Map.of("id", id));

        assertThat(each(issue.path("comments"), "id"))
                .isEqualTo(
                        tracker.database.column(
                                "SELECT id FROM comments WHERE issue_id = ?::uuid ORDER BY created_at, id",
                                id));
        assertThat(issue.path("comments"))
                .allSatisfy(
                        comment -> assertThat(comment.at("/author/id").asString()).isNotEmpty());
    }

    @Test
    void issuesAreFoundByTheirLabels() throws Exception {
        String label =
                tracker.database.column("SELECT name FROM labels ORDER BY name LIMIT 1").getFirst();

        JsonNode issues =
                tracker.login(ANN).run("issuesByLabel", Map.of("label", label, "limit", 25));

        assertThat(each(issues, "id"))
                .isEqualTo(
                        tracker.database.column(
                                """
                                SELECT i.id FROM issues i
                                WHERE EXISTS (SELECT FROM issue_labels il JOIN labels l ON l.id = il.label_id
                                              WHERE il.issue_id = i.id AND l.name = ?)
                                ORDER BY created_at DESC, id LIMIT 25
                                """,
                                label));
    }

    @Test
    void everyoneHasTheirOwnIssues() throws Exception {
        String mine =
                "SELECT id FROM issues WHERE ? IN (creator_id, assignee_id) AND status <> 'closed' ORDER BY created_at DESC, id";

        assertThat(each(tracker.login(ANN).run("myIssues", null), "id"))
                .isEqualTo(tracker.database.column(mine, ANN));
        assertThat(each(tracker.login(BEN).run("myIssues", null), "id"))
                .isEqualTo(tracker.database.column(mine, BEN));
    }

    @Test
    void whatOneUserWritesAnotherSees() throws Exception {
        PublishedClient ann = tracker.login(ANN);
        PublishedClient ben = tracker.login(BEN);
        String id = UUID.randomUUID().toString();
        LiveView seenByBen = ben.view("issue", Map.of("id", id));
        seenByBen.await("nothing yet", JsonNode::isNull);

        assertThat(
                        ann.mutate(
                                        "issue.create",
                                        Map.of(
                                                "id",
                                                id,
                                                "title",
                                                "  From Ann ",
                                                "priority",
                                                "high"))
                                .awaitServer())
                .matches(MutationResult::success);
        JsonNode issue = seenByBen.await("Ann's issue", JsonNode::isObject).data();
        assertThat(issue.path("title").asString())
                .as("the mutator in Java has the last word")
                .isEqualTo("From Ann");
        assertThat(issue.path("creatorID").asString()).isEqualTo(ANN);

        String comment = UUID.randomUUID().toString();
        ben.mutate("comment.add", Map.of("id", comment, "issueId", id, "body", "From Ben"));
        seenByBen.await("Ben's comment", row -> each(row.path("comments"), "id").contains(comment));
        String label = tracker.data.labelId(0).toString();
        ann.mutate("issue.addLabel", Map.of("issueId", id, "labelId", label));
        seenByBen.await("the label", row -> each(row.path("labels"), "id").contains(label));
        ann.mutate("issue.removeLabel", Map.of("issueId", id, "labelId", label));
        seenByBen.await("no label", row -> row.path("labels").isEmpty());
        ann.mutate("issue.assign", Map.of("id", id, "assigneeId", BEN));
        seenByBen.await("the assignee", row -> row.at("/assignee/id").asString("").equals(BEN));
        ben.mutate("issue.close", Map.of("id", id));
        seenByBen.await("closed", row -> row.path("status").asString().equals("closed"));
    }

    @Test
    void whatAUserMayNotDoIsTakenBackWithTheReason() throws Exception {
        String notBens =
                tracker.database
                        .column(
                                "SELECT id FROM issues WHERE status = 'open' AND 'ben' <> ALL (ARRAY[creator_id, coalesce(assignee_id, '')]) LIMIT 1")
                        .getFirst();
        PublishedClient ben = tracker.login(BEN);
        LiveView issue = ben.view("issue", Map.of("id", notBens));
        issue.awaitComplete();

        Mutation mutation = ben.mutate("issue.close", Map.of("id", notBens));
        MutationResult result = mutation.awaitServer();

        assertThat(result.success()).isFalse();
        assertThat(result.kind()).isEqualTo("app");
        assertThat(result.message()).contains("admin");
        assertThat(result.details().path("issueId").asString()).isEqualTo(notBens);
        issue.await("still open", row -> row.path("status").asString().equals("open"));
        PublishedClient dee = tracker.login(DEE);
        dee.view("issue", Map.of("id", notBens)).awaitComplete();
        assertThat(dee.mutate("issue.close", Map.of("id", notBens)).awaitServer().success())
                .as("Dee is an admin")
                .isTrue();
    }

    @Test
    void changesByPlainSqlAreLive() throws Exception {
        LiveView labels = tracker.login(ANN).view("labels", null);
        labels.awaitComplete();

        tracker.database.execute("INSERT INTO labels (name) VALUES ('made by hand')");
        JsonNode shown =
                labels.await("the label", rows -> each(rows, "name").contains("made by hand"))
                        .data();
        assertThat(row(shown, "name", "made by hand").path("color").asString())
                .isEqualTo("#888888");

        tracker.database.execute("DELETE FROM labels WHERE name = 'made by hand'");
        labels.await("no label", rows -> !each(rows, "name").contains("made by hand"));
    }

    @Test
    void aServerOnlyTableNeverLeavesPostgres() {
        PublishedClient nosy =
                tracker.node.connect(
                        tracker.options("tracker-nosy").as(ANN, tracker.data.tokenOf(ANN)));

        JsonNode told = nosy.awaitIncident("updateNeeded", Duration.ofSeconds(20));

        assertThat(told.at("/reason/type").asString()).isEqualTo("SchemaVersionNotSupported");
        assertThat(told.at("/reason/message").asString()).contains("sessions");
    }

    @Test
    void aTokenThatNobodyKnowsNeedsALogin() {
        PublishedClient stranger = tracker.login("stranger", "made-up");
        stranger.view("users", null);

        stranger.awaitState("needs-auth", Duration.ofSeconds(20));

        PublishedClient ann = tracker.login(ANN);
        assertThat(ann.run("users", null)).as("everyone else is served").isNotEmpty();
    }
}
