package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.Standing;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.history.Migration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat status`: what a database has of the migrations.
@Command(
        name = "status",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows which migrations a database has, which are pending, and what does not fit together.",
            "",
            "With --drift it also builds, in a scratch database, what the applied migrations make, and shows where the "
                    + "database is not like that.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat status",
            "  leat status --drift --output json",
            "",
            "Exit codes: 0 up to date; 1 it did not work; 2 wrong command line; 3 something is pending or does not fit."
        })
public final class StatusCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--drift",
            description = "Also compare the database with what its migrations make.")
    private boolean drift;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Standing standing = database.migrator(database.url(), null).standing();
        return show(answer, standing, drift ? findings() : List.of());
    }

    private List<String> findings() {
        return new DatabaseCheck(database.url(), database.folder())
                .drift().findings().stream()
                        .filter(finding ->
                                finding instanceof Finding.Drift
                                        || finding instanceof Finding.OtherDrift
                                        || finding instanceof Finding.BrokenReplay)
                        .map(Finding::message)
                        .toList();
    }

    static int show(Answer answer, Standing standing) {
        return show(answer, standing, List.of());
    }

    private static int show(Answer answer, Standing standing, List<String> drift) {
        List<String> problems = new ArrayList<>(standing.problems());
        problems.addAll(drift);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("applied", standing.ledger().stream().map(StatusCommand::json).toList());
        value.put("pending", standing.pending().stream().map(Migration::name).toList());
        value.put("unfinished", standing.unfinished());
        value.put("problems", problems);
        answer.give(value, console -> print(console, standing, problems));
        return standing.pending().isEmpty() && problems.isEmpty() && standing.unfinished().isEmpty()
                ? ExitCode.OK
                : ExitCode.DIFFERENT;
    }

    private static Map<String, String> json(Applied applied) {
        Map<String, String> value = new LinkedHashMap<>();
        value.put("name", applied.name());
        value.put("runOn", applied.runOn().toString());
        value.put("checksum", applied.checksum());
        return value;
    }

    private static void print(Console console, Standing standing, List<String> problems) {
        for (Applied each : standing.ledger()) {
            console.good(
                    each.name()
                            + "  "
                            + console.faint(
                                    "applied "
                                            + each.runOn()
                                            + "  "
                                            + each.checksum()
                                                    .substring(
                                                            0,
                                                            Math.min(
                                                                    8, each.checksum().length()))));
        }
        for (Migration each : standing.pending()) {
            boolean begun = standing.unfinished().contains(each.name());
            console.line(
                    "  · "
                            + each.name()
                            + "  "
                            + console.faint(begun ? "pending, half applied" : "pending"));
        }
        problems.forEach(console::bad);
        if (standing.ledger().isEmpty() && standing.pending().isEmpty()) {
            console.line("There are no migrations yet; leat generate writes the first.");
        }
    }
}
