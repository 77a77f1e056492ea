package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest
class StreamTest {
    @TempDir Path directory;

    @Test
    void givenALargeValueThatAnUpdateDoesNotTouch_thenItIsKept(TestDatabase database) {
        database.execute(
                "create table doc (id int primary key, body text, n int)",
                "alter table doc alter column body set storage external",
                "insert into doc select 1, string_agg(md5(i::text), ''), 0 from generate_series(1, 1000) i");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            Object body = replica.rows("doc").getFirst().get("body");
            assertThat(body).asString().hasSize(32_000);
            database.execute("update doc set n = 1", "update doc set id = 2");
            replica.catchUp();
            assertThat(replica.rows("doc"))
                    .containsExactly(Map.of("id", 2.0, "body", body, "n", 1.0));
            database.execute("update doc set body = 'short'");
            replica.catchUp();
            assertThat(replica.rows("doc"))
                    .containsExactly(Map.of("id", 2.0, "body", "short", "n", 1.0));
        }
    }

    @Test
    void givenALargeKeyStoredOutOfLine_thenUpdatesFindTheirRow(TestDatabase database) {
        database.execute(
                "create table doc (id text primary key, body text, n int)",
                "alter table doc alter column id set storage external, alter column body set storage external",
                "insert into doc select string_agg(md5(i::text), '') || 'k', repeat('b', 9000), 0 from generate_series(1, 75) i");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("update doc set n = 5");
            replica.catchUp();
            assertThat(replica.rows("doc"))
                    .singleElement()
                    .satisfies(row -> {
                        assertThat(row.get("id")).asString().endsWith("k").hasSize(2401);
                        assertThat(row.get("body")).asString().hasSize(9000);
                        assertThat(row.get("n")).isEqualTo(5.0);
                    });
            replica.shut();
            replica.open();
            database.execute("delete from doc");
            replica.catchUp();
            assertThat(replica.rows("doc")).isEmpty();
        }
    }

    @Test
    void givenKeysThatMoveAndSwap_thenEachRowEndsWhereItBelongs(TestDatabase database) {
        database.execute(
                "create table pair (a int, b text, v text, primary key (b, a))",
                "insert into pair values (1, 'x', 'one'), (2, 'x', 'two')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "begin; update pair set a = 9 where a = 1; update pair set a = 1 where a = 2;"
                            + " update pair set a = 2 where a = 9; commit");
            replica.catchUp();
            assertThat(replica.rows("pair"))
                    .containsExactly(
                            Map.of("a", 1.0, "b", "x", "v", "two"),
                            Map.of("a", 2.0, "b", "x", "v", "one"));
            assertThat(replica.snapshot().table("pair").primaryKey()).containsExactly("b", "a");
            assertThat(replica.commits.getLast().changes().get("pair")).hasSize(2);
        }
    }

    @Test
    void givenATruncate_thenTheTableIsEmptyAndReset(TestDatabase database) {
        database.execute(
                "create table parent (id int primary key)",
                "create table child (id int primary key, p int references parent)",
                "insert into parent values (1)",
                "insert into child values (1, 1)");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "begin; truncate parent cascade; insert into parent values (7); commit");
            replica.catchUp();
            assertThat(replica.rows("parent")).containsExactly(Map.of("id", 7.0));
            assertThat(replica.rows("child")).isEmpty();
            assertThat(replica.commits.getLast().reset())
                    .containsExactlyInAnyOrder("parent", "child");
            replica.shut();
            replica.open();
            assertThat(replica.rows("parent")).containsExactly(Map.of("id", 7.0));
            assertThat(replica.rows("child")).isEmpty();
        }
    }

    @Test
    void givenReplicaIdentityFull_thenUpdatesAndDeletesFindTheirRow(TestDatabase database) {
        database.execute(
                "create table t (id int primary key, v text)",
                "alter table t replica identity full",
                "insert into t values (1, 'a'), (2, 'b')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "update t set v = 'c' where id = 1",
                    "delete from t where id = 2",
                    "update t set id = 3");
            replica.catchUp();
            assertThat(replica.rows("t")).containsExactly(Map.of("id", 3.0, "v", "c"));
        }
    }

    @Test
    void givenAUniqueIndexInPlaceOfAPrimaryKey_thenTheTableIsSyncedByIt(TestDatabase database) {
        database.execute(
                "create table t (code text not null unique, v text)",
                "insert into t values ('a', '1')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "update t set v = '2'",
                    "update t set code = 'b'",
                    "insert into t values ('c', '3')");
            replica.catchUp();
            assertThat(replica.rows("t"))
                    .containsExactly(Map.of("code", "b", "v", "2"), Map.of("code", "c", "v", "3"));
            assertThat(replica.snapshot().table("t").primaryKey()).containsExactly("code");
        }
    }

    @Test
    void givenATableWithoutKey_thenItIsSkippedWithAReasonAndCanStillBeWritten(
            TestDatabase database) {
        database.execute("create table log (line text)", "insert into log values ('a')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            assertThat(replica.replica().schema().skipped().get("log").reason())
                    .contains("primary key");
            assertThat(replica.snapshot().table("log")).isNull();
            database.execute("update log set line = 'b'", "delete from log");
            replica.catchUp();
            assertThat(database.column("select line from log")).isEmpty();
        }
    }

    @Test
    void givenPublicationsOfTheUser_thenOnlyTheirTablesColumnsAndRowsAreCopied(
            TestDatabase database) {
        database.execute(
                "create schema shop",
                "create table shop.item (id int primary key, name text, secret text, visible bool not null)",
                "create table private (id int primary key)",
                "create table open (id int primary key)",
                "alter table shop.item replica identity full",
                "insert into shop.item values (1, 'a', 's', true), (2, 'b', 's', false)",
                "create publication mine for table shop.item where (visible), open");
        try (TestReplica replica =
                new TestReplica(
                                database,
                                directory,
                                config -> config.withPublications(List.of("mine")))
                        .open()) {
            assertThat(replica.replica().schema().tables().keySet())
                    .containsExactlyInAnyOrder(
                            "open",
                            "shop.item",
                            "zero.permissions",
                            "zero_0.clients",
                            "zero_0.mutations");
            assertThat(replica.rows("shop.item")).hasSize(1);
            database.execute(
                    "insert into shop.item values (3, 'c', 's', true), (4, 'd', 's', false)",
                    "update shop.item set visible = not visible where id < 3",
                    "insert into private values (1)");
            replica.catchUp();
            assertThat(replica.rows("shop.item"))
                    .extracting(row -> row.get("id"))
                    .containsExactly(2.0, 3.0);
        }
    }

    @Test
    void givenAPartitionedTable_thenItsPartitionsAreOneTable(TestDatabase database) {
        database.execute(
                "create table event (id int, day date, v text, primary key (id, day)) partition by range (day)",
                "create table event_1 partition of event for values from ('2024-01-01') to ('2024-02-01')",
                "create table event_2 partition of event for values from ('2024-02-01') to ('2024-03-01')",
                "insert into event values (1, '2024-01-05', 'a'), (2, '2024-02-05', 'b')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            assertThat(replica.rows("event")).hasSize(2);
            database.execute(
                    "update event set day = '2024-02-20' where id = 1",
                    "insert into event values (3, '2024-01-09', 'c')");
            replica.catchUp();
            assertThat(replica.rows("event"))
                    .extracting(row -> row.get("v"))
                    .containsExactly("a", "b", "c");
            assertThat(replica.snapshot().table("event_1")).isNull();
        }
    }

    @Test
    void aTransactionThatIsRolledBackIsNeverSeen(TestDatabase database) {
        database.execute("create table t (id int primary key)");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "begin; insert into t values (1); rollback",
                    "begin; insert into t values (2); savepoint s; insert into t values (3); rollback to s; commit");
            replica.catchUp();
            assertThat(replica.rows("t")).containsExactly(Map.of("id", 2.0));
            assertThat(replica.commits).hasSize(1);
        }
    }

    @Test
    void givenWrongSettings_thenTheMessageSaysWhatToDo(TestDatabase database) {
        assertThatThrownBy(() ->
                        new TestReplica(
                                        database,
                                        directory,
                                        config -> config.withPublications(List.of("nope")))
                                .open())
                .isInstanceOf(ReplicaException.class)
                .hasMessageContaining("no publication nope")
                .hasMessageContaining("CREATE PUBLICATION");
    }
}
