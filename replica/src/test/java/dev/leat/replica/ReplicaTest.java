package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Row;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

@PostgresTest(
        template = {
            "create table issue (id text primary key, title text not null, votes int)",
            "insert into issue values ('a', 'first', 1), ('b', 'second', null)"
        })
class ReplicaTest {
    @TempDir Path directory;

    @Test
    void givenRowsUpstream_whenOpened_thenTheyAreThereAndFollowEveryCommit(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            assertThat(replica.rows("issue"))
                    .containsExactly(
                            row("id", "a", "title", "first", "votes", 1.0),
                            row("id", "b", "title", "second", "votes", null));

            database.execute(
                    "begin; insert into issue values ('c', 'third', 3);"
                            + " update issue set votes = 2 where id = 'a'; delete from issue where id = 'b'; commit");
            replica.catchUp();

            assertThat(replica.rows("issue"))
                    .containsExactly(
                            row("id", "a", "title", "first", "votes", 2.0),
                            row("id", "c", "title", "third", "votes", 3.0));
            assertThat(replica.commits).hasSize(1);
            Commit commit = replica.commits.getFirst();
            assertThat(commit.changes().get("issue")).hasSize(3);
            assertThat(commit.reset()).isEmpty();
            assertThat(commit.after().version()).isGreaterThan(commit.before().version());
            assertThat(TestReplica.rows(commit.before(), "issue")).hasSize(2);
        }
    }

    @Test
    void givenWritesWhileClosed_whenOpenedAgain_thenItLoadsItsFileAndCatchesUp(
            TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("update issue set title = 'before' where id = 'a'");
            replica.catchUp();
            String replicaVersion = replica.replica().replicaVersion();
            String version = replica.replica().version();
            replica.shut();
            database.execute(
                    "insert into issue values ('d', 'while closed', 4)",
                    "delete from issue where id = 'b'");

            replica.open();

            assertThat(replica.replica().replicaVersion()).isEqualTo(replicaVersion);
            assertThat(replica.replica().version()).isGreaterThanOrEqualTo(version);
            replica.catchUp();
            assertThat(replica.rows("issue"))
                    .containsExactly(
                            row("id", "a", "title", "before", "votes", 1.0),
                            row("id", "d", "title", "while closed", "votes", 4.0));
        }
    }

    @Test
    void theTablesOfTheShardAreCreatedAndFollowed(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute(
                    "insert into zero_0.clients values ('g', 'c', 7, 'u')",
                    "insert into zero_0.mutations values ('g', 'c', 7, '{\"error\": \"app\"}')",
                    "update zero.permissions set permissions = '{\"tables\": {}}'");
            replica.catchUp();

            assertThat(replica.rows("zero_0.clients"))
                    .containsExactly(
                            row(
                                    "clientGroupID", "g",
                                    "clientID", "c",
                                    "lastMutationID", 7.0,
                                    "userID", "u"));
            assertThat(replica.rows("zero_0.mutations").getFirst())
                    .containsEntry("result", new Row.Json("{\"error\": \"app\"}"));
            assertThat(replica.rows("zero.permissions").getFirst())
                    .containsEntry("permissions", new Row.Json("{\"tables\": {}}"))
                    .containsEntry("lock", true)
                    .extractingByKey("hash")
                    .asString()
                    .hasSize(32);
        }
    }

    @Test
    void whatIsDurableIsConfirmedToPostgres(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            database.execute("update issue set votes = 10");
            String end = database.value("select pg_current_wal_lsn()::text");
            replica.catchUp();
            replica.await(
                    "the slot is confirmed up to " + end,
                    () ->
                            "t"
                                    .equals(
                                            database.value(
                                                    "select confirmed_flush_lsn >= '"
                                                            + end
                                                            + "' from pg_replication_slots where database = current_database()")));
            assertThat(replica.replica().statistics().durable()).isNotNull();
        }
    }

    private static Map<String, Object> row(Object... columns) {
        Map<String, Object> row = new java.util.LinkedHashMap<>();
        for (int i = 0; i < columns.length; i += 2) {
            row.put((String) columns[i], columns[i + 1]);
        }
        return row;
    }
}
