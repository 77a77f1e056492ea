package dev.leat.postgres.embedded;

import dev.leat.postgres.ConnectionUrl;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.locks.LockSupport;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// A PostgreSQL 18 server of one's own, on the loopback address, ready for logical replication.
///
/// ```java
/// try (EmbeddedServer server = EmbeddedServer.temporary().start()) {
///     try (Connection connection = server.url().connect()) { … }
/// }
/// ```
///
/// Everyone on this machine may log in as `postgres` without a password; it listens on 127.0.0.1
/// only. Works for root and for ordinary users. Any thread may use an instance; it is stopped by
/// [#close()] or when the JVM ends.
public final class EmbeddedServer implements AutoCloseable {

    private static final Logger LOG = LoggerFactory.getLogger(EmbeddedServer.class);
    private static final String TEMPORARY = "temporary-";

    private final ServerProcess process;
    private final Path directory;
    private final boolean temporary;
    private final ConnectionUrl url;
    private final Thread shutdownHook;
    private final AtomicBoolean closed = new AtomicBoolean();

    private EmbeddedServer(
            ServerProcess process, Path directory, boolean temporary, ConnectionUrl url) {
        this.process = process;
        this.directory = directory;
        this.temporary = temporary;
        this.url = url;
        this.shutdownHook = new Thread(this::stop, "leat-stop-postgres-" + process.pid());
    }

    /// A server whose data goes away with it. It does not wait for the disk.
    public static Builder temporary() {
        return new Builder(null);
    }

    /// A server that keeps its data in a directory, which is created if it is missing.
    public static Builder persistent(Path directory) {
        return new Builder(directory.toAbsolutePath().normalize());
    }

    /// The database `postgres`, as the user `postgres`.
    public ConnectionUrl url() {
        return url;
    }

    public ConnectionUrl url(String database) {
        return url.withDatabase(database);
    }

    /// Creates a database unless it exists.
    ///
    /// @return its URL
    public ConnectionUrl createDatabase(String name) {
        try (Connection connection = url.connect();
                var look =
                        connection.prepareStatement("select from pg_database where datname = ?");
                var create = connection.createStatement()) {
            look.setString(1, name);
            try (var found = look.executeQuery()) {
                if (!found.next()) {
                    create.execute("CREATE DATABASE \"" + name.replace("\"", "\"\"") + "\"");
                }
            }
            return url(name);
        } catch (SQLException e) {
            throw new EmbeddedServerException(
                    "Could not create database " + name + " on " + url + ": " + e.getMessage(), e);
        }
    }

    public int port() {
        return url.hosts().get(0).port();
    }

    /// The server's process id.
    public long pid() {
        return process.pid();
    }

    public Path directory() {
        return directory;
    }

    public boolean isRunning() {
        return process.isAlive();
    }

    /// Stops the server and, if it is temporary, removes its data. Returns when that is done; does
    /// nothing the second time.
    @Override
    public void close() {
        try {
            Runtime.getRuntime().removeShutdownHook(shutdownHook);
        } catch (IllegalStateException e) {
            LOG.trace("The JVM is ending; the hook stops the server as well", e);
        }
        stop();
    }

    private void stop() {
        if (!closed.compareAndSet(false, true)) {
            return;
        }
        process.stop(temporary);
        try {
            if (temporary) {
                DataDirectory.delete(directory);
                Files.deleteIfExists(directory.resolveSibling(directory.getFileName() + ".log"));
            }
            Files.deleteIfExists(Owner.file(directory));
        } catch (IOException e) {
            LOG.warn("Could not remove what the server left in {}: {}", directory, e.getMessage());
        }
    }

    /// How a server is to be started.
    public static final class Builder {

        private final @Nullable Path directory;
        private final Map<String, String> settings = new LinkedHashMap<>();
        private int port;
        private @Nullable Path cacheDirectory;

        private Builder(@Nullable Path directory) {
            this.directory = directory;
            settings.put("wal_level", "logical");
            settings.put("synchronous_commit", "on");
            settings.put("max_connections", "300");
            settings.put("max_wal_senders", "60");
            settings.put("max_replication_slots", "60");
            settings.put("timezone", "UTC");
            settings.put("log_timezone", "UTC");
            if (directory == null) {
                fsync(false);
            }
        }

        /// A fixed port; without, a free one is chosen.
        public Builder port(int fixed) {
            this.port = fixed;
            return this;
        }

