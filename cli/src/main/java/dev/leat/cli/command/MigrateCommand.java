package dev.leat.cli.command;

import dev.leat.cli.terminal.AnswersInJson;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.postgres.ConnectionUrl;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
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
                    + "migration that was changed afterwards is refused. A step behind a line '-- leat:no-transaction' runs by itself; "
                    + "if a run ends in between, the next one goes on from there.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat migrate --url postgres://app@localhost/app",
            "  leat migrate --dry-run",
            "  leat migrate --to 20260101120000_accounts",
            "",
            "Exit codes: 0 the database is up to date; 1 it did not work, and the message says what stays;",
            "2 wrong command line; 3 something is pending (--status, --dry-run)."
        })
public final class MigrateCommand implements Callable<Integer>, AnswersInJson {
    @Mixin private final DatabaseOptions database = new DatabaseOptions();

    @Mixin private final Answer answer = new Answer();

    @Option(
            names = "--to",
            paramLabel = "NAME",
            description = "Apply no migration after the one of this name.")
    private @Nullable String upTo;

    @Option(names = "--dry-run", description = "Show what would run, change nothing.")
    private boolean dryRun;

    @Option(
            names = "--status",
            description = "Show what is applied and what is pending, change nothing.")
    private boolean status;

    @Option(
            names = "--create-databases",
            defaultValue = "${env:LEAT_CREATE_DATABASES:-false}",
            description =
                    "Create the database if it is missing, and those that ZERO_CVR_DB and ZERO_CHANGE_DB name (environment: LEAT_CREATE_DATABASES=true).")
    private boolean createDatabases;

    @Override
    public boolean isJson() {
        return answer.isJson();
    }

    @Override
    public Integer call() {
        Logging.toTerminal("info", false);
        if (status) {
            return StatusCommand.show(answer, database.migrator(database.url(), upTo).standing());
        }
        if (dryRun) {
            return showPending(database.migrator(database.url(), upTo).status().pending());
        }
        ConnectionUrl url = database.urlToChange("migrate");
        if (createDatabases) {
            create(url);
        }
        Migrator migrator = database.migrator(url, upTo);
        List<Migration> applied = migrator.migrate();
        answer.give(
                Map.of("applied", names(applied)),
                console -> {
                    applied.forEach(migration -> console.good("applied " + migration.name()));
                    console.line(
                            applied.isEmpty()
                                    ? "Nothing to apply: the database is up to date."
                                    : "The database is up to date.");
                });
        return ExitCode.OK;
    }

    private void create(ConnectionUrl url) {
        createIfMissing(url);
        for (String name : List.of("ZERO_CVR_DB", "ZERO_CHANGE_DB")) {
            String other = System.getenv(name);
            if (other != null && !other.isBlank()) {
                createIfMissing(DirectUrl.parse(other));
            }
        }
    }

    private void createIfMissing(ConnectionUrl url) {
        if (Databases.createIfMissing(url, database.migrateOptions(null).retry())
                && !answer.isJson()) {
            Console.standard().good("created the database " + url.database());
        }
    }

    private int showPending(List<Migration> pending) {
        answer.give(
                Map.of("pending", names(pending)),
                console -> {
                    for (Migration migration : pending) {
                        console.line("-- " + migration.name());
                        console.line(migration.sql().strip());
                        console.line("");
                    }
                    console.line(
                            pending.isEmpty()
                                    ? "Nothing to apply: the database is up to date."
                                    : "Nothing was changed.");
                });
        return pending.isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private static List<String> names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).toList();
    }
}
