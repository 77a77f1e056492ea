package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.check.Advice;
import dev.leat.migrate.check.CheckReport;
import dev.leat.migrate.check.DatabaseCheck;
import dev.leat.migrate.check.Finding;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat check`: whether history, code and database agree.
@Command(
        name = "check",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Proves that the history of migrations, the schema in Java and a database agree.",
            "",
            "It replays all migrations in an empty scratch database and compares the outcome with the schema. If a database is "
                    + "named, it is compared with what its applied migrations make. Branches that conflict, files that are missing and "
                    + "migrations that were edited after they ran are found too.",
            "",
            "Scratch databases are made beside the database, on the server of --scratch, or, if no server is named, on a "
                    + "PostgreSQL that Leat starts for the time of the check.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat check",
            "  leat check --url postgres://app@localhost/app --output json",
            "  leat check --history-only",
            "",
            "Exit codes: 0 all agree; 1 it did not work; 2 wrong command line; 3 something does not agree."
        })
public final class CheckCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description = "A database on the server that is to hold the scratch databases.")
    private @Nullable String scratch;

    @Option(
            names = "--history-only",
            description = "Do not look into the database, if one is named.")
    private boolean historyOnly;

    @Option(
            names = "--contract-pending",
            description =
                    "Old servers and clients still run: what only leat plan --contract would take away is told, and is no failure.")
    private boolean contractPending;

    @Option(
            names = "--advice",
            description =
                    "Also tell what a schema may have and a person seldom means: foreign keys without an index. No failure.")
    private boolean advice;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Logging.toTerminal("warn", false);
        Project project = options.project();
        Optional<String> database = historyOnly ? Optional.empty() : project.url();
        CheckReport report;
        try (ScratchServer server =
                ScratchServer.of(Optional.ofNullable(scratch).or(project::url))) {
            report = check(project, database.map(DirectUrl::parse).orElse(null), server.url());
        }
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("passed", report.passed());
        value.put("findings", report.findings().stream().map(CheckCommand::json).toList());
        answer.give(value, console -> print(console, report));
        return report.passed() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private CheckReport check(
            Project project, @Nullable ConnectionUrl database, ConnectionUrl server) {
        DatabaseCheck check =
                new DatabaseCheck(
                        database == null ? server : database,
                        server,
                        new MigrationFolder(project.migrations()),
                        publication.name(),
                        CatalogScope.all().withoutSyncServer("zero"),
                        new JavaMigrations(Definitions.loader(project)));
        if (contractPending) {
            check = check.whileContractIsPending();
        }
        DatabaseDefinition definition =
                project.definition().isPresent() ? Definitions.load(project) : null;
        CheckReport history = check.history(definition);
        if (advice && definition != null) {
            history =
                    history.and(
                            Advice.of(
                                    SchemaEntities.of(Schema.of(definition), publication.name())
                                            .entities()));
        }
        return database == null ? history : history.and(check.drift());
    }

    private static Map<String, Object> json(Finding finding) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put(
                "kind",
                finding.getClass()
                        .getSimpleName()
                        .replaceAll("(?<=[a-z])(?=[A-Z])", "-")
                        .toLowerCase(Locale.ROOT));
        value.put("failure", finding.isFailure());
        value.put("object", finding.object());
        value.put("message", finding.message());
        return value;
    }

    private static void print(Console console, CheckReport report) {
        for (Finding finding : report.findings()) {
            if (finding.isFailure()) {
                console.bad(finding.message());
            } else {
                console.line("  · " + finding.message());
            }
        }
        if (report.passed()) {
            console.good("what was compared agrees");
        }
    }
}
