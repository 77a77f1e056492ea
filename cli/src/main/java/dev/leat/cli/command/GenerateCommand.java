package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.Generator;
import dev.leat.migrate.change.Answers;
import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.change.StepFacts;
import dev.leat.migrate.expand.ProductionPlan;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

/// `leat generate`: the difference between the schema in Java and the last migration, as a new
/// migration.
@Command(
        name = "generate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Writes the migration that leads from the last one to the schema as it stands in Java.",
            "",
            "It compares your tables with the snapshot of the newest migration; no database is needed. The new migration is "
                    + "plain SQL: review it, change it if you must, commit it.",
            "",
            "What only a person can know is asked at a terminal; elsewhere the questions are printed, and nothing is written. "
                    + "Answers come from the schema (renamedFrom), from --rename and --allow-destructive, or from a file.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat generate add due date",
            "  leat generate --explain --url postgres://app@localhost/app",
            "  leat generate drop nickname --allow-destructive public.users.nickname",
            "  leat generate --rename 'public.users.name->public.users.full_name'",
            "  leat generate --custom lower case emails --java com.example.migrations.LowerCaseEmails",
            "",
            "Exit codes: 0 written, or nothing to do; 1 it did not work; 2 a decision is missing, or wrong command line;",
            "3 the schema is ahead of the migrations (--check)."
        })
public final class GenerateCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final AnswerOptions answers = new AnswerOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description =
                    "What the migration does, in words; they name its folder (default: schema).")
    private List<String> words = List.of();

    @Option(names = "--name", paramLabel = "WORDS", description = "The same as one argument.")
    private @Nullable String name;

    @Option(
            names = {"--explain", "--dry-run"},
            description =
                    "Show the steps and what they may cost, write nothing; with --url also how large the tables are and how many rows are in the way.")
    private boolean explain;

    @Option(
            names = "--check",
            description = "Write nothing; end with 3 if there were something to write.")
    private boolean check;

    @Option(
            names = "--contract-pending",
            description =
                    "With --check: end with 0 if all that there is to write is what leat plan --contract takes away.")
    private boolean contractPending;

    @Option(
            names = "--custom",
            description =
                    "Write a migration for what the schema cannot say, to be filled in by hand.")
    private boolean custom;

    @Option(
            names = "--java",
            paramLabel = "CLASS",
            description =
                    "With --custom: the class that does it, written to the sources to be filled in.")
    private @Nullable String javaClass;

    @Option(
            names = "--sources",
            paramLabel = "FOLDER",
            description =
                    "Where the class of --java is written (default: src/main/java beside the project file).")
    private @Nullable Path sources;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Project project = options.project();
        Generator generator =
                new Generator(
                        new MigrationFolder(project.migrations()),
                        publication.name(),
                        Clock.systemUTC());
        if (custom) {
            return writeCustom(generator, project);
        }
        DatabaseDefinition definition = Definitions.load(project);
        if (check && contractPending) {
            List<String> pending =
                    ProductionPlan.pendingContract(
                            new MigrationFolder(project.migrations()).head(),
                            SchemaEntities.of(Schema.of(definition), publication.name()));
            if (!pending.isEmpty()) {
                return tellPendingContract(pending);
            }
        }
        Interview interview = new Interview(Console.standard(), answers.answers());
        boolean mayAsk = Console.isTerminal() && !answer.isJson() && !explain && !check;
        Plan plan =
                mayAsk
                        ? interview.until(given -> generator.plan(definition, given))
                        : generator.plan(definition, interview.answers());
        if (plan.isEmpty() && plan.isReady()) {
            return tellUnchanged(definition);
        }
        if (!plan.isReady() || explain || check) {
            return tellPlan(plan);
        }
        return write(generator, definition, interview.answers(), plan);
    }

    private String migrationName() {
        return name != null ? name : words.isEmpty() ? "schema" : String.join(" ", words);
    }

    private int tellUnchanged(DatabaseDefinition definition) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", null);
        value.put("statements", List.of());
        value.put("questions", List.of());
        answer.give(
                value,
                console -> {
                    console.line("Nothing to do: the migrations lead to this schema.");
                    LoadedSchema.print(console, definition);
                });
        return ExitCode.OK;
    }

    private int tellPendingContract(List<String> pending) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", null);
        value.put("contractPending", pending);
        answer.give(
                value,
                console ->
                        console.line(
                                "Nothing to do as long as old servers and clients run. Then leat plan --contract is about %s."
                                        .formatted(String.join(", ", pending))));
        return ExitCode.OK;
    }

    private int tellPlan(Plan plan) {
        List<StepFacts> facts =
                explain
                        ? options.namedUrl()
                                .map(url -> StepFacts.of(plan.steps(), DirectUrl.parse(url), true))
                                .orElse(List.of())
                        : List.of();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", null);
        value.putAll(ChangeJson.of(plan, facts));
        answer.give(
                value,
                console -> {
                    PlanPrinter.explain(console, plan.steps(), facts);
                    if (plan.isReady()) {
                        console.line("Nothing was written.");
                    } else {
                        PlanPrinter.ask(Console.error(), plan);
                    }
                });
        if (!plan.isReady()) {
            return ExitCode.UNDECIDED;
        }
        return check ? ExitCode.DIFFERENT : ExitCode.OK;
    }

    private int write(
            Generator generator, DatabaseDefinition definition, Answers given, Plan plan) {
        Path written = generator.generate(definition, migrationName(), given).written();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", String.valueOf(written));
        value.putAll(ChangeJson.of(plan, List.of()));
        answer.give(
                value,
                console -> {
                    PlanPrinter.explain(console, plan.steps(), List.of());
                    console.line(
                            "Wrote "
                                    + written
                                    + ". Review migration.sql, commit the folder, then run leat migrate.");
                });
        return ExitCode.OK;
    }

    private int writeCustom(Generator generator, Project project) {
        Path file;
        Path written;
        if (javaClass == null) {
            file = null;
            written =
                    generator.custom(
                            migrationName(),
                            "-- SQL that runs once in each database, in one transaction with the other migrations.\n");
        } else {
            Path folder = sources == null ? project.inProject("src/main/java") : sources;
            file = new JavaScaffold(folder, javaClass).write();
            written = generator.custom(migrationName(), "-- leat:java " + javaClass + "\n");
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("written", written.toString());
        value.put("source", file == null ? null : file.toString());
        answer.give(
                value,
                console -> {
                    console.line("Wrote " + written + ".");
                    console.line(
                            file == null
                                    ? "Fill in its migration.sql, then run leat migrate."
                                    : "Fill in " + file + ", compile it, then run leat migrate.");
                });
        return ExitCode.OK;
    }
}
