package dev.leat.cli.command;

import dev.leat.cli.project.ProjectProblem;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.postgres.ConnectionUrl;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

/// `leat forget`: takes a migration out of a database's ledger.
@Command(
        name = "forget",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Lets a database forget that it has a migration. Nothing else changes in it.",
            "",
            "For a migration whose effect was removed by hand: it is pending afterwards. The same as DELETE FROM migrations "
                    + "WHERE name = '…'.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat forget 20260101120000_bad_idea",
            "",
            "Exit codes: 0 forgotten; 1 it did not work, or there was no such migration; 2 not confirmed, or wrong command line."
        })
public final class ForgetCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final Confirmation confirmation = new Confirmation();

    @Parameters(paramLabel = "NAME", description = "The migration, as leat status shows it.")
    private String name = "";

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ConnectionUrl url = database.urlToChange("forget");
        if (!confirmation.given(
                answer, "Forget that %s has %s?".formatted(url.database(), name), name)) {
            return ExitCode.UNDECIDED;
        }
        if (!database.migrator(url, null).forget(name)) {
            throw new ProjectProblem(
                    "%s does not have a migration %s; leat status shows what it has."
                            .formatted(url, name));
        }
        answer.give(
                Map.of("forgotten", name),
                console ->
                        console.line(
                                "Forgot %s. If the folder has it, leat migrate applies it again."
                                        .formatted(name)));
        return ExitCode.OK;
    }
}
