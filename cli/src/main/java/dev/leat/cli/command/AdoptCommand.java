package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.adopt.Adoption;
import dev.leat.migrate.adopt.ForeignLedger;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.recover.LostSnapshots;
import dev.leat.migrate.recover.RestoredSnapshot;
import dev.leat.postgres.ConnectionUrl;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.ArgGroup;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Option;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.Spec;

/// `leat adopt`: takes over a database that another tool migrated so far, or a history whose
/// snapshots are not all there.
@Command(
        name = "adopt",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Takes over a database that another tool migrated so far, or a history that has lost snapshots.",
            "",
            "With --from it reads that tool's ledger, refuses if something failed or is under way there, and notes the first migration of "
                    + "the folder (the one that makes the database as it is) as applied. The tool's own table stays.",
            "",
            "With --snapshots it writes the snapshot.json that migrations lack. It replays the history in an empty scratch database, "
                    + "beside the database, on the server of --scratch, or on a PostgreSQL that Leat starts for that time; what it finds "
                    + "stands in the words of the schema and of the other snapshots. No database is changed, and no file that is there.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat adopt --from flyway",
            "  leat adopt --from drizzle --to 20260101120000_baseline",
            "  leat adopt --snapshots --dry-run",
            "  leat adopt --snapshots",
            "",
            "Exit codes: 0 taken over, or no snapshot is missing now; 1 it did not work; 2 wrong command line;",
            "3 snapshots are missing (--dry-run)."
        })
public final class AdoptCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @ArgGroup(multiplicity = "1")
    private What what = new What();

    /// One of them has to be said.
    static final class What {
        @Option(
                names = "--from",
                required = true,
                paramLabel = "TOOL",
                converter = ToolName.class,
                description = "drizzle, flyway, liquibase or node-pg-migrate.")
        private @Nullable ForeignLedger tool;

        @Option(
                names = "--snapshots",
                required = true,
                description = "Write the snapshots that migrations have lost.")
        private boolean snapshots;
    }

    @Option(
            names = "--table",
            paramLabel = "TABLE",
            description = "The tool's table, where it is not the usual one: schema.table.")
    private @Nullable String table;

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description =
                    "The last migration of the folder that the database has the effect of (default: the first).")
    private @Nullable String upTo;

    @Option(
            names = "--scratch",
            paramLabel = "URL",
            description =
                    "With --snapshots: a database on the server that is to hold the scratch database.")
    private @Nullable String scratch;

    @Option(
            names = "--dry-run",
            description = "With --snapshots: only tell which are missing and can be found.")
    private boolean dryRun;

    @Mixin private final PublicationOption publication = new PublicationOption();

    @Spec private @Nullable CommandSpec spec;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        ForeignLedger tool = what.tool;
        if (tool == null) {
            refuse("--table", table != null, "--from");
            refuse("--to", upTo != null, "--from");
            return writeSnapshots();
        }
        refuse("--scratch", scratch != null, "--snapshots");
        refuse("--dry-run", dryRun, "--snapshots");
        return takeOver(tool);
    }

    private void refuse(String option, boolean given, String other) {
        if (given) {
            throw new ParameterException(
                    Objects.requireNonNull(spec).commandLine(),
                    "%s goes with %s".formatted(option, other));
        }
    }

    private int takeOver(ForeignLedger tool) {
        ConnectionUrl url = database.urlToChange("adopt");
        Adoption.Result result = new Adoption(url, database.folder()).adopt(tool, table, upTo);
        List<String> noted = result.noted().stream().map(Migration::name).toList();
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("tool", tool.tool());
        value.put("foreign", result.foreign());
        value.put("noted", noted);
        answer.give(
                value,
                console -> {
                    console.line(
                            "%s had applied %d, the last: %s."
                                    .formatted(
                                            tool.tool(),
                                            result.foreign().size(),
                                            result.foreign().getLast()));
                    noted.forEach(each -> console.good("noted as applied: " + each));
                    console.line("Run leat check to see that the database is as these make it.");
                });
        return ExitCode.OK;
    }

    private int writeSnapshots() {
        Logging.toTerminal("warn", false);
        Project project = database.project();
        MigrationFolder folder = database.folder();
        List<RestoredSnapshot> found = List.of();
        if (folder.files().stream().anyMatch(each -> each.snapshot() == null)) {
            try (ScratchServer server =
                    ScratchServer.of(Optional.ofNullable(scratch).or(project::url))) {
                LostSnapshots lost =
                        new LostSnapshots(
                                server.url(),
                                folder,
                                publication.name(),
                                new JavaMigrations(Definitions.loader(project)));
                found =
                        lost.find(
                                project.definition().isPresent()
                                        ? Definitions.load(project)
                                        : null);
                if (!dryRun) {
                    lost.write(found);
                }
            }
        }
        List<RestoredSnapshot> all = found;
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("snapshots", all.stream().map(AdoptCommand::json).toList());
        value.put("written", !dryRun && !all.isEmpty());
        answer.give(value, console -> print(console, all));
        return all.isEmpty() || !dryRun ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private static Map<String, Object> json(RestoredSnapshot each) {
        Map<String, Object> value = new LinkedHashMap<>();
        value.put("migration", each.migration());
        value.put("id", each.snapshot().id());
        value.put("parents", each.snapshot().parents());
        value.put("exact", each.exact());
        value.put("leftOut", each.leftOut());
        return value;
    }

    private void print(Console console, List<RestoredSnapshot> found) {
        for (RestoredSnapshot each : found) {
            console.good(
                    "%s: snapshot.json %s%s"
                            .formatted(
                                    each.migration(),
                                    dryRun ? "is missing and can be written" : "written",
                                    each.exact() ? ", word for word as it was" : ""));
            if (!each.leftOut().isEmpty()) {
                console.line(
                        "  · not in it, as made by hand: %s"
                                .formatted(String.join(", ", each.leftOut())));
            }
        }
        console.line(
                found.isEmpty()
                        ? "Every migration has its snapshot."
                        : dryRun
                                ? "Nothing was written."
                                : "Run leat generate --check and leat check, then commit.");
    }
}
