package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.Generator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Step;
import java.nio.file.Path;
import java.time.Clock;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.concurrent.Callable;
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
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat generate add due date",
            "  leat generate --dry-run",
            "  leat generate drop nickname --allow-destructive public.users.nickname",
            "",
            "Exit codes: 0 written, or nothing to do; 1 it did not work; 2 wrong command line."
        })
public final class GenerateCommand implements Callable<Integer> {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Parameters(
            arity = "0..*",
            paramLabel = "WORD",
            description =
                    "What the migration does, in words; they name its folder (default: schema).")
    private List<String> words = List.of();

    @Option(
            names = "--allow-destructive",
            paramLabel = "OBJECT",
            description =
                    "Accept the loss of this object and its data, as schema.table or schema.table.column. May be repeated.")
    private Set<String> allowDestructive = new LinkedHashSet<>();

    @Option(names = "--dry-run", description = "Show the steps, write nothing.")
    private boolean dryRun;

    @Option(
            names = "--publication",
            paramLabel = "NAME",
            defaultValue = Generator.DEFAULT_PUBLICATION,
            description =
                    "The publication that carries the synced tables (default: ${DEFAULT-VALUE}).")
    private String publication = Generator.DEFAULT_PUBLICATION;

    @Override
    public Integer call() {
        Project project = options.project();
        Console console = Console.standard();
        Generator generator =
                new Generator(
                        new MigrationFolder(project.migrations()), publication, Clock.systemUTC());
        if (dryRun) {
            List<Step> steps = generator.plan(Definitions.load(project), allowDestructive);
            show(console, steps);
            console.line(
                    steps.isEmpty()
                            ? "Nothing to do: the migrations lead to this schema."
                            : "Nothing was written.");
            return 0;
        }
        String name = words.isEmpty() ? "schema" : String.join(" ", words);
        Generator.Result result =
                generator.generate(Definitions.load(project), name, allowDestructive);
        Path written = result.written();
        if (written == null) {
            console.line("Nothing to do: the migrations lead to this schema.");
            return 0;
        }
        show(console, result.steps());
        console.line(
                "Wrote "
                        + written
                        + ". Review migration.sql, commit the folder, then run leat migrate.");
        return 0;
    }

    private static void show(Console console, List<Step> steps) {
        for (Step step : steps) {
            console.line(step.sql() + ";");
            if (step.risk() != Step.Risk.SAFE) {
                console.note(
                        step.risk().name().toLowerCase(Locale.ROOT).replace('_', ' ')
                                + ": "
                                + step.note());
            }
        }
        if (!steps.isEmpty()) {
            console.line("");
        }
    }
}
