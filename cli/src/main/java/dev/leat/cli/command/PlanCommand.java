package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.expand.PlannedMigrations;
import dev.leat.migrate.expand.ProductionPlan;
import dev.leat.migrate.expand.ProductionPlan.Phase;
import dev.leat.migrate.expand.ProductionPlan.Stage;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Schema;
import java.time.Clock;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat plan`: a change in stages that old servers and clients survive.
@Command(
        name = "plan",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Shows in which stages the schema's change goes to production while old servers and clients run.",
            "",
            "Expanding comes first: the database gives more. Then API servers, then clients are deployed. When no old one runs "
                    + "any more, what is not wished for any longer is taken away: contracted. A renamed column, and one that becomes "
                    + "optional under a new name, exists twice meanwhile, kept alike by a trigger.",
            "",
            "With --expand it writes the migrations of the first stage; with --contract, which wants a confirmation, that of the last.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat plan",
            "  leat plan --expand --name display name",
            "  leat plan --contract --name display name",
            "",
            "Exit codes: 0 shown, written, or nothing to do; 1 it did not work; 2 not confirmed, or wrong command line."
        })
public final class PlanCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Mixin private final AnswerOptions answers = new AnswerOptions();

    @Mixin private final Confirmation confirmation = new Confirmation();

    @Option(
            names = "--expand",
            description = "Write the migrations that expand and fill in values.")
    private boolean expand;

    @Option(
            names = "--contract",
            description =
                    "Write the migration that takes away, now that no old server or client runs.")
    private boolean contract;

    @Option(
            names = "--name",
            paramLabel = "WORDS",
            arity = "1..*",
            defaultValue = "change",
            description = "Words for the names of the migrations (default: ${DEFAULT-VALUE}).")
    private List<String> words = List.of("change");

    @Option(
            names = "--fallback",
            paramLabel = "COLUMN=EXPRESSION",
            description =
                    "What old clients see where the new column is null; for a column that becomes optional. May be repeated.")
    private Map<String, String> fallbacks = new LinkedHashMap<>();

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        MigrationFolder folder = new MigrationFolder(options.project().migrations());
        SchemaEntities now =
                SchemaEntities.of(
                        Schema.of(Definitions.load(options.project())), publication.name());
        ProductionPlan plan = ProductionPlan.of(folder.head(), now, answers.answers(), fallbacks);
        List<Stage> wanted = plan.wanted(expand, contract);
        if (contract && !wanted.isEmpty() && !confirmed(wanted.getLast())) {
            return ExitCode.UNDECIDED;
        }
        List<String> written = new ArrayList<>();
        PlannedMigrations migrations = new PlannedMigrations(folder, now, Clock.systemUTC());
        for (Stage stage : wanted) {
            written.add(migrations.write(stage, String.join(" ", words)).toString());
        }
        answer.give(json(plan, written), console -> print(console, plan, written));
        return ExitCode.OK;
    }

    private boolean confirmed(Stage stage) {
        String gone =
                stage.destroyed().isEmpty()
                        ? "nothing that holds rows"
                        : String.join(", ", stage.destroyed());
        return confirmation.given(
                answer,
                "Contracting takes away %s. Is every server and client that uses it gone?"
                        .formatted(gone),
                "contract");
    }

    private static Map<String, Object> json(ProductionPlan plan, List<String> written) {
        List<Map<String, Object>> stages = new ArrayList<>();
        for (Stage stage : plan.stages()) {
            Map<String, Object> value = new LinkedHashMap<>();
            value.put("phase", stage.phase().name().toLowerCase(Locale.ROOT));
            value.put("sql", stage.sql());
            value.put("destroyed", stage.destroyed());
            stages.add(value);
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("stages", stages);
        value.put("notes", plan.notes());
        value.put("written", written);
        return value;
    }

    private static void print(Console console, ProductionPlan plan, List<String> written) {
        if (!written.isEmpty()) {
            written.forEach(each -> console.good("wrote " + each));
            plan.notes().forEach(console::bad);
            return;
        }
        if (plan.stages().isEmpty()) {
            console.line("Nothing to do: the migrations lead to this schema.");
            return;
        }
        int number = 1;
        @Nullable Stage expanding = plan.stage(Phase.EXPAND);
        @Nullable Stage filling = plan.stage(Phase.BACKFILL);
        if (expanding != null || filling != null) {
            number = show(console, number, "Database: expand (leat plan --expand)", expanding);
            if (filling != null) {
                number = show(console, number, "Database: fill in the values", filling);
            }
            console.line(number++ + ". Wait until the sync servers have it.");
            console.line(number++ + ". Deploy the API servers.");
            console.line(number++ + ". Deploy the clients.");
        }
        @Nullable Stage last = plan.stage(Phase.CONTRACT);
        if (last != null) {
            console.line(number++ + ". Wait until no old client, then no old API server runs.");
            show(console, number, "Database: contract (leat plan --contract)", last);
        }
        plan.notes().forEach(console::bad);
    }

    private static int show(Console console, int number, String title, @Nullable Stage stage) {
        console.line(number + ". " + console.strong(title));
        if (stage != null) {
            stage.sql().lines().forEach(console::note);
        }
        return number + 1;
    }
}
