package dev.leat.examples.tracker;

import static dev.leat.examples.tracker.schema.Issues.ISSUES;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.ApiHandler;
import dev.leat.api.request.Caller;
import dev.leat.api.request.Identity;
import dev.leat.api.request.RequestHeaders;
import dev.leat.examples.tracker.TrackerQueries.IssuePage;
import dev.leat.examples.tracker.TrackerQueries.Labelled;
import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.examples.tracker.schema.Issue;
import dev.leat.examples.tracker.schema.Label;
import dev.leat.examples.tracker.schema.Status;
import dev.leat.examples.tracker.schema.User;
import dev.leat.sql.Database;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;

/// Every query against Postgres: what a client will hold is what these return.
@PostgresTest
class TrackerQueriesTest {
    private static final TrackerData DATA = TrackerData.ofRows(2_000);

    private static TestDatabase database;
    private static Database db;

    /// What the list shows of an issue.
    public record Line(
            UUID id,
            String title,
            Status status,
            Instant createdAt,
            User creator,
            List<Label> labels) {}

    /// What the page of an issue shows.
    public record Page(
            UUID id,
            String title,
            User creator,
            @Nullable User assignee,
            List<Label> labels,
            List<Remark> comments) {}

    public record Remark(UUID id, String body, Instant createdAt, User author) {}

    public record Tagged(UUID id, List<Label> labels) {}

    @BeforeAll
    static void fill(TestDatabase filled) throws SQLException {
        database = filled;
        db = Database.of(filled.dataSource());
        TrackerDatabase.fill(filled, DATA);
    }

    @Test
    void pagesFollowEachOtherUntilEveryIssueHasBeenSeenOnce() {
        List<Line> all = new ArrayList<>();
        IssuePage page = new IssuePage(70, null, null);
        while (true) {
            List<Line> lines = db.run(TrackerQueries.issues(page), Line.class);
            all.addAll(lines);
            if (lines.size() < 70) {
                break;
            }
            Line last = lines.getLast();
            page = new IssuePage(70, null, new IssuePage.Place(last.createdAt(), last.id()));
        }

        assertThat(all).hasSize(DATA.issues());
        assertThat(all).extracting(Line::id).doesNotHaveDuplicates();
        assertThat(all)
                .isSortedAccordingTo(Comparator.comparing(Line::createdAt).reversed())
                .allSatisfy(line -> assertThat(line.creator().name()).isNotBlank());
        assertThat(all.stream().mapToInt(line -> line.labels().size()).sum())
                .isEqualTo(DATA.issueLabels());
    }

    @Test
    void aPageMayShowOneStatusOnly() {
        List<Line> closed =
                db.run(TrackerQueries.issues(new IssuePage(200, Status.CLOSED, null)), Line.class);

        assertThat(closed)
                .hasSize(
                        Math.min(
                                200, number("SELECT count(*) FROM issues WHERE status = 'closed'")))
                .allSatisfy(line -> assertThat(line.status()).isEqualTo(Status.CLOSED));
    }

    @Test
    void anIssueComesWithItsPeopleLabelsAndComments() {
        UUID discussed =
                UUID.fromString(
                        database.value(
                                "SELECT issue_id FROM comments GROUP BY 1 ORDER BY count(*) DESC, 1"
                                        + " LIMIT 1"));

        Page page = db.runOne(TrackerQueries.issue(discussed), Page.class).orElseThrow();

        assertThat(page.id()).isEqualTo(discussed);
        assertThat(page.comments())
                .hasSize(
                        number(
                                "SELECT count(*) FROM comments WHERE issue_id = '"
                                        + discussed
                                        + "'"))
                .isSortedAccordingTo(Comparator.comparing(Remark::createdAt))
                .allSatisfy(remark -> assertThat(remark.author().id()).isNotBlank());
        assertThat(page.creator().id())
                .isEqualTo(
                        database.value(
                                "SELECT creator_id FROM issues WHERE id = '" + discussed + "'"));
    }

