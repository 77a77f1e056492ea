package dev.leat.e2e;

import dev.leat.cli.client.ClientOptions;
import dev.leat.cli.client.ClientProcess;
import dev.leat.cli.client.PublishedClient;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;

/// A shop that Leat knows nothing of: its database is plain SQL, its API server is somebody else's,
/// its clients are the published ones. Only the sync server is ours.
final class Shop implements AutoCloseable {
    static final String ADA = "00000000-0000-4000-8000-000000000001";
    static final String BOB = "00000000-0000-4000-8000-000000000002";
    static final String ZOE = "00000000-0000-4000-8000-000000000003";

    final TestDatabase database;
    final ForeignApi api;
    final ServerProcess server;
    final ClientProcess node;
    private final AtomicInteger clients = new AtomicInteger();

    private Shop(TestDatabase database, ForeignApi api, ServerProcess server, ClientProcess node) {
        this.database = database;
        this.api = api;
        this.server = server;
        this.node = node;
    }

    static Shop open() throws Exception {
        TestDatabase database =
                TestDatabase.create()
                        .having(
                                Files.readString(
                                        Repository.e2e().resolve("src/test/sql/shop.sql")));
        ForeignApi api = ForeignApi.start("foreign-api", database.url().reveal());
        ServerProcess server =
                ServerProcess.start(
                        "shop",
                        database.url().reveal(),
                        api.url(),
                        Map.of("ZERO_APP_PUBLICATIONS", "shop_live"));
        return new Shop(database, api, server, ClientProcess.start(Repository.e2e()));
    }

    /// A client with a store of its own.
    PublishedClient client() {
        return client(server.url());
    }

    /// A client with a store of its own that reaches the server by a URL of the caller's choice.
    PublishedClient client(String url) {
        return node.connect(
                ClientOptions.of(
                        "client" + clients.incrementAndGet(), Repository.app("shop"), url));
    }

    /// A further tab of the browser that the first client runs in.
    PublishedClient tabOf(PublishedClient first) {
        return node.connect(
                ClientOptions.of(
                                "client" + clients.incrementAndGet(),
                                Repository.app("shop"),
                                server.url())
                        .sharing(first.name()));
    }

    @Override
    public void close() throws Exception {
        node.close();
        server.close();
        api.close();
        database.close();
    }
}
