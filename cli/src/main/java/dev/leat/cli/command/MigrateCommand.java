package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.Console;
import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.MigrationStatus;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import java.util.concurrent.Callable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat migrate`: brings a database to the newest migration.
@Command(
        name = "migrate",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Applies the migrations that a database does not have yet, all in one transaction.",
            "",
            "Whoever starts second waits. What was applied is remembered, with its checksum, in the table migrations; a "
                    + "migration that was changed afterwards is refused.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat migrate --url postgres://app@localhost/app",
            "  leat migrate --status",
            "",
            "Exit codes: 0 the database is up to date; 1 it did not work, nothing was applied; 2 wrong command line;",
            "with --status, 3 when something is pending."
        })
public final class MigrateCommand implements Callable<Integer> {
    private static final int PENDING = 3;

    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Option(
            names = "--status",
            description = "Show what is applied and what is pending, change nothing.")
    private boolean status;

    @Override
    public Integer call() {
        Project project = options.project();
        Console console = Console.standard();
        Migrator migrator =
                new Migrator(
                        ConnectionUrl.parse(project.requiredUrl()),
                        new MigrationFolder(project.migrations()));
        if (status) {
            return show(console, migrator.status());
        }
        List<Migration> applied = migrator.migrate();
        applied.forEach(migration -> console.good("applied " + migration.name()));
        console.line(
                applied.isEmpty()
                        ? "Nothing to do: the database is up to date."
                        : "The database is up to date.");
        return 0;
    }

    private static int show(Console console, MigrationStatus status) {
        for (Applied each : status.applied()) {
            console.good(each.name() + "  " + console.faint("applied " + each.runOn()));
        }
        for (Migration each : status.pending()) {
            console.line("  · " + each.name() + "  " + console.faint("pending"));
        }
        if (status.applied().isEmpty() && status.pending().isEmpty()) {
            console.line("There are no migrations yet; leat generate writes the first.");
        }
        return status.pending().isEmpty() ? 0 : PENDING;
    }
}
