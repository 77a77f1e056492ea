package dev.leat.sync.cvr;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.leat.protocol.Cookie;
import dev.leat.sync.cvr.GroupRecord.DesireRecord;
import dev.leat.sync.cvr.GroupRecord.Owner;
import dev.leat.sync.cvr.GroupRecord.QueryRecord;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.Test;

/// The store of client groups on a real Postgres, with servers that compete for it.
@PostgresTest
class PostgresGroupStoreTest {
    private static final String SCHEMA =
            "{\"tables\":{\"issue\":{\"columns\":{\"id\":{\"type\":\"string\"}},\"primaryKey\":[\"id\"]}}}";

    @Test
    void givenAGroup_whenItIsWrittenAndOpened_thenNothingIsLost(TestDatabase database) {
        GroupStore store = store(database, "a");

        store.write("g", fresh());

        GroupRecord read = opened(store, "g");
        assertThat(read.version()).isEqualTo(cookie("00:01"));
        assertThat(read.life()).isOne();
        assertThat(opened(store, "g").life()).isEqualTo(2);
        assertThat(read.ttlClock()).isEqualTo(12.5);
        assertThat(read.clientSchema()).isEqualTo(SCHEMA);
        assertThat(read.profileId()).isEqualTo("p1");
        assertThat(read.user()).isEqualTo(new Owner(null));
        assertThat(read.clients()).containsExactly("c1");
        assertThat(read.queries())
                .containsExactlyInAnyOrder(
                        new QueryRecord("q1", "issues", "[{\"a\":\"é\"}]", null),
                        new QueryRecord("q2", null, null, "{\"table\":\"issue\"}"));
        assertThat(read.desires())
                .containsExactlyInAnyOrder(
                        new DesireRecord("c1", "q1", cookie("00:01"), 300_000, null, false),
                        new DesireRecord("c1", "q2", cookie("00:01"), 0, 17.25, false));
    }

    @Test
    void givenNoSuchGroup_whenItIsOpened_thenThereIsNone(TestDatabase database) {
        assertThat(store(database, "a").open("nobody")).isNull();
    }

    @Test
    void givenAGroup_whenItChanges_thenTheStoreFollows(TestDatabase database) {
        GroupStore store = store(database, "a");
        store.write("g", fresh());
        opened(store, "g");

        DesireRecord gone = new DesireRecord("c1", "q1", cookie("0a"), 300_000, 40.0, true);
        store.write(
                "g",
                new GroupChange(
                        cookie("00:01"),
                        cookie("0a"),
                        40,
                        SCHEMA,
                        "p1",
                        new Owner("u"),
                        List.of("c2"),
                        List.of("c1"),
                        List.of(),
                        List.of("q1"),
                        List.of(new DesireRecord("c1", "q2", cookie("00:01"), 0, 17.25, true)),
                        List.of(gone)));

        GroupRecord read = opened(store, "g");
        assertThat(read.version()).isEqualTo(cookie("0a"));
        assertThat(read.user()).isEqualTo(new Owner("u"));
        assertThat(read.clients()).containsExactly("c2");
        assertThat(read.queries()).extracting(QueryRecord::hash).containsExactly("q2");
        assertThat(read.desires()).containsExactly(gone);
    }

    @Test
    void givenAnotherServerOpenedTheGroup_whenTheFirstWrites_thenItIsToldAndNothingIsWritten(
            TestDatabase database) {
        GroupStore first = store(database, "a");
        GroupStore second = store(database, "b");
        first.write("g", fresh());

        opened(second, "g");

        assertThatExceptionOfType(GroupConflictException.class)
                .isThrownBy(() -> first.write("g", empty("00:01", "00:02")))
                .withMessageContaining("another server");
        assertThat(first.touch("g", 99)).isFalse();
        assertThat(opened(second, "g").version()).isEqualTo(cookie("00:01"));
        assertThat(opened(second, "g").ttlClock()).isEqualTo(12.5);
    }

    @Test
    void givenAnOldVersion_whenTheOwnerWritesFromIt_thenItIsRefused(TestDatabase database) {
        GroupStore store = store(database, "a");
        store.write("g", fresh());
        store.write("g", empty("00:01", "0a"));

        assertThatExceptionOfType(GroupConflictException.class)
                .isThrownBy(() -> store.write("g", empty("00:01", "0b")))
                .withMessageContaining("version 0a")
                .withMessageContaining("expected 00:01");
    }

