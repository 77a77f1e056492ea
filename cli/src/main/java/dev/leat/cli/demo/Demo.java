package dev.leat.cli.demo;

import dev.leat.cli.client.ViewUpdate;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.cli.terminal.UntilStopped;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.concurrent.atomic.AtomicInteger;

/// Runs the demonstration once.
public final class Demo {
    private final Console console;
    private final Path home;
    private final int port;
    private final int rows;

    /// @param home the checkout
    /// @param port where clients connect, 0 for any free port
    /// @param rows how many rows the tracker has
    public Demo(Console console, Path home, int port, int rows) {
        this.console = console;
        this.home = home.toAbsolutePath().normalize();
        this.port = port;
        this.rows = rows;
    }

    /// Shows everything. Without `check` it then serves until the process is asked to end and never
    /// returns.
    ///
    /// @param check end after the last check instead
    /// @return whether everything that was shown was true
    public boolean run(boolean check) throws Exception {
        Path folder = Files.createDirectories(home.resolve(".leat/demo"));
        Logging.toFile(folder.resolve("leat.log"), "info");
        console.heading("Leat · an issue tracker whose queries stay live");
        Stage stage = Stage.set(console, home, folder, port, rows);
        try {
            Story story = new Story(console, stage);
            Story.Outcome outcome = story.tell();
            if (check || !outcome.good()) {
                summary(outcome);
                stage.close();
                return outcome.good();
            }
            serve(stage, story.viewer());
            return true;
        } catch (Exception | Error e) {
            stage.close();
            throw e;
        }
    }

    private void summary(Story.Outcome outcome) {
        console.line("");
        console.line("  %d checks passed, %d failed".formatted(outcome.passed(), outcome.failed()));
        console.line("");
    }

    private void serve(Stage stage, Viewer viewer) throws InterruptedException {
        console.heading("Everything is running");
        console.fact("PostgreSQL", stage.database().reveal());
        console.fact("sync server", "http://127.0.0.1:" + stage.sync().port());
        console.fact("query endpoint", stage.api().queryUri().toString());
        console.fact("mutate endpoint", stage.api().mutateUri().toString());
        console.fact("migration", stage.migration().toString());
        console.fact("log", stage.log().toString());
        console.line("");
        console.line("  Change something and watch it arrive here:");
        console.note(
                "psql '%s' -c \"UPDATE issues SET title = 'Written by hand' WHERE id = '%s'\""
                        .formatted(stage.database().reveal(), viewer.watchedIssue()));
        console.note("Ctrl-C stops everything.");
        console.line("");
        AtomicInteger arrived = new AtomicInteger();
        viewer.issue().listen(update -> show(arrived.incrementAndGet(), update));
        UntilStopped.await(stage::close);
    }

    private void show(int number, ViewUpdate update) {
        console.line(
                "  %s %s"
                        .formatted(
                                console.faint("#" + number),
                                "the watched issue is now %s, %s, with %d comments"
                                        .formatted(
                                                console.strong(
                                                        update.data()
                                                                .path("title")
                                                                .asString("gone")),
                                                update.data().path("status").asString("deleted"),
                                                update.data().path("comments").size())));
    }
}