        /// Whether commits wait for the disk. Off, a power failure may destroy the data; the death
        /// of a process cannot.
        public Builder fsync(boolean on) {
            settings.put("fsync", on ? "on" : "off");
            settings.put("full_page_writes", on ? "on" : "off");
            return this;
        }

        /// Any other setting of `postgresql.conf`.
        public Builder setting(String name, String value) {
            settings.put(name, value);
            return this;
        }

        /// Where binaries are unpacked and temporary servers live.
        public Builder cache(Path path) {
            this.cacheDirectory = path.toAbsolutePath().normalize();
            return this;
        }

        /// Starts the server and waits until it answers.
        ///
        /// @throws EmbeddedServerException if it does not, with what the server said
        public EmbeddedServer start() {
            try {
                Account account = Account.choose();
                Path cache = cacheDirectory == null ? defaultCache(account) : cacheDirectory;
                Files.createDirectories(cache);
                ServerBinaries binaries = ServerBinaries.find(cache);
                Path data = directory;
                if (data == null) {
                    LeftBehind.sweep(cache, TEMPORARY);
                    data =
                            cache.resolve(
                                    TEMPORARY
                                            + ProcessHandle.current().pid()
                                            + "-"
                                            + Long.toString(System.nanoTime(), 36));
                }
                return start(data, account, binaries, cache);
            } catch (IOException e) {
                throw new EmbeddedServerException("Could not start PostgreSQL: " + e, e);
            }
        }

        private EmbeddedServer start(
                Path data, Account account, ServerBinaries binaries, Path cache)
                throws IOException {
            LeftBehind.clear(data);
            Owner.current().claim(data);
            DataDirectory.prepare(data, binaries, account, cache);
            Path log = data.resolveSibling(data.getFileName() + ".log");
            // A free port can be taken between the look and the start, so a chosen one is chosen
            // again.
            int attempts = port == 0 ? 5 : 1;
            for (int attempt = 1; ; attempt++) {
                int chosen = port == 0 ? freePort() : port;
                ServerProcess process =
                        ServerProcess.start(binaries, account, data, chosen, settings, log);
                ConnectionUrl url =
                        new ConnectionUrl(
                                List.of(new ConnectionUrl.Host("127.0.0.1", chosen)),
                                "postgres",
                                "postgres",
                                null,
                                Map.of("sslmode", "disable"));
                EmbeddedServer server = new EmbeddedServer(process, data, directory == null, url);
                Runtime.getRuntime().addShutdownHook(server.shutdownHook);
                String problem = awaitReady(process, data);
                if (problem == null) {
                    return server;
                }
                boolean portTaken = problem.contains("Address already in use");
                if (portTaken && attempt < attempts) {
                    Runtime.getRuntime().removeShutdownHook(server.shutdownHook);
                    process.stop(true);
                    continue;
                }
                server.close();
                throw new EmbeddedServerException(
                        portTaken
                                ? "Port "
                                        + chosen
                                        + " is taken. Stop what listens there, or choose another port"
                                : "PostgreSQL in "
                                        + data
                                        + " did not start on port "
                                        + chosen
                                        + ":\n"
                                        + problem);
            }
        }

        /// The server's own lock file says when it is ready. Connecting instead might reach whoever
        /// else holds the port.
        private static @Nullable String awaitReady(ServerProcess process, Path data)
                throws IOException {
            long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(60);
            while (System.nanoTime() < deadline) {
                if (!process.isAlive()) {
                    return process.lastWords();
                }
                if (LeftBehind.isReady(data, process.pid())) {
                    return null;
                }
                LockSupport.parkNanos(TimeUnit.MILLISECONDS.toNanos(10));
            }
            return "Not ready within 60 s\n" + process.lastWords();
        }

        private static int freePort() throws IOException {
            try (ServerSocket socket = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
                return socket.getLocalPort();
            }
        }

        /// One per user, because files of another user cannot be replaced; never in root's home if
        /// the server runs as somebody who cannot look into it. `LEAT_CACHE` names another place.
        private static Path defaultCache(Account account) {
            String named = System.getenv("LEAT_CACHE");
            if (named != null && !named.isBlank()) {
                return Path.of(named).toAbsolutePath().normalize().resolve("postgres");
            }
            Path home = Path.of(System.getProperty("user.home", ""));
            if (account != Account.NOBODY && home.isAbsolute() && Files.isWritable(home)) {
                return home.resolve(".cache").resolve("leat").resolve("postgres");
            }
            return Path.of(
                    System.getProperty("java.io.tmpdir", "/tmp"),
                    "leat-" + System.getProperty("user.name", "user"),
                    "postgres");
        }
    }
}
