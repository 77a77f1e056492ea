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
import java.sql.SQLException;
import java.time.Duration;
import java.util.Map;
import java.util.UUID;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What the demonstration shows, in order: live queries, then changes from three sides, each seen arriving.
///
/// Everything that is printed with a mark was checked; what is not as it should be is printed as such and counted.
final class Story {
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
    Outcome tell(java.nio.file.Path app) throws SQLException, IOException, InterruptedException {
        Viewer ann = openQueries(app);
        viewer = ann;
        Viewer ben = Viewer.login(stage, app, stage.data().userId(1));
        ben.watch(ann.watchedIssue());
        console.heading("Changes from three sides, and when the client shows them");
        fromSql(ann);
        fromJava(ann);
        fromTheClient(ann, ben);
        aRefusal(ann);
        return new Outcome(passed, failed);
    }

    /// The first viewer, still looking.
    Viewer viewer() {
        if (viewer == null) {
            throw new IllegalStateException("the story has not been told");
        }
        return viewer;
    }

    private Viewer openQueries(java.nio.file.Path app) {
        console.heading("Live queries in the published client");
        long began = System.nanoTime();
        Viewer ann = Viewer.login(stage, app, stage.data().userId(0));
        ViewUpdate page = ann.issues().awaitComplete();
        finding(
                page.data().size() == Viewer.PAGE && page.data().path(0).path("creator").hasNonNull("name"),
                "the %d newest issues, with their creators and labels".formatted(page.data().size()),
                since(began));
        began = System.nanoTime();
        ViewUpdate issue = ann.watch(page.data().path(0).path("id").asString());
        finding(
                issue.data().path("comments").isArray(),
                "the page of the newest one, with %d comments and their authors".formatted(issue.data().path("comments").size()),
                since(began));
        return ann;
    }

    private void fromSql(Viewer ann) throws SQLException {
        String id = ann.watchedIssue();
        double began = now();
        sql("UPDATE issues SET title = 'Renamed by plain SQL' WHERE id = ?::uuid", id);
        arrives("SQL", "UPDATE issues SET title = …", ann.issue(), began, row -> text(row, "title").equals("Renamed by plain SQL"));

        String comment = UUID.randomUUID().toString();
        began = now();
        try (Connection connection = stage.database().connect()) {
            connection.setAutoCommit(false);
            execute(connection, "INSERT INTO comments (id, issue_id, author_id, body) VALUES (?::uuid, ?::uuid, ?, 'Two changes, one transaction')", comment, id, stage.data().userId(2));
            execute(connection, "UPDATE issues SET priority = 'urgent' WHERE id = ?::uuid", id);
            connection.commit();
        }
        arrives(
                "SQL",
                "INSERT and UPDATE in one transaction, together",
                ann.issue(),
                began,
                row -> has(row, comment) && text(row, "priority").equals("urgent"));
        boolean torn =
                ann.issue().updates().stream()
                        .anyMatch(seen -> has(seen.data(), comment) != text(seen.data(), "priority").equals("urgent") && has(seen.data(), comment));
        finding(!torn, "and never one without the other");

        began = now();
        sql("DELETE FROM comments WHERE id = ?::uuid", comment);
        arrives("SQL", "DELETE FROM comments …", ann.issue(), began, row -> !has(row, comment));
    }

    private void fromJava(Viewer ann) throws IOException, InterruptedException {
    }

    private void fromTheClient(Viewer ann, Viewer ben) throws SQLException {
    }

    private void aRefusal(Viewer ann) {
    }

    /// Waits for a change and prints how long it took from the moment it was made.
    private void arrives(String side, String what, LiveView view, double began, Predicate<JsonNode> condition) {
        String line = "%s  %s".formatted(console.strong("%-10s".formatted(side)), what);
        try {
            finding(true, line, millis(view.await(what, condition).at() - began));
        } catch (ClientFailure e) {
            finding(false, line + ": " + e.getMessage());
        }
    }

    private void finding(boolean good, String what, Duration took) {
        if (good) {
            passed++;
            console.done("%-70s".formatted(what), took);
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

    private static void execute(Connection connection, String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.execute();
        }
    }
}
