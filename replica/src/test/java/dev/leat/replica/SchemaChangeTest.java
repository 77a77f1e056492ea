package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.query.ast.Ordering;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest(
        template = {
            "create table t (id int primary key, v text)",
            "create table other (id int primary key)",
            "insert into t values (1, 'a'), (2, 'b')"
        })
class SchemaChangeTest {
    @TempDir Path directory;

    @Test
    void givenANewTable_thenItAppearsWithItsRows(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "begin; create table fresh (id int primary key, v text); insert into fresh values (1, 'x'); commit",
                    "insert into fresh values (2, 'y')");
            replica.await("the table is there", () -> has(replica, "fresh"));
            replica.catchUp();
            assertThat(replica.rows("fresh"))
                    .extracting(row -> row.get("v"))
                    .containsExactly("x", "y");
            assertThat(reset(replica)).containsExactly("fresh");
            database.execute("update fresh set v = 'z' where id = 1");
            replica.catchUp();
            assertThat(replica.rows("fresh"))
                    .extracting(row -> row.get("v"))
                    .containsExactly("z", "y");
        }
    }

    @Test
    void givenADroppedTable_thenItDisappears(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("drop table t");
            replica.await("the table is gone", () -> !has(replica, "t"));
            assertThat(replica.replica().schema().tables()).doesNotContainKey("t");
            assertThat(reset(replica)).containsExactly("t");
            replica.shut();
            replica.open();
            assertThat(has(replica, "t")).isFalse();
            assertThat(has(replica, "other")).isTrue();
        }
    }

    @Test
    void givenANewColumnWithDefault_thenEveryRowHasIt(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "alter table t add column n int not null default 7",
                    "insert into t values (3, 'c', 8)");
            replica.await("the column is there", () -> column(replica, "t", "n") >= 0);
            replica.catchUp();
            assertThat(replica.rows("t"))
                    .extracting(row -> row.get("n"))
                    .containsExactly(7.0, 7.0, 8.0);

            database.execute(
                    "alter table t add column r double precision not null default random()");
            replica.await("the next column is there", () -> column(replica, "t", "r") >= 0);
            assertThat(replica.rows("t"))
                    .extracting(row -> row.get("r"))
                    .doesNotContainNull()
                    .doesNotHaveDuplicates();
        }
    }

    @Test
    void givenARewriteThatKeepsTheShape_thenTheRowsAreReadAgain(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("alter table t alter column v type text using upper(v)");
            replica.await(
                    "the rows changed", () -> "A".equals(replica.rows("t").getFirst().get("v")));
            assertThat(replica.rows("t")).extracting(row -> row.get("v")).containsExactly("A", "B");
        }
    }

    @Test
    void givenARewriteJustBeforeClosing_thenTheRowsAreReadAgainAtTheNextStart(
            TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("alter table t alter column v type text using upper(v)");
            replica.catchUp();
            replica.shut();
            replica.open();
            replica.await(
                    "the rows changed", () -> "A".equals(replica.rows("t").getFirst().get("v")));
        }
    }

    @Test
    void givenARenamedEnumLabel_thenTheRowsShowIt(TestDatabase database) {
        database.execute(
                "create type state as enum ('on', 'off')",
                "create table lamp (id int primary key, s state, all_s state[])",
                "insert into lamp values (1, 'on', '{on,off}')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("alter type state rename value 'on' to 'lit'");
            replica.await(
                    "the label changed",
                    () -> "lit".equals(replica.rows("lamp").getFirst().get("s")));
            assertThat(replica.rows("lamp").getFirst().get("all_s"))
                    .hasToString("Json[text=[\"lit\",\"off\"]]");
        }
    }

    @Test
    void givenColumnsDroppedRenamedAndRetyped_thenTheTableFollows(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "alter table t rename column v to w", "update t set w = 'c' where id = 1");
            replica.await("the column is renamed", () -> column(replica, "t", "w") >= 0);
            replica.catchUp();
            assertThat(replica.rows("t")).first().isEqualTo(Map.of("id", 1.0, "w", "c"));

            database.execute("alter table t alter column id type text");
            replica.await(
                    "the type changed", () -> "1".equals(replica.rows("t").getFirst().get("id")));

            database.execute("alter table t drop column w", "insert into t values ('9')");
            replica.await("the column is gone", () -> column(replica, "t", "w") < 0);
            replica.catchUp();
            assertThat(replica.rows("t")).hasSize(3).last().isEqualTo(Map.of("id", "9"));
        }
    }

    @Test
    void givenARenamedTable_thenItHasTheNewName(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("alter table t rename to u", "insert into u values (3, 'c')");
            replica.await("the table has its new name", () -> has(replica, "u"));
            replica.catchUp();
            assertThat(has(replica, "t")).isFalse();
            assertThat(replica.rows("u")).hasSize(3);
        }
    }

    @Test
    void givenAPublicationThatChanges_thenTablesComeAndGo(TestDatabase database) {
        database.execute("create publication mine for table t");
        try (TestReplica replica =
                new TestReplica(
                                database,
                                directory,
                                config -> config.withPublications(List.of("mine")))
                        .open()) {
            assertThat(has(replica, "other")).isFalse();
            database.execute(
                    "insert into other values (5)", "alter publication mine add table other");
            replica.await("the table came", () -> has(replica, "other"));
            database.execute("insert into other values (6)");
            replica.catchUp();
            assertThat(replica.rows("other")).hasSize(2);

            database.execute("alter publication mine drop table t");
            replica.await("the table went", () -> !has(replica, "t"));

            database.execute("alter publication mine set table other where (id > 5)");
            replica.await("the filter counts", () -> replica.rows("other").size() == 1);
        }
    }

    @Test
    void givenAPrimaryKeyAddedToASkippedTable_thenItIsSynced(TestDatabase database) {
        database.execute("create table log (id int, line text)", "insert into log values (1, 'a')");
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            assertThat(has(replica, "log")).isFalse();
            database.execute("alter table log add primary key (id)");
            replica.await("it is synced", () -> has(replica, "log"));
            assertThat(replica.rows("log")).hasSize(1);
            assertThat(replica.replica().schema().skipped()).isEmpty();
        }
    }

    @Test
    void givenChangesWhileClosed_thenTheyAreFoundAtTheStart(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            replica.shut();
            database.execute(
                    "alter table t add column n int default 3",
                    "insert into t values (3, 'c', 4)",
                    "create table fresh (id int primary key)",
                    "insert into fresh values (1)",
                    "drop table other");
            String version = replicaVersion(replica);
            assertThat(replica.replica().replicaVersion()).isEqualTo(version);
            replica.await(
                    "everything is found",
                    () ->
                            column(replica, "t", "n") >= 0
                                    && has(replica, "fresh")
                                    && !has(replica, "other"));
            replica.catchUp();
            assertThat(replica.rows("t"))
                    .extracting(row -> row.get("n"))
                    .containsExactly(3.0, 3.0, 4.0);
            assertThat(replica.rows("fresh")).hasSize(1);
        }
    }

    private static String replicaVersion(TestReplica closed) {
        closed.open();
        return closed.replica().replicaVersion();
    }

    @Test
    void givenNoEventTriggers_thenAChangeIsNoticedAtTheNextRow(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            for (String trigger :
                    database.column(
                            "select evtname from pg_event_trigger where evtname like 'leat%'")) {
                database.execute("drop event trigger \"" + trigger + "\"");
            }
            database.execute("alter table t add column n int default 3");
            database.execute("update t set v = 'c' where id = 1");
            replica.await("the column is noticed", () -> column(replica, "t", "n") >= 0);
            replica.catchUp();
            assertThat(replica.rows("t")).extracting(row -> row.get("n")).containsExactly(3.0, 3.0);
        }
    }

    @Test
    void givenIndexesThatWereAskedFor_thenATableThatIsCopiedAnewHasThem(TestDatabase database) {
        IndexSpec index =
                new IndexSpec(
                        "t", List.of("v"), List.of(new Ordering("id", Ordering.Direction.DESC)));
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            CompletableFuture.runAsync(
                            () -> replica.replica().source().ensureIndex(index),
                            replica.replica().engineThread())
                    .join();
            database.execute("alter table t add column n int");
            replica.await("the column is there", () -> column(replica, "t", "n") >= 0);
            assertThat(replica.commits.getLast().after().scan(index, new Object[] {"b"}, null))
                    .hasSize(1);
        }
    }

    @Test
    void givenWritesDuringTheCopy_thenNoneIsLostAndTheStreamGoesOn(TestDatabase database) {
        database.execute("insert into t select i, 'v' from generate_series(10, 30000) i");
        AtomicBoolean stop = new AtomicBoolean();
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            CompletableFuture<Void> writer =
                    CompletableFuture.runAsync(() -> {
                        for (int i = 100_000; !stop.get(); i++) {
                            database.execute(
                                    "begin; insert into t (id, v) values ("
                                            + i
                                            + ", 'w');"
                                            + " update t set v = 'u' || id where id = "
                                            + (i - 99_900)
                                            + ";"
                                            + " delete from t where id = "
                                            + (i - 90_000)
                                            + ";"
                                            + " insert into other values ("
                                            + i
                                            + "); commit");
                        }
                    });
            for (int round = 0; round < 3; round++) {
                String name = "n" + round;
                database.execute("alter table t add column " + name + " int default " + round);
                replica.await(name + " is there", () -> column(replica, "t", name) >= 0);
            }
            stop.set(true);
            writer.join();
            replica.catchUp();
            Map<String, Object> actual = new HashMap<>();
            replica.rows("t")
                    .forEach(row ->
                            actual.put(
                                    row.get("id").toString(), row.get("v") + "|" + row.get("n2")));
            Map<String, Object> expected = new HashMap<>();
            database.rows("select id::float8, v, n2::float8 from t")
                    .forEach(row ->
                            expected.put(
                                    Double.valueOf(row.get(0)).toString(),
                                    row.get(1)
                                            + "|"
                                            + (row.get(2) == null
                                                    ? null
                                                    : Double.valueOf(row.get(2)))));
            assertThat(actual).isEqualTo(expected);
            assertThat(replica.rows("other"))
                    .hasSize(Integer.parseInt(database.value("select count(*) from other")));
        }
    }

    @Test
    void givenATemporaryTable_thenNothingHappens(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            String schemaMessages = "select 1";
            database.execute(
                    schemaMessages,
                    "create temp table x (id int primary key); insert into x values (1); drop table x");
            replica.catchUp();
            assertThat(replica.commits).isEmpty();
        }
    }

    @Test
    void givenIndexesAndUnsyncedColumns_thenTheRowsAreNotCopiedAgain(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "create index concurrently t_v on t (v)", "alter table t add column raw bytea");
            replica.await(
                    "the column is known",
                    () ->
                            replica.replica().schema().tables().get("t").skipped().stream()
                                    .anyMatch(column -> column.name().equals("raw")));
            database.execute("update t set v = 'c', raw = 'x' where id = 1");
            replica.catchUp();
            assertThat(replica.rows("t").getFirst()).isEqualTo(Map.of("id", 1.0, "v", "c"));
            assertThat(replica.commits).allMatch(commit -> commit.reset().isEmpty());
        }
    }

    @Test
    void givenAChangeBySomebodyWithoutRightsOnOurSchema_thenItIsFollowedToo(TestDatabase database) {
        String role = "stranger_" + database.name();
        database.execute("create role " + role, "grant create on schema public to " + role);
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "set role "
                            + role
                            + "; create table theirs (id int primary key);"
                            + " alter table theirs add column v int default 4; insert into theirs values (1)");
            replica.await("the table is there", () -> has(replica, "theirs"));
            replica.await("with its column", () -> column(replica, "theirs", "v") >= 0);
            replica.catchUp();
            assertThat(replica.rows("theirs")).containsExactly(Map.of("id", 1.0, "v", 4.0));
        } finally {
            database.execute("drop owned by " + role + " cascade", "drop role " + role);
        }
    }

    private static boolean has(TestReplica replica, String table) {
        return replica.snapshot().table(table) != null;
    }

    private static int column(TestReplica replica, String table, String column) {
        return replica.snapshot().table(table).indexOf(column);
    }

    private static java.util.Set<String> reset(TestReplica replica) {
        return replica.commits.stream()
                .map(Commit::reset)
                .filter(tables -> !tables.isEmpty())
                .findFirst()
                .orElseThrow();
    }
}
