package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.history.Migration;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat baseline`: notes migrations as applied without running them.
@Command(
        name = "baseline",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Notes migrations as applied without running them, for a database that has their effect already.",
            "",
            "leat check tells afterwards whether that is so.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat baseline --to 20260101120000_baseline",
            "",
            "Exit codes: 0 noted, or nothing to note; 1 it did not work; 2 wrong command line."
        })
public final class BaselineCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "The last migration that the database has the effect of (default: all).")
    private @Nullable String upTo;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ConnectionUrl url = database.urlToChange("baseline");
        List<Migration> noted = database.migrator(url, upTo).baseline();
        answer.give(
                Map.of("noted", noted.stream().map(Migration::name).toList()),
                console -> {
                    noted.forEach(each -> console.good("noted as applied: " + each.name()));
                    if (noted.isEmpty()) {
                        console.line("Nothing to note: the database has them all.");
                    }
                });
        return ExitCode.OK;
    }
}
