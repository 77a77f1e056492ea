package dev.leat.cli.demo;

import dev.leat.cli.client.ClientFailure;
import dev.leat.cli.client.LiveView;
import dev.leat.cli.client.Mutation;
import dev.leat.cli.client.MutationResult;
import dev.leat.cli.client.ViewUpdate;
import dev.leat.cli.terminal.Console;
import java.io.IOException;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the demonstration shows, in order: live queries, then changes from three sides, each seen
/// arriving.
///
/// Everything that is printed with a mark was checked; what is not as it should be is printed as
/// such and counted.
final class Story {
    /// The admin among the first users, and one of the others.
    private static final int DEE = 3;

    private static final int BEN = 1;

    private final Console console;
    private final Stage stage;
    private int passed;
    private int failed;
    private @Nullable Viewer viewer;

    Story(Console console, Stage stage) {
        this.console = console;
        this.stage = stage;
    }

    /// How it went.
    record Outcome(int passed, int failed) {
        boolean good() {
            return failed == 0;
        }
    }

    /// @throws ClientFailure if a client cannot even be opened
    Outcome tell() throws SQLException, IOException, InterruptedException {
        Viewer dee = openQueries();
        viewer = dee;
        Viewer ben = Viewer.login(stage, stage.data().userId(BEN));
        ben.watch(dee.watchedIssue());
        console.heading("Changes from three sides, and when the client shows them");
        fromSql(dee);
        fromJava(dee);
        fromTheClient(dee, ben);
        refused(dee);
        return new Outcome(passed, failed);
    }

    /// The first viewer, still looking.
    Viewer viewer() {
        if (viewer == null) {
            throw new IllegalStateException("the story has not been told");
        }
        return viewer;
    }

    private Viewer openQueries() {
        console.heading("Live queries in the published client");
        long began = System.nanoTime();
        Viewer dee = Viewer.login(stage, stage.data().userId(DEE));
        ViewUpdate page = dee.issues().awaitComplete();
        finding(
                page.data().size() == Viewer.PAGE
                        && page.data().path(0).path("creator").hasNonNull("name"),
                "the %d newest issues, with their creators and labels"
                        .formatted(page.data().size()),
                since(began));
        began = System.nanoTime();
        ViewUpdate issue = dee.watch(page.data().path(0).path("id").asString());
        finding(
                issue.data().path("comments").isArray(),
                "the page of the newest one, with %d comments and their authors"
                        .formatted(issue.data().path("comments").size()),
                since(began));
        return dee;
    }

    private void fromSql(Viewer dee) throws SQLException {
        String id = dee.watchedIssue();
        double began = now();
        sql("UPDATE issues SET title = 'Renamed by plain SQL' WHERE id = ?::uuid", id);
        arrives(
                "SQL",
                "UPDATE issues SET title = …",
                dee.issue(),
                began,
                row -> text(row, "title").equals("Renamed by plain SQL"));

        String comment = UUID.randomUUID().toString();
        began = now();
        try (Connection connection = stage.database().connect()) {
            connection.setAutoCommit(false);
            execute(
                    connection,
                    "INSERT INTO comments (id, issue_id, author_id, body) VALUES (?::uuid, ?::uuid, ?, 'Two changes, one transaction')",
                    comment,
                    id,
                    stage.data().userId(2));
            execute(connection, "UPDATE issues SET priority = 'urgent' WHERE id = ?::uuid", id);
            connection.commit();
        }
        arrives(
                "SQL",
                "INSERT and UPDATE in one transaction, together",
                dee.issue(),
                began,
                row -> has(row, comment) && text(row, "priority").equals("urgent"));
        boolean torn =
                dee.issue().updates().stream()
                        .anyMatch(seen ->
                                has(seen.data(), comment)
                                                != text(seen.data(), "priority").equals("urgent")
                                        && has(seen.data(), comment));
        finding(!torn, "and never one without the other");

        began = now();
        sql("DELETE FROM comments WHERE id = ?::uuid", comment);
        arrives("SQL", "DELETE FROM comments …", dee.issue(), began, row -> !has(row, comment));
    }

    /// A mutator that runs in the API server on behalf of no client of ours: sent as a sync server
    /// would send it.
    private void fromJava(Viewer viewer) throws IOException, InterruptedException {
        double began = now();
        JavaCaller caller =
                new JavaCaller(
                        stage.api().mutateUri(), stage.data().tokenOf(stage.data().userId(DEE)));
        String answer =
                caller.mutate(
                        "issue.rename",
                        Map.of("id", viewer.watchedIssue(), "title", "Renamed by a Java mutator"));
        boolean applied =
                arrives(
                        "Java",
                        "issue.rename, through POST /mutate",
                        viewer.issue(),
                        began,
                        row -> text(row, "title").equals("Renamed by a Java mutator"));
        if (!applied) {
            console.note("the endpoint answered " + answer);
        }
    }

