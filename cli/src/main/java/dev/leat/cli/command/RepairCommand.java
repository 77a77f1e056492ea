package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.DerivedRepair;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.Schema;
import java.util.Map;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat repair`: sets derived columns right.
@Command(
        name = "repair",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Computes derived columns anew: counts, sums and the like that a parent keeps of its children.",
            "",
            "Triggers keep them right. What is wrong was written while those were off, or by other hands. It may run at any "
                    + "time: only rows that are wrong are locked.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat repair --dry-run",
            "  leat repair",
            "",
            "Exit codes: 0 all is right now; 1 it did not work; 2 wrong command line; 3 something is wrong (--dry-run)."
        })
public final class RepairCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(names = "--dry-run", description = "Only count the rows that are wrong.")
    private boolean dryRun;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ConnectionUrl url = dryRun ? database.url() : database.urlToChange("repair");
        Map<String, Long> wrong =
                new DerivedRepair(url).run(Schema.of(Definitions.load(database.project())), dryRun);
        answer.give(
                Map.of("wrong", wrong),
                console -> {
                    wrong.forEach((table, rows) ->
                            console.line(
                                    "%s: %d rows %s"
                                            .formatted(
                                                    table,
                                                    rows,
                                                    dryRun ? "are wrong" : "set right")));
                    if (wrong.isEmpty()) {
                        console.line("The schema has no derived columns.");
                    }
                });
        boolean right = wrong.values().stream().allMatch(rows -> rows == 0);
        return right || !dryRun ? ExitCode.OK : ExitCode.DIFFERENT;
    }
}
