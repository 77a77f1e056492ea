package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.DirectRun;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.squash.Undo;
import dev.leat.postgres.ConnectionUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat undo`: takes the last migration back, on a developer's machine.
@Command(
        name = "undo",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Takes the last migration back, on your machine, before anyone else has it.",
            "",
            "If your database has it, the difference to the snapshot before is applied to the database, which forgets the "
                    + "migration; then the folder is removed. What a migration by hand did, and rows that it changed, stay.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat undo --allow-destructive public.users.nickname",
            "  leat undo --files-only",
            "",
            "Exit codes: 0 undone; 1 it did not work; 2 a decision is missing, or wrong command line."
        })
public final class UndoCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final AnswerOptions answers = new AnswerOptions();

    @Option(names = "--files-only", description = "Only remove the folder.")
    private boolean filesOnly;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Undo undo = new Undo(database.folder());
        String name = undo.last().name();
        boolean stays = false;
        if (!filesOnly && isApplied(name)) {
            Plan plan = undo.plan(answers.answers());
            stays = plan.isEmpty();
            if (!plan.isReady()) {
                answer.give(
                        ChangeJson.of(plan, List.of()),
                        console -> PlanPrinter.ask(Console.error(), plan));
                return ExitCode.UNDECIDED;
            }
            undo.apply(
                    answers.answers(),
                    new DirectRun(
                            localUrl(),
                            new JavaMigrations(Definitions.loader(database.project()))));
        }
        undo.remove();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("undone", name);
        value.put("effectStays", stays);
        boolean byHand = stays;
        answer.give(
                value,
                console -> {
                    console.line("Took back " + name + ".");
                    if (byHand) {
                        console.line(
                                "It changed nothing that a schema tells, so what it did stays in the database: undo that by hand, if need be.");
                    }
                });
        return ExitCode.OK;
    }

    private boolean isApplied(String name) {
        return database.migrator(localUrl(), null).standing().ledger().stream()
                .map(Applied::name)
                .anyMatch(name::equals);
    }

    private ConnectionUrl localUrl() {
        ConnectionUrl url = database.url();
        if (!Databases.isLoopback(url)) {
            throw new ProjectProblem(
                    "The database %s is not on this machine. What others may have is not undone: write a migration that puts it right."
                            .formatted(url));
        }
        return url;
    }
}
