package dev.leat.e2e;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.postgres.embedded.EmbeddedServer;
import dev.leat.testing.TestDatabase;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// A sync server that cannot start says why and what to do, shows no secret, and ends with 1.
class BadStartTest {
    @TempDir private Path folder;

    @Test
    void withoutADatabase() throws Exception {
        assertThat(failure(Map.of())).contains("ZERO_UPSTREAM_DB is missing");
    }

    @Test
    void withEverySettingThatIsWrongNamedAtOnce() throws Exception {
        assertThat(failure(Map.of("ZERO_UPSTREAM_DB", "mysql://nope", "ZERO_PORT", "many")))
                .contains("ZERO_UPSTREAM_DB", "ZERO_PORT");
    }

    @Test
    void withADatabaseThatDoesNotExist() throws Exception {
        try (TestDatabase database = TestDatabase.create()) {
            String url =
                    database.url().reveal().replaceFirst("/[^/?]+(\\?|$)", "/nosuchdatabase$1");

            assertThat(failure(Map.of("ZERO_UPSTREAM_DB", withPassword(url))))
                    .contains("nosuchdatabase", "3D000", "ZERO_UPSTREAM_DB");
        }
    }

    @Test
    void withAPublicationThatDoesNotExist() throws Exception {
        try (TestDatabase database =
                TestDatabase.create().having("CREATE TABLE t (id int PRIMARY KEY)")) {
            assertThat(
                            failure(
                                    Map.of(
                                            "ZERO_UPSTREAM_DB",
                                            withPassword(database.url().reveal()),
                                            "ZERO_APP_PUBLICATIONS",
                                            "nosuch")))
                    .contains("nosuch", "CREATE PUBLICATION");
        }
    }

    @Test
    void withAServerThatDoesNotWriteALogicalLog() throws Exception {
        try (EmbeddedServer server =
                EmbeddedServer.temporary().setting("wal_level", "replica").start()) {
            assertThat(failure(Map.of("ZERO_UPSTREAM_DB", server.url().reveal())))
                    .contains("wal_level", "logical");
        }
    }

    @Test
    void withAPortThatIsTaken() throws Exception {
        try (TestDatabase database =
                        TestDatabase.create().having("CREATE TABLE t (id int PRIMARY KEY)");
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("0.0.0.0"))) {
            String port = Integer.toString(taken.getLocalPort());

            assertThat(
                            failure(
                                    Map.of(
                                            "ZERO_UPSTREAM_DB",
                                            withPassword(database.url().reveal()),
                                            "ZERO_PORT",
                                            port)))
                    .contains(port, "ZERO_PORT");
        }
    }

    /// Starts a server with nothing but these settings, and gives what it says while it fails.
    private String failure(Map<String, String> settings) throws Exception {
        Map<String, String> all =
                new HashMap<>(Map.of("ZERO_REPLICA_FILE", folder.resolve("replica.db").toString()));
        all.putIfAbsent("ZERO_PORT", Integer.toString(Ports.free()));
        all.putAll(settings);
        ProcessBuilder builder = new ProcessBuilder(command());
        builder.environment().keySet().removeIf(name -> name.startsWith("ZERO_"));
        builder.environment().putAll(all);
        Process process = builder.redirectErrorStream(true).start();
        try {
            String said =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).as(said).isEqualTo(1);
            assertThat(said).doesNotContain("\tat ", "sekret");
            return said;
        } finally {
            process.destroyForcibly();
        }
    }

    private static String withPassword(String url) {
        return url.replaceFirst("postgres(:[^@]*)?@", "postgres:sekret@");
    }

    private static List<String> command() {
        return List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-Xmx256m",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-cp",
                System.getProperty("java.class.path"),
                "dev.leat.cli.Leat",
                "sync");
    }
}
