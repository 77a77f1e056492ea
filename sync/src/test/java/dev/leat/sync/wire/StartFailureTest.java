package dev.leat.sync.wire;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.leat.sync.StartException;
import dev.leat.sync.SyncServer;
import dev.leat.sync.config.SyncConfig;
import dev.leat.sync.config.SyncConfigReader;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// What keeps a server from starting is told to the person who starts it, and nothing stays behind.
@PostgresTest(
        template = "CREATE TABLE issue (id text PRIMARY KEY, title text)",
        checkThreads = false)
class StartFailureTest {
    @TempDir private Path directory;

    private SyncConfig config(String upstream, String... more) {
        Map<String, String> environment = new HashMap<>();
        environment.put("ZERO_UPSTREAM_DB", upstream);
        environment.put("LEAT_HOST", "127.0.0.1");
        environment.put("ZERO_PORT", "0");
        environment.put("ZERO_REPLICA_FILE", directory.resolve("replica").toString());
        for (int i = 0; i < more.length; i += 2) {
            environment.put(more[i], more[i + 1]);
        }
        return SyncConfigReader.read(environment).config();
    }

    private static String failure(SyncConfig config) {
        StartException failure =
                catchThrowableOfType(StartException.class, () -> SyncServer.start(config).close());
        assertThat(failure).as("it must not start").isNotNull();
        return String.valueOf(failure.getMessage());
    }

    @Test
    void aDatabaseThatIsNotThereIsNamed(TestDatabase database) {
        assertThat(failure(config(database.url().withDatabase("nosuchdb").reveal())))
                .contains("nosuchdb")
                .contains("ZERO_UPSTREAM_DB");
        assertThat(
                        failure(
                                config(
                                        database.url().reveal(),
                                        "ZERO_CVR_DB",
                                        database.url().withDatabase("nosuchcvr").reveal())))
                .contains("nosuchcvr")
                .contains("ZERO_CVR_DB");
    }

    @Test
    void aRoleThatMayNotReplicateIsNamed(TestDatabase database) {
        String role = "leat_weak_" + database.name();
        database.execute("CREATE ROLE " + role + " LOGIN PASSWORD 'geheim'");
        try {
            assertThat(failure(config(database.url().withUser(role, "geheim").reveal())))
                    .doesNotContain("geheim")
                    .containsAnyOf("REPLICATION", "permission", "CREATE");
        } finally {
            database.execute("DROP OWNED BY " + role, "DROP ROLE " + role);
        }
    }

    @Test
    void aPublicationThatIsNotThereIsNamed(TestDatabase database) {
        assertThat(failure(config(database.url().reveal(), "ZERO_APP_PUBLICATIONS", "nosuchpub")))
                .contains("nosuchpub");
    }

    @Test
    void aPortThatIsTakenIsNamedBeforeAnythingIsCopied(TestDatabase database) throws Exception {
        try (ServerSocket socket = new ServerSocket()) {
            socket.bind(new InetSocketAddress("127.0.0.1", 0));
            int port = socket.getLocalPort();
            assertThat(failure(config(database.url().reveal(), "ZERO_PORT", "" + port)))
                    .contains("port " + port)
                    .contains("ZERO_PORT");
        }
        assertThat(directory.resolve("replica")).doesNotExist();
    }
}
