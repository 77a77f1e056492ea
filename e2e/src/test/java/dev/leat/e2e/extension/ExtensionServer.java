package dev.leat.e2e.extension;

import dev.leat.cli.client.NodeRuntime;
import dev.leat.e2e.Repository;
import dev.leat.postgres.ConnectionUrl;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.atomic.AtomicInteger;
import tools.jackson.databind.json.JsonMapper;

/// A Postgres that has the extensions, in a Node process of its own.
///
/// Each of its databases is one session, which the connections take turns in: a transaction is one
/// connection's, settings are everybody's. Statements cannot be cancelled.
public final class ExtensionServer implements AutoCloseable {
    private static final Path PROGRAM = Path.of("src/test/node/pglite/server.mjs");

    private final Process process;
    private final ConnectionUrl url;
    private final AtomicInteger databases = new AtomicInteger();

    private ExtensionServer(Process process, ConnectionUrl url) {
        this.process = process;
        this.url = url;
    }

    /// Starts a server on a port that the system chooses, and waits until it listens.
    public static ExtensionServer start() {
        try {
            Path log = Repository.output().resolve("pglite.log");
            // It ends when its standard input does, and so with this JVM at the latest.
            Process process =
                    new ProcessBuilder(
                                    NodeRuntime.find(Repository.e2e()).executable().toString(),
                                    Repository.e2e().resolve(PROGRAM).toString())
                            .redirectError(ProcessBuilder.Redirect.appendTo(log.toFile()))
                            .start();
            BufferedReader output =
                    new BufferedReader(
                            new InputStreamReader(
                                    process.getInputStream(), StandardCharsets.UTF_8));
            String line = output.readLine();
            if (line == null) {
                throw new IllegalStateException("PGlite ended while starting; see " + log);
            }
            int port = JsonMapper.shared().readTree(line).path("port").asInt();
            return new ExtensionServer(
                    process,
                    ConnectionUrl.parse("postgresql://postgres@127.0.0.1:" + port + "/postgres"));
        } catch (IOException e) {
            throw new IllegalStateException("PGlite could not be started: " + e.getMessage(), e);
        }
    }

    /// A new, empty database, which lives as long as the server.
    public ConnectionUrl database() {
        String name = "extensions_" + databases.incrementAndGet();
        execute(url, "CREATE DATABASE " + name + " TEMPLATE template0");
        return url.withDatabase(name);
    }

    /// Runs statements, each in a transaction of its own.
    static void execute(ConnectionUrl database, String... statements) {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            for (String sql : statements) {
                statement.execute(sql);
            }
        } catch (SQLException e) {
            throw new IllegalStateException(
                    "SQLSTATE " + e.getSQLState() + " at " + database + ": " + e.getMessage(), e);
        }
    }

    /// What it holds is in its memory, and goes with it.
    @Override
    public void close() {
        process.destroyForcibly().onExit().join();
    }
}