    private void fromTheClient(Viewer dee, Viewer ben) throws SQLException {
        String comment = UUID.randomUUID().toString();
        Mutation mutation =
                dee.client()
                        .mutate(
                                "comment.add",
                                Map.of(
                                        "id",
                                        comment,
                                        "issueId",
                                        dee.watchedIssue(),
                                        "body",
                                        "Written in the client"));
        double began = mutation.started();
        arrives(
                "npm client",
                "comment.add, shown before the server knows",
                dee.issue(),
                began,
                row -> has(row, comment));
        MutationResult result = mutation.awaitServer();
        finding(
                result.success(),
                side("npm client", "the server's word for it"),
                millis(result.at() - began));
        arrives(
                "npm client",
                "and another user's client shows it",
                ben.issue(),
                began,
                row -> has(row, comment));
        finding(
                count(
                                "SELECT count(*) FROM comments WHERE id = ?::uuid AND author_id = ?",
                                comment,
                                stage.data().userId(DEE))
                        == 1,
                side("npm client", "and PostgreSQL has it, written by the Java mutator"));
    }

    /// A mutator that says no: the client takes back what it has shown.
    private void refused(Viewer dee) throws SQLException {
        sql(
                "UPDATE issues SET status = 'closed', closed_at = '2026-01-02 03:04:05Z' WHERE id = ?::uuid",
                dee.watchedIssue());
        double closedAt = Instant.parse("2026-01-02T03:04:05Z").toEpochMilli();
        dee.issue().await("the issue closed", row -> row.path("closedAt").asDouble() == closedAt);

        Mutation again = dee.client().mutate("issue.close", Map.of("id", dee.watchedIssue()));
        MutationResult result = again.awaitServer();
        finding(
                !result.success() && "This issue is closed already".equals(result.message()),
                side("npm client", "issue.close is refused: \"" + result.message() + "\""),
                millis(result.at() - again.started()));
        arrives(
                "npm client",
                "and what it had shown is taken back",
                dee.issue(),
                again.started(),
                row -> row.path("closedAt").asDouble() == closedAt);
    }

    /// Waits for a change and prints how long it took from the moment it was made.
    private boolean arrives(
            String side, String what, LiveView view, double began, Predicate<JsonNode> condition) {
        try {
            finding(true, side(side, what), millis(view.await(what, condition).at() - began));
            return true;
        } catch (ClientFailure e) {
            finding(false, side(side, what) + ": " + e.getMessage());
            return false;
        }
    }

    private static String side(String side, String what) {
        return "%-11s %s".formatted(side, what);
    }

    private void finding(boolean good, String what, Duration took) {
        if (good) {
            passed++;
            console.done(what, took);
        } else {
            finding(false, what);
        }
    }

    private void finding(boolean good, String what) {
        if (good) {
            passed++;
            console.good(what);
        } else {
            failed++;
            console.bad(what);
        }
    }

    private void sql(String statement, String... parameters) throws SQLException {
        try (Connection connection = stage.database().connect()) {
            execute(connection, statement, parameters);
        }
    }

    private static void execute(Connection connection, String sql, String... parameters)
            throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }

    private long count(String query, String... parameters) throws SQLException {
        try (Connection connection = stage.database().connect();
                PreparedStatement statement = connection.prepareStatement(query)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            try (ResultSet rows = statement.executeQuery()) {
                rows.next();
                return rows.getLong(1);
            }
        }
    }

    private static boolean has(JsonNode issue, String comment) {
        return issue.path("comments")
                .valueStream()
                .anyMatch(row -> text(row, "id").equals(comment));
    }

    private static String text(JsonNode row, String field) {
        return row.path(field).asString("");
    }

    /// Milliseconds since the epoch, with fractions: the clock that the client's events carry.
    private static double now() {
        Instant now = Instant.now();
        return now.getEpochSecond() * 1e3 + now.getNano() / 1e6;
    }

    private static Duration millis(double millis) {
        return Duration.ofNanos(Math.max(0, Math.round(millis * 1e6)));
    }

    private static Duration since(long nanos) {
        return Duration.ofNanos(System.nanoTime() - nanos);
    }
}
