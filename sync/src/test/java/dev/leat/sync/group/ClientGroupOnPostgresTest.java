package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.del;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static dev.leat.sync.group.GroupBed.putFor;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.ivm.engine.EngineOptions;
import dev.leat.sync.cvr.PostgresGroupStore;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Duration;
import org.junit.jupiter.api.Test;

/// What of a group is in the CVR database, and what a server makes of it that finds it there.
@PostgresTest(checkThreads = false)
class ClientGroupOnPostgresTest {

    @Test
    void givenAGroup_whenAnotherServerOpensIt_thenItGoesOnWhereTheFirstWas(TestDatabase database) {
        try (GroupBed bed = bed(database)) {
            bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
            GroupClient client =
                    bed.client("g", "c1")
                            .connect(
                                    putFor(0, "q1", "all"),
                                    put("q2", "owner", "ann"),
                                    putFor(60_000, "q3", "top", 1))
                            .hasGot("q1", "q2", "q3");
            client.change(del("q1"), del("q3"));
            GroupBed.eventually(
                    "q1 expired",
                    () -> {
                        bed.timers.pass(Duration.ofMillis(51));
                        client.check();
                        return !client.model.got.contains("q1");
                    });
            assertThat(
                            database.column(
                                    "SELECT \"queryHash\" FROM \"zero_0/leat\".queries ORDER BY 1"))
                    .containsExactly("q2", "q3");
            String before = client.model.cookie;
            client.disconnect();

            bed.restart();
            client.connect().eventually("poked", it -> it.model.applied);

            assertThat(client.model.cookie).isGreaterThan(before);
            assertThat(client.model.got).containsExactly("q2", "q3");
            assertThat(client.model.desired.get("c1")).containsExactly("q2");
            assertThat(client.ids("issue")).containsExactly("i1");
            bed.timers.pass(Duration.ofSeconds(61));
            client.hasGot("q2");
        }
    }

    @Test
    void givenChangesOfDesires_thenTheyAreStoredBeforeTheyAreTold(TestDatabase database) {
        try (GroupBed bed = bed(database)) {
            GroupClient client = bed.client("g", "c1");
            client.onPoke =
                    model -> {
                        for (String hash : model.desired.get("c1")) {
                            assertThat(
                                            database.column(
                                                    "SELECT \"queryHash\" FROM"
                                                            + " \"zero_0/leat\".desires"))
                                    .contains(hash);
                        }
                    };
            client.connect(put("q0", "all")).hasGot("q0");
            for (int i = 1; i < 10; i++) {
                client.change(put("q" + i, "owner", "o" + i));
            }
            client.eventually("all", it -> it.model.got.size() == 10);
        }
    }

    @Test
    void givenTwoServers_whenBothServeAGroup_thenOnlyTheLastOneCanChangeIt(TestDatabase database) {
        try (GroupBed first = bed(database);
                GroupBed second = bed(database)) {
            GroupClient old = first.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
            GroupClient young = second.client("g", "c2").connect(put("q2", "all"));
            young.hasGot("q1", "q2");

            old.change(put("q3", "all"));

            assertThat(old.socket.errors())
                    .extracting(error -> error.kindText())
                    .containsExactly("Rehome");
            young.change(put("q4", "all")).hasGot("q1", "q2", "q4");
        }
    }

    private static GroupBed bed(TestDatabase database) {
        String bed = Long.toString(System.nanoTime(), 36);
        return new GroupBed(
                EngineOptions.DEFAULT,
                server ->
                        new PostgresGroupStore(
                                database.dataSource(), "zero_0", bed + "-" + server));
    }
}
