package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.client;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static dev.leat.sync.group.GroupBed.result;
import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

/// What clients see when the server they were connected to is no more.
class ClientGroupRestartTest {
    private final GroupBed bed = new GroupBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givenARestart_thenAClientIsSentEverythingInOnePokeThatStartsWithClear() {
        bed.commit(store -> {
            store.put("issue", issue("i1", "x", "ann", 1));
            store.put("zero_0.clients", client("g", "c1", 4));
            store.put("zero_0.mutations", result("g", "c1", 4, "{}"));
        });
        GroupClient client =
                bed.client("g", "c1").connect(put("q1", "all"), put("q2", "owner", "ann"));
        client.hasGot("q1", "q2");
        String before = client.model.cookie;
        client.disconnect();
        bed.restart();
        bed.commit(store -> store.delete("issue", "i1"));
        bed.commit(store -> store.put("issue", issue("i2", "x", "ann", 1)));

        client.connect().eventually("poked", it -> it.model.applied);

        assertThat(client.pokes()).hasSize(1);
        assertThat(client.pokes().getFirst().baseCookie()).isEqualTo(before);
        List<String> parts = client.lastParts();
        assertThat(parts).hasSize(2);
        assertThat(parts.getFirst()).endsWith(",\"rowsPatch\":[{\"op\":\"clear\"}]}");
        assertThat(client.model.got).containsExactly("q1", "q2");
        assertThat(client.model.desired.get("c1")).containsExactly("q1", "q2");
        assertThat(client.model.lastMutationIds).containsEntry("c1", 4L);
        assertThat(client.model.results).hasSize(1);
        assertThat(client.ids("issue")).containsExactly("i2");
    }

    @Test
    void givenARestartWithoutAnyCommit_thenTheCookieStillGrows() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        String before = client.model.cookie;
        client.disconnect();
        bed.restart();

        client.connect().eventually("poked", it -> it.model.applied);

        assertThat(client.model.cookie).isGreaterThan(before);
        assertThat(client.model.got).containsExactly("q1");
    }

    @Test
    void givenCommitsThatTheStoreDoesNotKnow_thenTheLaterCookieIsAccepted() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        client.isAt(bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1))));
        client.disconnect();
        bed.restart();

        client.connect().hasGot("q1");

        assertThat(client.ids("issue")).containsExactly("i1");
        assertThat(client.socket.errors()).isEmpty();
    }

    @Test
    void givenARestart_whenTheFirstTabsLookUpFails_thenTheOthersStillGetEverything() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        client.disconnect();
        bed.restart();
        bed.failure = new IllegalStateException("away");
        client.connect().eventually("failed", it -> !it.socket.errors().isEmpty());
        assertThat(client.pokes()).isEmpty();
        bed.groups.disconnected(client.socket);
        bed.failure = null;

        client.connect().eventually("poked", it -> it.model.applied);

        assertThat(client.model.got).containsExactly("q1");
        assertThat(client.pokes()).hasSize(1);
    }

    @Test
    void givenTheGroupLeftMemory_thenItsQueriesAreStillKnown() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        client.disconnect();
        GroupBed.eventually(
                "gone",
                () -> {
                    bed.timers.pass(java.time.Duration.ofSeconds(61));
                    return bed.groups.counts().groups() == 0;
                });

        client.connect().hasGot("q1");
    }
}
