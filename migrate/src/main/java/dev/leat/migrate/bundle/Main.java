package dev.leat.migrate.bundle;

import dev.leat.migrate.ExitCode;
import dev.leat.migrate.apply.Applied;
import dev.leat.migrate.apply.Databases;
import dev.leat.migrate.apply.JavaMigrations;
import dev.leat.migrate.apply.MigrateOptions;
import dev.leat.migrate.apply.MigrationStatus;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import java.io.IOException;
import java.io.InputStream;
import java.io.PrintStream;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.jar.Manifest;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.json.JsonMapper;

/// What runs in the jar that [BundleWriter] writes.
public final class Main {
    private static final String USAGE =
            """
            Applies the migrations in this file to a database.

            Usage: java -jar %s [OPTIONS]

              --url URL            the database (else DATABASE_URL or ZERO_UPSTREAM_DB of the environment)
              --to NAME            apply no migration after this one
              --status             show what is applied and pending, change nothing
              --dry-run            show what would run, change nothing
              --wait SECONDS       how long to wait for a server that does not answer yet (default: 30)
              --create-databases   create the database if it is missing, and those of ZERO_CVR_DB and ZERO_CHANGE_DB
              --output text|json   how to tell the outcome (default: text)

            Exit codes: 0 the database is up to date; 1 it did not work; 2 wrong command line;
            3 something is pending (--status, --dry-run).
            """;

    private final Map<String, String> environment;
    private final PrintStream out;
    private final PrintStream err;

    Main(Map<String, String> environment, PrintStream out, PrintStream err) {
        this.environment = environment;
        this.out = out;
        this.err = err;
    }

    public static void main(String[] arguments) {
        System.exit(new Main(System.getenv(), System.out, System.err).run(List.of(arguments)));
    }

    int run(List<String> arguments) {
        BundleArguments asked;
        ConnectionUrl url;
        try {
            asked = BundleArguments.parse(arguments);
            if (asked.help()) {
                out.print(USAGE.formatted("app-migrations.jar"));
                return ExitCode.OK;
            }
            url = ConnectionUrl.parse(databaseOf(asked));
        } catch (IllegalArgumentException e) {
            err.println(e.getMessage());
            err.println("Run it with --help to see what it takes.");
            return ExitCode.UNDECIDED;
        }
        try {
            return run(asked, url);
        } catch (MigrationException | IllegalArgumentException e) {
            if (asked.json()) {
                print(Map.of("error", String.valueOf(e.getMessage())));
            } else {
                err.println(e.getMessage());
            }
            return ExitCode.FAILED;
        }
    }

    private String databaseOf(BundleArguments asked) {
        for (String url :
                new @Nullable String[] {
                    asked.url(),
                    environment.get("DATABASE_URL"),
                    environment.get("ZERO_UPSTREAM_DB")
                }) {
            if (url != null && !url.isBlank()) {
                return url;
            }
        }
        throw new IllegalArgumentException("no database is named: pass --url, or set DATABASE_URL");
    }

    private int run(BundleArguments asked, ConnectionUrl url) {
        MigrateOptions options =
                MigrateOptions.defaults()
                        .withWait(asked.patience())
                        .withUpTo(asked.upTo())
                        .withClasses(new JavaMigrations(Main.class.getClassLoader()));
        if (!asked.json()) {
            err.println("migrations" + revision() + " for " + url);
        }
        if (asked.createDatabases()) {
            createDatabases(url, options);
        }
        Migrator migrator =
                new Migrator(
                        url.withApplicationName("leat migrations"),
                        MigrationFolder.onClassPath(BundleWriter.MIGRATIONS),
                        options);
        if (asked.status() || asked.dryRun()) {
            return show(asked, migrator.status());
        }
        List<Migration> applied = migrator.migrate();
        if (asked.json()) {
            print(Map.of("applied", names(applied)));
        } else {
            applied.forEach(migration -> out.println("applied " + migration.name()));
            out.println(
                    applied.isEmpty()
                            ? "Nothing to apply: the database is up to date."
                            : "The database is up to date.");
        }
        return ExitCode.OK;
    }

    private void createDatabases(ConnectionUrl url, MigrateOptions options) {
        for (String each :
                new @Nullable String[] {
                    url.reveal(), environment.get("ZERO_CVR_DB"), environment.get("ZERO_CHANGE_DB")
                }) {
            if (each != null && !each.isBlank()) {
                ConnectionUrl database = ConnectionUrl.parse(each);
                if (Databases.createIfMissing(database, options.retry())) {
                    err.println("created the database " + database.database());
                }
            }
        }
    }

    private int show(BundleArguments asked, MigrationStatus status) {
        if (asked.json()) {
            Map<String, Object> shown = new LinkedHashMap<>();
            shown.put("applied", status.applied().stream().map(Applied::name).toList());
            shown.put("pending", names(status.pending()));
            print(shown);
        } else {
            status.applied().forEach(each -> out.println("applied  " + each.name()));
            for (Migration each : status.pending()) {
                out.println("pending  " + each.name());
                if (asked.dryRun()) {
                    out.println(each.sql().strip().indent(4));
                }
            }
        }
        return status.pending().isEmpty() ? ExitCode.OK : ExitCode.DIFFERENT;
    }

    private static List<String> names(List<Migration> migrations) {
        return migrations.stream().map(Migration::name).toList();
    }

    private void print(Map<String, ?> value) {
        out.println(new JsonMapper().writeValueAsString(value));
    }

    private static String revision() {
        try (InputStream file =
                Main.class.getClassLoader().getResourceAsStream("META-INF/MANIFEST.MF")) {
            String revision =
                    file == null
                            ? null
                            : new Manifest(file).getMainAttributes().getValue("Leat-Revision");
            return revision == null ? "" : " of " + revision;
        } catch (IOException e) {
            return "";
        }
    }
}
