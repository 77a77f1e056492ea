package dev.leat.cli.command;

import dev.leat.cli.project.Project;
import dev.leat.cli.terminal.Console;
import dev.leat.cli.terminal.Logging;
import dev.leat.cli.terminal.UntilStopped;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.plan.Step;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.embedded.EmbeddedServer;
import dev.leat.sync.SyncServer;
import dev.leat.sync.config.SyncConfigReader;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Command;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

/// `leat dev`: everything a developer needs running, in one process.
@Command(
        name = "dev",
        mixinStandardHelpOptions = true,
        versionProvider = Version.class,
        description = {
            "Runs a database and the sync server for development, and keeps them in step with the project.",
            "",
            "The database is a PostgreSQL of the project's own under .leat/postgres, kept from run to run. Pending migrations are "
                    + "applied at the start and whenever one appears. When the compiled schema differs from the last migration, "
                    + "the difference is shown. The API server is yours: start it beside this and name its endpoints.",
            ""
        },
        footerHeading = "%nExamples:%n",
        footer = {
            "  leat dev --query-url http://localhost:3000/query --mutate-url http://localhost:3000/mutate",
            "",
            "Further ZERO_* settings of leat sync are taken from the environment.",
            "Exit codes: 0 it was asked to end, 1 it could not start, 2 wrong command line."
        })
public final class DevCommand implements Callable<Integer> {
    private static final Duration LOOK_EVERY = Duration.ofSeconds(1);

    @Mixin private final ProjectOptions options = new ProjectOptions();

    @Option(
            names = "--port",
            paramLabel = "PORT",
            defaultValue = "4848",
            description = "Where clients connect (default: ${DEFAULT-VALUE}).")
    private int port;

    @Option(
            names = "--postgres-port",
            paramLabel = "PORT",
            defaultValue = "5488",
            description = "Where the database listens (default: ${DEFAULT-VALUE}).")
    private int postgresPort;

    @Option(
            names = "--query-url",
            paramLabel = "URL",
            description =
                    "The API server's endpoint for named queries (environment: ZERO_QUERY_URL).")
    private @Nullable String queryUrl;

    @Option(
            names = "--mutate-url",
            paramLabel = "URL",
            description = "The API server's endpoint for mutators (environment: ZERO_MUTATE_URL).")
    private @Nullable String mutateUrl;

    private String lastShown = "";

    @Override
    public Integer call() throws Exception {
        Project project = options.project();
        Console console = Console.standard();
        Logging.toTerminal("warn", false);
        Path state = Path.of(".leat").toAbsolutePath();
        EmbeddedServer postgres =
                EmbeddedServer.persistent(state.resolve("postgres")).port(postgresPort).start();
        ConnectionUrl database = postgres.createDatabase("dev");
        MigrationFolder folder = new MigrationFolder(project.migrations());
        Migrator migrator = new Migrator(database, folder);
        migrate(console, migrator);
        SyncServer server =
                SyncServer.start(SyncConfigReader.read(settings(database, state)).config());
        console.heading("Leat is running");
        console.fact("database", database.reveal());
        console.fact("sync server", "http://127.0.0.1:" + server.port());
        console.fact("migrations", folder.directory().toString());
        console.note("Ctrl-C stops it; the database stays in .leat/postgres.");
        console.line("");
        Thread watcher =
                Thread.ofVirtual()
                        .name("leat-dev-watch")
                        .start(() -> watch(console, project, migrator, folder));
        UntilStopped.await(() -> {
            watcher.interrupt();
            server.close();
            postgres.close();
        });
        return 0;
    }

    private Map<String, String> settings(ConnectionUrl database, Path state) {
        Map<String, String> settings = new HashMap<>(System.getenv());
        settings.put("ZERO_UPSTREAM_DB", database.reveal());
        settings.putIfAbsent("ZERO_PORT", Integer.toString(port));
        settings.putIfAbsent("ZERO_APP_PUBLICATIONS", Generator.DEFAULT_PUBLICATION);
        settings.putIfAbsent("ZERO_REPLICA_FILE", state.resolve("replica.db").toString());
        settings.putIfAbsent("NODE_ENV", "development");
        if (queryUrl != null) {
            settings.put("ZERO_QUERY_URL", queryUrl);
        }
        if (mutateUrl != null) {
            settings.put("ZERO_MUTATE_URL", mutateUrl);
        }
        return settings;
    }

    private void watch(
            Console console, Project project, Migrator migrator, MigrationFolder folder) {
        try {
            while (true) {
                Thread.sleep(LOOK_EVERY);
                try {
                    if (!migrator.status().pending().isEmpty()) {
                        migrate(console, migrator);
                    }
                    if (project.definition().isPresent()) {
                        List<Step> steps =
                                new Generator(folder).plan(Definitions.load(project), Set.of());
                        show(console, steps.stream().map(Step::sql).toList());
                    }
                } catch (RuntimeException | LinkageError e) {
                    // A project under work is broken now and then: say it once, look again.
                    show(console, List.of("-- " + e.getMessage()));
                }
            }
        } catch (InterruptedException _) {
            Thread.currentThread().interrupt();
        }
    }

    private static void migrate(Console console, Migrator migrator) {
        for (Migration applied : migrator.migrate()) {
            console.good("applied " + applied.name());
        }
    }

    private void show(Console console, List<String> difference) {
        String text = String.join("\n", difference);
        if (text.equals(lastShown)) {
            return;
        }
        lastShown = text;
        if (difference.isEmpty()) {
            console.good("the migrations lead to the schema");
        } else {
            console.line("  The schema is ahead of the migrations; leat generate would write:");
            difference.forEach(console::note);
        }
    }
}
