package dev.leat.cli.demo;

import dev.leat.api.ApiHttpServer;
import dev.leat.cli.client.ClientProcess;
import dev.leat.cli.terminal.Console;
import dev.leat.examples.tracker.Tracker;
import dev.leat.examples.tracker.TrackerApi;
import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Pool;
import dev.leat.postgres.embedded.EmbeddedServer;
import dev.leat.sync.SyncServer;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.SyncConfigReader;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.Comparator;
import java.util.Deque;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.Callable;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// Everything that has to run, each part started and shown in turn. Closing stops it in reverse
/// order; safe to call twice.
final class Stage implements AutoCloseable {
    private final Console console;
    private final Path folder;
    private final Path app;
    private final Deque<AutoCloseable> running = new ArrayDeque<>();
    private @Nullable ConnectionUrl database;
    private @Nullable ApiHttpServer api;
    private @Nullable SyncServer sync;
    private @Nullable ClientProcess node;
    private @Nullable Path migration;
    private @Nullable TrackerData data;

    private Stage(Console console, Path home, Path folder) {
        this.console = console;
        this.folder = folder;
        this.app = home.resolve("e2e/src/test/node/apps/tracker.mjs");
    }

    /// Starts everything, or stops what it has started.
    ///
    /// @param home the checkout, for the published client
    /// @param folder for the migration, the replica and the log; what an earlier run left there
    ///   goes
    static Stage set(Console console, Path home, Path folder, int port, int rows) throws Exception {
        Stage stage = new Stage(console, home, folder);
        try {
            stage.start(home, port, rows);
            return stage;
        } catch (Exception | Error e) {
            stage.close();
            throw e;
        }
    }

    private void start(Path home, int port, int rows) throws Exception {
        TrackerData tracker = TrackerData.ofRows(rows);
        data = tracker;
        EmbeddedServer postgres =
                step("PostgreSQL, real server binaries", () -> EmbeddedServer.temporary().start());
        running.push(postgres);
        ConnectionUrl url = postgres.createDatabase("tracker");
        database = url;

        Path migrations = folder.resolve("migrations");
        clear(migrations);
        clear(folder.resolve("replica"));
        Generator.Result generated =
                step(
                        "a migration, generated from the Java schema",
                        () ->
                                new Generator(new MigrationFolder(migrations))
                                        .generate(new Tracker(), "tracker", Set.of()));
        migration = generated.written();
        step(
                "the migration applied: %d statements, one transaction"
                        .formatted(generated.steps().size()),
                () -> new Migrator(url, new MigrationFolder(migrations)).migrate());
        step(
                "%,d rows of users, issues, labels and comments".formatted(rows),
                () -> fill(url, tracker));

        ConnectionPool pool = Pool.application("demo-api").open(url);
        running.push(pool);
        ApiHttpServer endpoints =
                step(
                        "the API endpoints: the queries and mutators, in Java",
                        () ->
                                ApiHttpServer.start(
                                        TrackerApi.handler(pool),
                                        ApiHttpServer.Settings.onPort(0)));
        running.push(endpoints);
        api = endpoints;

        SyncServer server =
                step(
                        "the sync server, with its own copy of the tables",
                        () -> SyncServer.start(settings(url, endpoints, port)));
        running.push(server);
        sync = server;
        ClientProcess clients =
                step(
                        "the published @rocicorp/zero client, in Node",
                        () -> ClientProcess.start(home.resolve("e2e")));
        running.push(clients);
        node = clients;
    }

    private SyncConfig settings(ConnectionUrl url, ApiHttpServer endpoints, int port) {
        return SyncConfigReader.read(
                        Map.of(
                                "ZERO_UPSTREAM_DB", url.reveal(),
                                "ZERO_PORT", Integer.toString(port),
                                "LEAT_HOST", "127.0.0.1",
                                "ZERO_REPLICA_FILE",
                                        folder.resolve("replica/tracker.db").toString(),
                                "ZERO_APP_PUBLICATIONS", Generator.DEFAULT_PUBLICATION,
                                "ZERO_QUERY_URL", endpoints.queryUri().toString(),
                                "ZERO_MUTATE_URL", endpoints.mutateUri().toString(),
                                "ZERO_ADMIN_PASSWORD", "demo"))
                .config();
    }

    private static Void fill(ConnectionUrl url, TrackerData data) throws SQLException {
        try (Connection connection = url.connect()) {
            data.insert(connection);
        }
        return null;
    }

    private <T> T step(String what, Callable<T> start) throws Exception {
        long began = System.nanoTime();
        T started = start.call();
        console.done(what, Duration.ofNanos(System.nanoTime() - began));
        return started;
    }

    private static void clear(Path folder) throws IOException {
        if (Files.exists(folder)) {
            List<Path> files;
            try (Stream<Path> found = Files.walk(folder)) {
                files = found.sorted(Comparator.reverseOrder()).toList();
            }
            for (Path file : files) {
                Files.delete(file);
            }
        }
        Files.createDirectories(folder);
    }

    ConnectionUrl database() {
        return started(database);
    }

    ApiHttpServer api() {
        return started(api);
    }

    SyncServer sync() {
        return started(sync);
    }

    ClientProcess node() {
        return started(node);
    }

    TrackerData data() {
        return started(data);
    }

    Path migration() {
        return started(migration);
    }

    /// The browser side of the tracker.
    Path app() {
        return app;
    }

    Path log() {
        return folder.resolve("leat.log");
    }

    private static <T> T started(@Nullable T part) {
        if (part == null) {
            throw new IllegalStateException("asked for a part of the stage before it was started");
        }
        return part;
    }

    @Override
    public synchronized void close() {
        while (!running.isEmpty()) {
            AutoCloseable part = running.pop();
            try {
                part.close();
            } catch (Exception e) {
                console.note(
                        "could not stop "
                                + part.getClass().getSimpleName()
                                + ": "
                                + e.getMessage());
            }
        }
    }
}
