package dev.leat.testing;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.postgres.replication.Lsn;
import dev.leat.postgres.replication.ReplicationSession;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CountDownLatch;
import org.junit.jupiter.api.Test;

class LeakCheckTest {

    @Test
    void givenAnOpenConnection_whenChecked_thenItsLastStatementIsNamed() throws SQLException {
        try (TestDatabase database = TestDatabase.create()) {
            try (Connection open = database.url().withApplicationName("forgetful").connect();
                    var statement = open.createStatement()) {
                statement.execute("select 'the culprit'");
                assertThat(LeakCheck.find(List.of(database), Set.of(), false))
                        .singleElement()
                        .asString()
                        .contains("forgetful", "the culprit", database.name());
            }
            assertThat(LeakCheck.find(List.of(database), Set.of(), false)).isEmpty();
        }
    }

    @Test
    void givenASlotAndItsReader_whenChecked_thenBothAreNamed_andTheDatabaseIsDroppedAllTheSame()
            throws SQLException {
        TestDatabase database = TestDatabase.create();
        database.execute("create publication p");
        try (ReplicationSession session = ReplicationSession.open(database.url())) {
            session.createSlot("leaked_slot", false);
            session.stream("leaked_slot", Lsn.ZERO, List.of("p"));
            assertThat(LeakCheck.find(List.of(database), Set.of(), false))
                    .hasSize(2)
                    .anyMatch(leak -> leak.contains("replication slot leaked_slot"));
            database.close();
        }
        try (Connection connection = TestServer.url().connect();
                var statement = connection.createStatement();
                var row =
                        statement.executeQuery(
                                "select (select count(*) from pg_database where datname = '"
                                        + database.name()
                                        + "') + (select count(*) from pg_replication_slots where slot_name = 'leaked_slot')")) {
            row.next();
            assertThat(row.getInt(1)).isZero();
        }
    }

    @Test
    void givenARunningThread_whenChecked_thenItIsNamed() throws InterruptedException {
        Set<Thread> before = LeakCheck.threads();
        CountDownLatch end = new CountDownLatch(1);
        Thread thread =
                Thread.ofPlatform()
                        .name("forgotten worker")
                        .start(() -> {
                            try {
                                end.await();
                            } catch (InterruptedException e) {
                                Thread.currentThread().interrupt();
                            }
                        });
        assertThat(LeakCheck.find(List.of(), before, true))
                .singleElement()
                .asString()
                .contains("forgotten worker");
        end.countDown();
        thread.join();
        assertThat(LeakCheck.find(List.of(), before, true)).isEmpty();
    }
}
