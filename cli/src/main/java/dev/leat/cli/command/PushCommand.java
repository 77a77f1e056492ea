package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.push.Push;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat push`: a developer's database becomes like the schema, without a migration.
@Command(
        name = "push",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Makes a developer's database like the schema, without a migration.",
            "",
            "For trying things out. The database is compared in its own words, so a second push finds nothing. What the schema "
                    + "does not declare goes, in the schemas that it uses; what holds rows only if that is allowed by name. A "
                    + "database on another machine is refused, unless this command line says --allow-remote.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat push --url postgres://localhost/app_dev",
            "  leat push --dry-run",
            "",
            "Exit codes: 0 the database is like the schema; 1 it did not work; 2 a decision is missing, or wrong command line."
        })
public final class PushCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final AnswerOptions answers = new AnswerOptions();

    @Option(
            names = {"--dry-run", "--explain"},
            description = "Show what would be done, change nothing.")
    private boolean dryRun;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Logging.toTerminal("warn", false);
        ConnectionUrl url = database.urlToTryOutOn("push");
        Push push = new Push(url, Definitions.load(database.project()), publication.name());
        Interview interview = new Interview(Console.standard(), answers.answers());
        boolean mayAsk = Console.isTerminal() && !answer.isJson() && !dryRun;
        Plan plan = mayAsk ? interview.until(push::plan) : push.plan(interview.answers());
        if (plan.isReady() && !dryRun) {
            push.run(plan);
        }
        answer.give(ChangeJson.of(plan, List.of()), console -> print(console, plan));
        return plan.isReady() ? ExitCode.OK : ExitCode.UNDECIDED;
    }

    private void print(Console console, Plan plan) {
        PlanPrinter.explain(console, plan.steps(), List.of());
        if (!plan.isReady()) {
            PlanPrinter.ask(Console.error(), plan);
        } else if (plan.isEmpty()) {
            console.line("Nothing to do: the database is like the schema.");
        } else {
            console.line(dryRun ? "Nothing was changed." : "The database is like the schema.");
        }
    }
}
