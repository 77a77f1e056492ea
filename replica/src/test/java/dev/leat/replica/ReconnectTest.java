package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.embedded.EmbeddedServer;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.Statement;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest(
        template = {"create table t (id int primary key, v text)", "insert into t values (1, 'a')"})
class ReconnectTest {
    @TempDir Path directory;

    @Test
    void givenAConnectionThatBreaks_thenTheStreamGoesOn(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            for (int i = 2; i < 5; i++) {
                database.execute(
                        "insert into t values (" + i + ", 'x')",
                        "select pg_terminate_backend(active_pid) from pg_replication_slots where database = current_database() and active_pid is not null",
                        "insert into t values (" + (i + 10) + ", 'x')");
                replica.catchUp();
            }
            assertThat(replica.rows("t")).hasSize(7);
            assertThat(replica.commits).as("each once").hasSize(6);
        }
    }

    @Test
    void givenAServerThatRestarts_thenTheReplicaFollowsItAgain() throws Exception {
        Path data = directory.resolve("data");
        EmbeddedServer first = EmbeddedServer.persistent(data).start();
        int port = first.port();
        Replica replica = null;
        EmbeddedServer second = null;
        try {
            execute(first, "create table t (id int primary key)");
            replica =
                    Replica.open(
                            ReplicaConfig.of(first.url(), directory.resolve("replica.db")),
                            commit -> {});
            execute(first, "insert into t values (1)");
            first.close();
            second = EmbeddedServer.persistent(data).port(port).start();
            execute(second, "insert into t values (2)");
            awaitRows(replica, 2);
        } finally {
            if (replica != null) {
                replica.close();
            }
            first.close();
            if (second != null) {
                second.close();
            }
        }
    }

    @Test
    void givenASlotThatVanishes_thenANewCopyIsMadeAsOneCommit(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            String before = replica.replica().replicaVersion();
            dropSlot(database);
            database.execute(
                    "insert into t values (2, 'b')", "create table fresh (id int primary key)");
            replica.await(
                    "a new copy is there",
                    () -> !replica.commits.isEmpty() && replica.snapshot().table("fresh") != null);
            assertThat(replica.replica().replicaVersion()).isGreaterThan(before);
            assertThat(replica.rows("t")).hasSize(2);
            assertThat(replica.commits.getLast().reset()).contains("t", "fresh");
            database.execute("insert into t values (3, 'c')");
            replica.catchUp();
            assertThat(replica.rows("t")).hasSize(3);

            replica.shut();
            replica.open();
            assertThat(replica.rows("t")).hasSize(3);
        }
    }

    @Test
    void givenASlotThatVanishesAndNoLeave_thenTheReplicaSaysWhatToDo(TestDatabase database)
            throws Exception {
        try (TestReplica replica =
                new TestReplica(database, directory, config -> config.withAutoReset(false))
                        .open()) {
            dropSlot(database);
            ReplicaException failure = replica.failure.get(20, TimeUnit.SECONDS);
            assertThat(failure)
                    .hasMessageContaining("does not exist")
                    .hasMessageContaining("ZERO_AUTO_RESET");
            assertThat(replica.rows("t")).as("what it has stays readable").hasSize(1);
            assertThatThrownBy(() -> replica.replica().awaitVersion("z", Duration.ofSeconds(5)))
                    .isInstanceOf(ReplicaException.class);

            replica.shut();
            assertThatThrownBy(replica::open)
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageContaining("delete the file");
        }
    }

    @Test
    void givenAFileThatAnotherReplicaHolds_thenTheSecondIsRefused(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            assertThat(replica.rows("t")).hasSize(1);
            assertThatThrownBy(() -> Replica.open(ReplicaConfig.of(database.url(), directory)))
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageContaining("Another server uses the replica file");
        }
    }

    private static void dropSlot(TestDatabase database) {
        database.execute(
                "do $$ begin for i in 1..200 loop"
                        + " perform pg_terminate_backend(active_pid, 1000) from pg_replication_slots where database = current_database() and active_pid is not null;"
                        + " begin perform pg_drop_replication_slot(slot_name) from pg_replication_slots where database = current_database(); return;"
                        + " exception when object_in_use then null; end; end loop; end $$");
    }

    private static void awaitRows(Replica replica, long rows) throws InterruptedException {
        long deadline = System.nanoTime() + TestReplica.PATIENCE.toNanos();
        while (replica.source().snapshot().size("t") != rows) {
            if (System.nanoTime() > deadline) {
                throw new AssertionError("the rows did not come: " + replica.statistics());
            }
            Thread.sleep(10);
        }
    }

    private static void execute(EmbeddedServer server, String sql) throws Exception {
        try (Connection connection = server.url().connect();
                Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
