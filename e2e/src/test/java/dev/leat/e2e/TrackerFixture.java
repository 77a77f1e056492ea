package dev.leat.e2e;

import dev.leat.api.ApiHttpServer;
import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.ClientProcess;
import dev.leat.cli.client.PublishedClient;
import dev.leat.examples.tracker.Tracker;
import dev.leat.examples.tracker.TrackerApi;
import dev.leat.examples.tracker.data.TrackerData;
import dev.leat.migrate.Generator;
import dev.leat.migrate.apply.Migrator;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionPool;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Pool;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.atomic.AtomicInteger;

/// The example application as its users run it: a database made by a generated migration, Java
/// endpoints, the sync server in a process of its own, published clients.
final class TrackerFixture implements AutoCloseable {
    final TestDatabase database;
    final TrackerData data = TrackerData.ofRows(1_000);
    final ServerProcess server;
    final ClientProcess node;
    private final ConnectionPool pool;
    private final ApiHttpServer api;
    private final AtomicInteger clients = new AtomicInteger();

    private TrackerFixture(
            TestDatabase database,
            ConnectionPool pool,
            ApiHttpServer api,
            ServerProcess server,
            ClientProcess node) {
        this.database = database;
        this.pool = pool;
        this.api = api;
        this.server = server;
        this.node = node;
    }

    static TrackerFixture open() throws Exception {
        TestDatabase database = TestDatabase.create();
        ConnectionUrl url = database.url();
        Path folder = Files.createTempDirectory(Repository.output(), "migrations");
        new Generator(new MigrationFolder(folder)).generate(new Tracker(), "tracker", Set.of());
        new Migrator(url, new MigrationFolder(folder)).migrate();
        try (Connection connection = database.connection()) {
            TrackerData.ofRows(1_000).insert(connection);
        }
        ConnectionPool pool = Pool.application("tracker-api").open(url);
        ApiHttpServer api =
                ApiHttpServer.start(TrackerApi.handler(pool), ApiHttpServer.Settings.onPort(0));
        ServerProcess server =
                ServerProcess.start(
                        "tracker",
                        database.url().reveal(),
                        "http://127.0.0.1:" + api.port(),
                        Map.of("ZERO_APP_PUBLICATIONS", Generator.DEFAULT_PUBLICATION));
        return new TrackerFixture(
                database, pool, api, server, ClientProcess.start(Repository.e2e()));
    }

    /// A client of a user who is logged in.
    PublishedClient login(String userId) {
        return login(userId, data.tokenOf(userId));
    }

    PublishedClient login(String userId, String token) {
        return node.connect(options("tracker").as(userId, token));
    }

    ClientOptions options(String app) {
        return ClientOptions.of(
                "tracker" + clients.incrementAndGet(), Repository.app(app), server.url());
    }

    @Override
    public void close() {
        node.close();
        server.close();
        api.close();
        pool.close();
        database.close();
    }
}