    @Test
    void givenTwoServersThatCreateAGroup_thenOneWins(TestDatabase database) throws Exception {
        List<GroupStore> stores = List.of(store(database, "a"), store(database, "b"));
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<Boolean>> outcomes = new ArrayList<>();
            for (GroupStore store : stores) {
                outcomes.add(
                        threads.submit(() -> {
                            try {
                                store.write("g", fresh());
                                return true;
                            } catch (GroupConflictException e) {
                                return false;
                            }
                        }));
            }
            assertThat(outcomes).extracting(Future::get).containsExactlyInAnyOrder(true, false);
        }
    }

    @Test
    void givenManyServersThatStartTogether_thenTheTablesAreCreatedOnce(TestDatabase database)
            throws Exception {
        try (ExecutorService threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<GroupStore>> stores = new ArrayList<>();
            for (int i = 0; i < 6; i++) {
                String server = "s" + i;
                stores.add(threads.submit(() -> store(database, server)));
            }
            for (Future<GroupStore> store : stores) {
                assertThat(store.get().open("g")).isNull();
            }
        }
        assertThat(database.value("SELECT version FROM \"zero_0/leat\".\"version\""))
                .isEqualTo("1");
    }

    @Test
    void givenTablesOfANewerServer_whenAnOlderOneStarts_thenItSaysSo(TestDatabase database) {
        store(database, "a");
        database.execute("UPDATE \"zero_0/leat\".\"version\" SET version = 99");

        assertThatExceptionOfType(GroupStoreException.class)
                .isThrownBy(() -> store(database, "b"))
                .withMessageContaining("version 99")
                .withMessageContaining("newer server");
    }

    @Test
    void givenUnusedGroups_whenTheyAreCollected_thenOnlyTheyGo(TestDatabase database) {
        GroupStore store = store(database, "a");
        for (int i = 0; i < 60; i++) {
            store.write("old" + i, fresh());
        }
        store.write("young", fresh());
        database.execute(
                "UPDATE \"zero_0/leat\".instances SET \"lastActive\" = now() - interval '49 h'"
                        + " WHERE \"clientGroupID\" LIKE 'old%'");

        assertThat(store.deleteInactive(Duration.ofHours(48))).isEqualTo(60);

        assertThat(store.open("old1")).isNull();
        assertThat(store.open("young")).isNotNull();
        assertThat(database.value("SELECT count(*) FROM \"zero_0/leat\".desires")).isEqualTo("2");
    }

    @Test
    void givenAGroupInUse_whenItIsTouched_thenItIsNotUnused(TestDatabase database) {
        GroupStore store = store(database, "a");
        store.write("g", fresh());
        database.execute(
                "UPDATE \"zero_0/leat\".instances SET \"lastActive\" = now() - interval '49 h'");

        assertThat(store.touch("g", 77)).isTrue();

        assertThat(store.deleteInactive(Duration.ofHours(48))).isZero();
        assertThat(opened(store, "g").ttlClock()).isEqualTo(77);
    }

    private static GroupStore store(TestDatabase database, String server) {
        return new PostgresGroupStore(database.dataSource(), "zero_0", server);
    }

    private static GroupRecord opened(GroupStore store, String group) {
        return Objects.requireNonNull(store.open(group));
    }

    private static GroupChange fresh() {
        return new GroupChange(
                null,
                cookie("00:01"),
                12.5,
                SCHEMA,
                "p1",
                new Owner(null),
                List.of("c1"),
                List.of(),
                List.of(
                        new QueryRecord("q1", "issues", "[{\"a\":\"é\"}]", null),
                        new QueryRecord("q2", null, null, "{\"table\":\"issue\"}")),
                List.of(),
                List.of(),
                List.of(
                        new DesireRecord("c1", "q1", cookie("00:01"), 300_000, null, false),
                        new DesireRecord("c1", "q2", cookie("00:01"), 0, 17.25, false)));
    }

    private static GroupChange empty(String from, String to) {
        return new GroupChange(
                cookie(from),
                cookie(to),
                0,
                SCHEMA,
                "p1",
                new Owner(null),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of(),
                List.of());
    }

    private static Cookie cookie(String text) {
        return Objects.requireNonNull(Cookie.parse(text));
    }
}
