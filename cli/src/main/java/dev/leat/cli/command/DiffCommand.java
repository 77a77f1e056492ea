package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.MigrationText;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.change.DiffBatch;
import dev.leat.migrate.change.SchemaChange;
import dev.leat.migrate.change.StepFacts;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.postgres.ConnectionUrl;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;
import tools.jackson.databind.json.JsonMapper;

/// `leat diff`: what makes one schema like another.
@Command(
        name = "diff",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows the statements that make one schema like another; changes nothing.",
            "",
            "Each side is one of: "
                    + SourceNames.HELP
                    + ". If one side is a database or SQL, both are compared in PostgreSQL's own "
                    + "words, so that a second comparison finds nothing; scratch databases are made where needed, and dropped.",
            "",
            "With --batch it reads one comparison a line from standard input, as {\"id\":…,\"from\":…,\"to\":…,\"renames\":[…],"
                    + "\"allowDestructive\":true}, and answers each with a line, in the same order: {\"id\":…,\"statements\":[…],"
                    + "\"questions\":[…]} or {\"id\":…,\"error\":…}.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat diff --from snapshot --to java",
            "  leat diff --from postgres://app@localhost/app --to schema.sql --output explain",
            "  leat diff --batch < pairs.jsonl",
            "",
            "Exit codes: 0 compared; 1 it did not work; 2 a decision is missing, or wrong command line;",
            "with --exit-code, 3 when the sides are not the same."
        })
public final class DiffCommand implements Callable<Integer>, AnswersInJson {
    enum Format {
        SQL,
        JSON,
        EXPLAIN
    }

    @Spec private @Nullable CommandSpec spec;

    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final AnswerOptions answers = new AnswerOptions();

    @Option(names = "--from", paramLabel = "SOURCE", description = "What is.")
    private @Nullable String from;

    @Option(names = "--to", paramLabel = "SOURCE", description = "What is wished for.")
    private @Nullable String to;

    @Option(
            names = "--output",
            paramLabel = "FORMAT",
            defaultValue = "sql",
            description = "How to answer: sql, json or explain (default: ${DEFAULT-VALUE}).")
    private Format format = Format.SQL;

    @Option(
            names = "--batch",
            description = "Read comparisons from standard input, one JSON object a line.")
    private boolean batch;

    @Option(names = "--exit-code", description = "End with 3 when the sides are not the same.")
    private boolean exitCode;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description =
                    "A database on the server that is to hold scratch databases (default: the database of either side, else one that Leat starts).")
    private @Nullable String scratch;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return format == Format.JSON;
    }

    @Override
    public Integer call() throws Exception {
        Logging.toTerminal("warn", false);
        Project project = options.project();
        SourceNames sources = new SourceNames(project, publication.name());
        if (batch) {
            Optional<String> server = Optional.ofNullable(scratch).or(project::url);
            new DiffBatch(sources::of, server.map(DirectUrl::parse).orElse(null))
                    .run(
                            new BufferedReader(
                                    new InputStreamReader(System.in, StandardCharsets.UTF_8)),
                            System.out);
            return ExitCode.OK;
        }
        if (from == null || to == null) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "Name both sides, --from and --to, or pass --batch.");
        }
        return compare(sources.of(from), sources.of(to));
    }

    private int compare(Source before, Source after) {
        boolean serverNeeded =
                !(before.offline() && after.offline())
                        && !(before instanceof Source.Live)
                        && !(after instanceof Source.Live);
        Plan plan;
        if (serverNeeded) {
            try (ScratchServer server =
                    ScratchServer.of(Optional.ofNullable(scratch).or(options.project()::url))) {
                plan = plan(before, after, server.url());
            }
        } else {
            plan = plan(before, after, null);
        }
        print(plan, facts(before, plan));
        if (!plan.isReady()) {
            return ExitCode.UNDECIDED;
        }
        return exitCode && !plan.isEmpty() ? ExitCode.DIFFERENT : ExitCode.OK;
    }

    private Plan plan(Source before, Source after, @Nullable ConnectionUrl server) {
        return SchemaChange.between(before, after, answers.answers(), PlanOptions.safe(), server);
    }

    private List<StepFacts> facts(Source before, Plan plan) {
        return before instanceof Source.Live live && format != Format.SQL && !plan.isEmpty()
                ? StepFacts.of(plan.steps(), live.url(), format == Format.EXPLAIN)
                : List.of();
    }

    private void print(Plan plan, List<StepFacts> facts) {
        Console console = Console.standard();
        List<Step> steps = plan.steps();
        switch (format) {
            case JSON ->
                    console.line(new JsonMapper().writeValueAsString(ChangeJson.of(plan, facts)));
            case SQL -> {
                if (plan.isReady() && !steps.isEmpty()) {
                    console.line(MigrationText.of(steps).stripTrailing());
                }
            }
            case EXPLAIN -> {
                PlanPrinter.explain(console, steps, facts);
                if (steps.isEmpty()) {
                    console.good("both are the same");
                }
            }
        }
        if (!plan.isReady() && format != Format.JSON) {
            PlanPrinter.ask(Console.error(), plan);
        }
    }
}
