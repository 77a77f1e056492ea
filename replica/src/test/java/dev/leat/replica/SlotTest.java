package dev.leat.replica;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.store.DurableState;
import dev.leat.replica.store.DurableStore;
import dev.leat.replica.store.Position;
import dev.leat.replica.store.ReplicaFile;
import dev.leat.replica.stream.StartCheck;
import dev.leat.replica.upstream.ShardNames;
import dev.leat.replica.upstream.Upstream;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/// The replica file and its replication slot belong together.
@PostgresTest(
        template = {"create table t (id int primary key, v text)", "insert into t values (1, 'a')"})
class SlotTest {
    @TempDir Path directory;

    @Test
    void givenAFileRestoredFromABackup_thenItsLossIsNoticedAndANewCopyIsMade(TestDatabase database)
            throws Exception {
        Path file = directory.resolve("replica");
        Path backup = directory.resolve("backup");
        try (TestReplica replica = new TestReplica(database, file).open()) {
            replica.catchUp();
            String old = replica.replica().replicaVersion();
            replica.shut();
            Files.copy(file, backup);
            replica.open();
            database.execute("insert into t values (2, 'missed')");
            awaitConfirmed(replica, database);
            replica.shut();
            Files.copy(backup, file, StandardCopyOption.REPLACE_EXISTING);

            ReplicaConfig careful = ReplicaConfig.of(database.url(), file).withAutoReset(false);
            assertThatThrownBy(() -> Replica.open(careful))
                    .isInstanceOf(ReplicaException.class)
                    .hasMessageContaining("backup")
                    .hasMessageContaining("ZERO_AUTO_RESET");

            replica.open();
            replica.catchUp();
            assertThat(replica.rows("t")).hasSize(2);
            assertThat(replica.replica().replicaVersion()).isGreaterThan(old);
        }
    }

    @Test
    void givenALogThatHoldsNothingForUs_thenFileAndSlotMoveOnTogether(TestDatabase database) {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            String version = replica.replica().replicaVersion();
            database.execute(
                    "create schema elsewhere",
                    "create table elsewhere.quiet (x int)",
                    "insert into elsewhere.quiet select generate_series(1, 10000)");
            awaitConfirmed(replica, database);
            replica.shut();
            replica.open();
            assertThat(replica.replica().replicaVersion()).isEqualTo(version);
            database.execute("insert into t values (2, 'b')");
            replica.catchUp();
            assertThat(replica.rows("t")).hasSize(2);
        }
    }

    @Test
    void givenADatabaseWhoseLogEndsBeforeTheCopy_thenTheCopyIsNotContinued(TestDatabase database)
            throws Exception {
        try (TestReplica replica = new TestReplica(database, directory).open()) {
            replica.catchUp();
            replica.shut();
            DurableState state;
            try (ReplicaFile file = ReplicaFile.claim(directory);
                    DurableStore store = DurableStore.open(file)) {
                state = store.state();
            }
            Upstream upstream = new Upstream(database.url(), new ShardNames("zero", 0), List.of());
            assertThat(StartCheck.problem(upstream, state)).isNull();

            Lsn beyond = state.position().end().plus(1L << 40);
            DurableState ahead =
                    new DurableState(
                            state.origin(),
                            new Position(state.position().version(), beyond),
                            state.schema(),
                            state.pending());
            assertThat(StartCheck.problem(upstream, ahead)).contains("restored from a backup");
        }
    }

    @Test
    void givenACopyThatFails_thenItsSlotIsDropped(TestDatabase database) {
        database.execute("create publication broken for table t where (1 / (id - 1) > 0)");
        ReplicaConfig config =
                ReplicaConfig.of(database.url(), directory).withPublications(List.of("broken"));
        assertThatThrownBy(() -> Replica.open(config))
                .isInstanceOf(ReplicaException.class)
                .hasMessageContaining("division by zero");
        assertThat(
                        database.value(
                                "select count(*)::text from pg_replication_slots where database ="
                                        + " current_database()"))
                .isEqualTo("0");
    }

    @Test
    void onlyNamesThatEndInANumberAreSlotsOfTheShard() {
        ShardNames shard = new ShardNames("app", 1);
        assertThat(shard.isSlot("leat_app_1_12")).isTrue();
        assertThat(shard.isSlot(new ShardNames("app_1", 0).slotPrefix() + "1")).isFalse();
        assertThat(shard.isSlot("leat_app_1_")).isFalse();
    }

    private static void awaitConfirmed(TestReplica replica, TestDatabase database) {
        String end = database.value("select pg_current_wal_lsn()::text");
        replica.await(
                "the slot is confirmed up to " + end,
                () ->
                        "t"
                                .equals(
                                        database.value(
                                                "select confirmed_flush_lsn >= '"
                                                        + end
                                                        + "' from pg_replication_slots where database = current_database()")));
    }
}
