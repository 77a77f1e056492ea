package dev.leat.migrate.bundle;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.apply.JavaMigration;
import dev.leat.migrate.apply.MigrationContext;
import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The single artefact: one file, run by a Java runtime and nothing else.
@PostgresTest
class BundleTest {
    @TempDir Path directory;
    private Path jar = Path.of("");

    /// A step that only its class can do.
    public static final class Fill implements JavaMigration {
        @Override
        public void run(MigrationContext migration) throws SQLException {
            migration.execute("INSERT INTO users VALUES (?)", 7);
        }
    }

    @BeforeEach
    void build() throws Exception {
        MigrationFolder folder = new MigrationFolder(directory.resolve("migrations"));
        folder.write(
                new Migration(
                        "20260101000000_users",
                        "CREATE TABLE users (id int);",
                        new Snapshot("a", List.of(), List.of())));
        folder.write(
                new Migration(
                        "20260102000000_fill",
                        "-- leat:java " + Fill.class.getName() + "\n",
                        new Snapshot("b", List.of("a"), List.of())));
        Path classes = directory.resolve("classes");
        Path file = classes.resolve(Fill.class.getName().replace('.', '/') + ".class");
        Files.createDirectories(file.getParent());
        try (var in = Fill.class.getResourceAsStream("BundleTest$Fill.class")) {
            Files.copy(in, file);
        }
        jar = directory.resolve("out/app-migrations.jar");
        assertThat(new BundleWriter(folder, "abc123", List.of(classes)).write(jar)).hasSize(2);
    }

    private record Ended(int exit, String out, String err) {}

    private Ended run(String... arguments) throws Exception {
        List<String> command =
                new ArrayList<>(
                        List.of(
                                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                                "-XX:TieredStopAtLevel=1",
                                "-XX:+UseSerialGC",
                                "-jar",
                                jar.toString()));
        command.addAll(Arrays.asList(arguments));
        Path out = directory.resolve("out.txt");
        Path err = directory.resolve("err.txt");
        ProcessBuilder builder =
                new ProcessBuilder(command)
                        .directory(directory.toFile())
                        .redirectOutput(out.toFile())
                        .redirectError(err.toFile());
        builder.environment()
                .keySet()
                .removeIf(name ->
                        name.endsWith("_DB")
                                || name.equals("DATABASE_URL")
                                || name.equals("CLASSPATH"));
        Process process = builder.start();
        try {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
        } finally {
            process.destroyForcibly();
        }
        return new Ended(process.exitValue(), Files.readString(out), Files.readString(err));
    }

    @Test
    void oneFileAppliesEverythingAndCreatesTheDatabase(TestDatabase database) throws Exception {
        ConnectionUrl missing = database.url().withDatabase(database.name() + "_new");
        try {
            Ended first = run("--create-databases", "--url", missing.reveal());
            assertThat(first.err()).contains("of abc123", "created the database");
            assertThat(first.out())
                    .contains(
                            "applied 20260101000000_users",
                            "applied 20260102000000_fill",
                            "up to date");
            assertThat(first.exit()).as(first.err()).isZero();

            Ended second = run("--url", missing.reveal(), "--output", "json");
            assertThat(second.exit()).isZero();
            assertThat(second.out().strip()).isEqualTo("{\"applied\":[]}");
        } finally {
            database.execute("DROP DATABASE IF EXISTS " + missing.database() + " WITH (FORCE)");
        }
    }