    @Test
    void anIssueThatIsNotThereIsNoRow() {
        assertThat(db.runOne(TrackerQueries.issue(new UUID(0, 0)), Page.class)).isEmpty();
    }

    @Test
    void issuesAreFoundByLabel() {
        List<Tagged> bugs =
                db.run(TrackerQueries.issuesByLabel(new Labelled("bug", 200)), Tagged.class);

        assertThat(bugs)
                .hasSize(
                        Math.min(
                                200,
                                number(
                                        "SELECT count(*) FROM issue_labels l JOIN labels n ON n.id"
                                                + " = l.label_id WHERE n.name = 'bug'")))
                .isNotEmpty()
                .allSatisfy(issue ->
                        assertThat(issue.labels()).extracting(Label::name).contains("bug"));
        assertThat(db.run(TrackerQueries.issuesByLabel(new Labelled("nosuch", 5)), Tagged.class))
                .isEmpty();
    }

    @Test
    void myIssuesAreTheOpenOnesThatIWroteOrAmToSolve() {
        Caller ann = new Caller(Identity.user("ann"), RequestHeaders.none());

        List<Tagged> mine = db.run(TrackerQueries.myIssues(ann), Tagged.class);

        assertThat(mine)
                .hasSize(
                        number(
                                "SELECT count(*) FROM issues WHERE status <> 'closed' AND 'ann' IN"
                                        + " (creator_id, assignee_id)"))
                .isNotEmpty();
    }

    @Test
    void usersAndLabelsAreSortedByName() {
        assertThat(db.run(TrackerQueries.users()))
                .hasSize(DATA.users())
                .isSortedAccordingTo(Comparator.comparing(User::name));
        assertThat(db.run(TrackerQueries.labels()))
                .hasSize(DATA.labels())
                .isSortedAccordingTo(Comparator.comparing(Label::name));
    }

    @Test
    void everyColumnArrivesAsItsJavaType() {
        Issue issue =
                db.selectFrom(ISSUES).where(ISSUES.environment.isNotNull()).first().orElseThrow();

        assertThat(issue.environment()).isNotNull();
        assertThat(issue.environment().os()).isNotBlank();
        assertThat(issue.affectedVersions()).isNotNull();
    }

    @Test
    void theEndpointNamesThemAll() {
        ApiHandler api = TrackerApi.handler(database.dataSource());
        String body =
                """
                ["transform",[
                  {"id":"1","name":"issues","args":[{"limit":20,"status":"in_progress","after":{"createdAt":1714979289123.456,"id":"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"}}]},
                  {"id":"2","name":"issue","args":[{"id":"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"}]},
                  {"id":"3","name":"issuesByLabel","args":[{"label":"bug","limit":5}]},
                  {"id":"4","name":"myIssues","args":[]},
                  {"id":"5","name":"users","args":[]},
                  {"id":"6","name":"labels","args":[]},
                  {"id":"7","name":"issues","args":[{"limit":201}]}]]
                """;

        String answer =
                api.handleQuery(
                                RequestHeaders.of(
                                        Map.of("Authorization", "Bearer " + DATA.tokenOf("ann"))),
                                Map.of("schema", "zero_0", "appID", "zero"),
                                body)
                        .body();

        assertThat(answer)
                .contains("\"userID\":\"ann\"")
                .contains(
                        "\"start\":{\"row\":{\"created_at\":1714979289123.456,\"id\":\"a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11\"},\"exclusive\":true}")
                .contains("\"value\":\"in_progress\"")
                .contains("{\"error\":\"parse\",\"id\":\"7\",\"name\":\"issues\"")
                .contains("limit is from 1 to 200")
                .doesNotContain("\"error\":\"app\"");
    }

    private static int number(String sql) {
        return Integer.parseInt(database.value(sql));
    }
}
