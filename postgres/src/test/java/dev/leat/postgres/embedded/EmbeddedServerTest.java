package dev.leat.postgres.embedded;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class EmbeddedServerTest {

    @TempDir Path directory;

    @Test
    void givenATemporaryServer_whenItIsClosed_thenItsProcessAndItsDataAreGone()
            throws SQLException {
        EmbeddedServer server = EmbeddedServer.temporary().start();
        assertThat(value(server, "show wal_level")).isEqualTo("logical");
        assertThat(value(server, "show synchronous_commit")).isEqualTo("on");
        assertThat(value(server, "show fsync")).isEqualTo("off");
        assertThat(value(server, "show server_version")).startsWith("18");
        long pid = server.pid();
        assertThat(ProcessHandle.of(pid)).isPresent();

        server.close();

        assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        assertThat(server.directory()).doesNotExist();
        assertThat(Owner.file(server.directory())).doesNotExist();
        server.close();
    }

    @Test
    void givenAPersistentServer_whenItIsStartedAgain_thenTheDataIsStillThere() throws SQLException {
        Path data = directory.resolve("data");
        try (EmbeddedServer server = EmbeddedServer.persistent(data).start()) {
            assertThat(value(server, "show fsync")).isEqualTo("on");
            execute(server, "create table kept (id int)");
            execute(server, "insert into kept values (42)");
        }
        try (EmbeddedServer server = EmbeddedServer.persistent(data).fsync(false).start()) {
            assertThat(value(server, "select id from kept")).isEqualTo("42");
        }
    }

    @Test
    void givenADirectoryInUse_whenAnotherServerStartsThere_thenTheErrorNamesTheHolder() {
        Path data = directory.resolve("data");
        try (EmbeddedServer server = EmbeddedServer.persistent(data).fsync(false).start()) {
            assertThatThrownBy(() -> EmbeddedServer.persistent(data).start())
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("in use by process " + ProcessHandle.current().pid());
            assertThat(server.isRunning()).isTrue();
        }
    }

    @Test
    void givenAServerWhoseJvmWasKilled_whenItStartsAgain_thenTheOldOneIsStoppedAndTheDataKept()
            throws IOException, SQLException {
        Path data = directory.resolve("data");
        EmbeddedServer abandoned = EmbeddedServer.persistent(data).fsync(false).start();
        execute(abandoned, "create table kept (id int)");
        // What a killed JVM leaves: a server that runs, and an owner that does not.
        Files.writeString(Owner.file(data), "999999999 1\n");

        try (EmbeddedServer server = EmbeddedServer.persistent(data).fsync(false).start()) {
            assertThat(abandoned.isRunning()).isFalse();
            assertThat(value(server, "select count(*) from kept")).isEqualTo("0");
        }
        abandoned.close();
    }

    @Test
    void givenALockFileOfADeadServer_whenItStarts_thenItStarts() throws IOException, SQLException {
        Path data = directory.resolve("data");
        try (EmbeddedServer first = EmbeddedServer.persistent(data).fsync(false).start()) {
            assertThat(first.isRunning()).isTrue();
        }
        // The number of a process that lives but is no server.
        Files.writeString(
                data.resolve("postmaster.pid"), ProcessHandle.current().pid() + "\n" + data + "\n");
        try (EmbeddedServer server = EmbeddedServer.persistent(data).fsync(false).start()) {
            assertThat(value(server, "select 1")).isEqualTo("1");
        }
    }

    @Test
    void givenATakenPort_whenAServerShallListenThere_thenTheErrorSaysSo() throws IOException {
        try (ServerSocket taken = new ServerSocket(0, 1, InetAddress.getByName("127.0.0.1"))) {
            assertThatThrownBy(() -> EmbeddedServer.temporary().port(taken.getLocalPort()).start())
                    .isInstanceOf(EmbeddedServerException.class)
                    .hasMessageContaining("Port " + taken.getLocalPort() + " is taken");
        }
    }

    @Test
    void givenADirectoryWithOtherFiles_whenAServerStartsThere_thenItRefuses() throws IOException {
        Files.writeString(directory.resolve("letter.txt"), "dear");
        assertThatThrownBy(() -> EmbeddedServer.persistent(directory).start())
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("neither empty nor a PostgreSQL data directory");
        Files.deleteIfExists(Owner.file(directory));
    }

    @Test
    void givenDataOfAnotherVersion_whenAServerStartsThere_thenTheErrorNamesBoth()
            throws IOException {
        Files.writeString(directory.resolve("PG_VERSION"), "12\n");
        assertThatThrownBy(() -> EmbeddedServer.persistent(directory).start())
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("PostgreSQL 12")
                .hasMessageContaining("PostgreSQL 18");
        Files.deleteIfExists(Owner.file(directory));
    }

    @Test
    void givenAWrongSetting_whenTheServerStarts_thenTheErrorHasItsWords() {
        assertThatThrownBy(
                        () -> EmbeddedServer.temporary().setting("shared_buffers", "many").start())
                .isInstanceOf(EmbeddedServerException.class)
                .hasMessageContaining("shared_buffers");
    }

    @Test
    void givenAName_whenADatabaseIsCreatedTwice_thenItIsThereOnce() throws SQLException {
        try (EmbeddedServer server = EmbeddedServer.temporary().start()) {
            server.createDatabase("a \"b\"");
            try (Connection connection = server.createDatabase("a \"b\"").connect()) {
                assertThat(connection.getCatalog()).isEqualTo("a \"b\"");
            }
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.url().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    private static String value(EmbeddedServer server, String sql) throws SQLException {
        try (Connection connection = server.url().connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            row.next();
            return row.getString(1);
        }
    }
}
