package dev.leat.examples.tracker;

import dev.leat.api.ApiHandler;
import dev.leat.api.ApiHttpServer;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Pool;
import java.io.IOException;
import java.util.concurrent.CountDownLatch;
import javax.sql.DataSource;

/// The tracker's API: its queries and mutators, for the users that its sessions know.
public final class TrackerApi {
    private static final int DEFAULT_PORT = 3000;

    private TrackerApi() {}

    /// {@return the handlers, for a sync server in this JVM or for [ApiHttpServer]}
    ///
    /// @param database the tracker's database
    public static ApiHandler handler(DataSource database) {
        return ApiHandler.builder()
                .authenticator(TrackerSessions.authenticator(database))
                .queries(TrackerQueries.queries())
                .mutators(database, TrackerMutators.mutators())
                .build();
    }

    /// Serves the API until the process is stopped.
    ///
    /// Its settings are the environment variables `ZERO_UPSTREAM_DB`, the tracker's database, and
    /// `PORT`, 3000 unless given.
    public static void main(String[] args) throws IOException, InterruptedException {
        String url = System.getenv("ZERO_UPSTREAM_DB");
        if (url == null) {
            System.err.println(
                    "ZERO_UPSTREAM_DB is not set. Set it to the URL of the tracker's database, as"
                            + " in postgres://user:password@127.0.0.1:5432/tracker");
            System.exit(2);
            return;
        }
        ApiHttpServer.Settings settings = ApiHttpServer.Settings.onPort(port());
        try (var pool = Pool.application("tracker-api").open(ConnectionUrl.parse(url));
                ApiHttpServer server = ApiHttpServer.start(handler(pool), settings)) {
            System.out.println("ZERO_QUERY_URL=" + server.queryUri());
            System.out.println("ZERO_MUTATE_URL=" + server.mutateUri());
            new CountDownLatch(1).await();
        }
    }

    private static int port() {
        String port = System.getenv("PORT");
        try {
            return port == null ? DEFAULT_PORT : Integer.parseInt(port);
        } catch (NumberFormatException e) {
            System.err.println("PORT is \"" + port + "\"; set it to a port number, as in 3000");
            System.exit(2);
            return DEFAULT_PORT;
        }
    }
}