    @Test
    void itWaitsForAServerThatAcceptsConnectionsLater(TestDatabase database) throws Exception {
        ConnectionUrl url = database.url();
        int port;
        try (ServerSocket free = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            port = free.getLocalPort();
        }
        ConnectionUrl later =
                new ConnectionUrl(
                        List.of(new ConnectionUrl.Host("127.0.0.1", port)),
                        url.database(),
                        url.user(),
                        url.password(),
                        url.parameters());
        Path err = directory.resolve("err.txt");
        var run =
                java.util.concurrent.CompletableFuture.supplyAsync(() -> {
                    try {
                        return run("--url", later.reveal());
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                });
        long deadline = System.nanoTime() + TimeUnit.SECONDS.toNanos(30);
        while (!(Files.exists(err) && Files.readString(err).contains("attempt 2"))) {
            assertThat(System.nanoTime()).isLessThan(deadline);
            java.util.concurrent.locks.LockSupport.parkNanos(20_000_000);
        }
        try (Relay relay = new Relay(port, url.hosts().getFirst())) {
            Ended ended = run.get(60, TimeUnit.SECONDS);
            assertThat(ended.exit()).as(ended.err()).isZero();
            assertThat(relay.connections()).isPositive();
        }
        assertThat(database.column("SELECT id FROM users")).containsExactly("7");
    }

    @Test
    void aWrongPasswordNamesTheHostAndNoSecret(TestDatabase database) throws Exception {
        ConnectionUrl wrong = database.url().withUser("nobody_here", "s3cret");
        Ended ended = run("--url", wrong.reveal(), "--wait", "0");
        assertThat(ended.exit()).isEqualTo(1);
        assertThat(ended.err()).contains(wrong.hosts().getFirst().name()).doesNotContain("s3cret");
        assertThat(ended.out()).doesNotContain("s3cret");
    }

    @Test
    void statusAndDryRunChangeNothing(TestDatabase database) throws Exception {
        Ended status = run("--status", "--url", database.url().reveal(), "--output", "json");
        assertThat(status.exit()).isEqualTo(3);
        assertThat(status.out()).contains("\"pending\":[\"20260101000000_users\"");
        Ended dry = run("--dry-run", "--url", database.url().reveal());
        assertThat(dry.out()).contains("CREATE TABLE users");
        assertThat(database.value("SELECT to_regclass('users')")).isNull();
    }

    @Test
    void theSameMigrationsGiveTheSameBytes() throws Exception {
        byte[] first = Files.readAllBytes(jar);
        new BundleWriter(
                        new MigrationFolder(directory.resolve("migrations")),
                        "abc123",
                        List.of(directory.resolve("classes")))
                .write(jar);
        assertThat(Files.readAllBytes(jar)).isEqualTo(first);
    }

    @Test
    void aStepWhoseClassIsNotThereIsRefusedAtBuild() {
        MigrationFolder folder = new MigrationFolder(directory.resolve("migrations"));
        assertThatThrownBy(() -> new BundleWriter(folder, "", List.of()).write(jar))
                .hasMessageContaining(Fill.class.getName());
    }

    @Test
    void aWrongCommandLineEndsWithTwo() throws Exception {
        assertThat(run("--nonsense").exit()).isEqualTo(2);
        assertThat(run().err()).contains("DATABASE_URL");
    }

    /// Passes bytes on to the real server.
    private static final class Relay implements AutoCloseable {
        private final ServerSocket server;
        private final List<Thread> threads = new java.util.concurrent.CopyOnWriteArrayList<>();
        private final java.util.concurrent.atomic.AtomicInteger connections =
                new java.util.concurrent.atomic.AtomicInteger();

        Relay(int port, ConnectionUrl.Host target) throws Exception {
            server = new ServerSocket(port, 10, InetAddress.getLoopbackAddress());
            threads.add(
                    Thread.ofVirtual()
                            .start(() -> {
                                try {
                                    while (true) {
                                        Socket from = server.accept();
                                        connections.incrementAndGet();
                                        Socket to = new Socket(target.name(), target.port());
                                        threads.add(pump(from, to));
                                        threads.add(pump(to, from));
                                    }
                                } catch (java.io.IOException e) {
                                    // closed
                                }
                            }));
        }

        private static Thread pump(Socket from, Socket to) {
            return Thread.ofVirtual()
                    .start(() -> {
                        try (from;
                                to) {
                            from.getInputStream().transferTo(to.getOutputStream());
                        } catch (java.io.IOException e) {
                            // the other side is gone
                        }
                    });
        }

        int connections() {
            return connections.get();
        }

        @Override
        public void close() throws Exception {
            server.close();
            for (Thread each : threads) {
                each.join();
            }
        }
    }
}
