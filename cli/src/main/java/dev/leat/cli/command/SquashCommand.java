package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.squash.Squash;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat squash`: one migration instead of many.
@Command(
        name = "squash",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes one migration of all that there are.",
            "",
            "A database that has them all takes the new one for applied, an empty one runs it, and one that has only some is "
                    + "refused. Squash what every database has; the old folders stay in version control.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat squash --name until release 2",
            "",
            "Exit codes: 0 squashed; 1 it did not work; 2 not confirmed, or wrong command line."
        })
public final class SquashCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final Confirmation confirmation = new Confirmation();

    @Option(
            names = "--name",
            paramLabel = "WORDS",
            arity = "1..*",
            defaultValue = "squashed",
            description = "Words for the name of the new migration (default: ${DEFAULT-VALUE}).")
    private List<String> words = List.of("squashed");

    @Option(
            names = "--keep-sql",
            description = "Make the new migration of the texts of all the old ones.")
    private boolean keepSql;

    @Option(
            names = "--leave-out-custom",
            description = "Leave out migrations that were written by hand.")
    private boolean leaveOutCustom;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        MigrationFolder folder = new MigrationFolder(options.project().migrations());
        int count = folder.migrations().size();
        if (!confirmation.given(
                answer,
                "Make one migration of the %d in %s?".formatted(count, folder.directory()),
                "squash")) {
            return ExitCode.UNDECIDED;
        }
        Squash.Result result =
                new Squash(folder)
                        .squash(
                                String.join(" ", words),
                                keepSql
                                        ? Squash.ByHand.KEEP
                                        : leaveOutCustom
                                                ? Squash.ByHand.LEAVE_OUT
                                                : Squash.ByHand.REFUSE);
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", result.written().toString());
        value.put("replaced", result.replaced());
        answer.give(
                value,
                console ->
                        console.line(
                                "Wrote %s in place of %d migrations. Run leat check, then commit."
                                        .formatted(result.written(), result.replaced().size())));
        return ExitCode.OK;
    }
}
