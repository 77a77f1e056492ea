package dev.leat.sync.group;

import static dev.leat.sync.group.GroupBed.client;
import static dev.leat.sync.group.GroupBed.comment;
import static dev.leat.sync.group.GroupBed.del;
import static dev.leat.sync.group.GroupBed.issue;
import static dev.leat.sync.group.GroupBed.put;
import static dev.leat.sync.group.GroupBed.result;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.sync.session.EncodedPoke;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// What is sent, when, and in which order.
class ClientGroupPokesTest {
    private final GroupBed bed = new GroupBed();

    @AfterEach
    void close() {
        bed.close();
    }

    @Test
    void givenANewClient_whenItsQueryIsHydrated_thenOnePokeBringsDesiresGotAndRows() {
        String version = bed.commit(store -> store.put("issue", issue("i1", "first", "ann", 1)));

        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        assertThat(client.pokes()).hasSize(1);
        EncodedPoke poke = client.pokes().getFirst();
        assertThat(poke.baseCookie()).isNull();
        assertThat(poke.cookie()).isEqualTo(version);
        assertThat(client.lastParts())
                .containsExactly(
                        "{\"pokeID\":\""
                                + version
                                + "\",\"desiredQueriesPatches\":{\"c1\":[{\"op\":\"put\",\"hash\":\"q1\"}]},"
                                + "\"gotQueriesPatch\":[{\"op\":\"put\",\"hash\":\"q1\"}],"
                                + "\"rowsPatch\":[{\"op\":\"put\",\"tableName\":\"issue\",\"value\":"
                                + "{\"id\":\"i1\",\"title\":\"first\",\"owner\":\"ann\",\"n\":1}}]}");
    }

    @Test
    void givenAClientWithoutQueries_thenTheFirstPokeIsSentAllTheSame() {
        GroupClient client = bed.client("g", "c1").connect();

        client.eventually("poked", it -> it.model.applied);
        assertThat(client.pokes()).hasSize(1);
        assertThat(client.pokes().getFirst().parts()).isEmpty();
    }

    @Test
    void givenAReconnectWithoutNews_thenAnEmptyPokeIsSentWithTheSameCookie() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        String cookie = client.model.cookie;
        client.disconnect();

        client.connect().eventually("poked", it -> it.model.applied);

        assertThat(client.pokes()).hasSize(1);
        assertThat(client.pokes().getFirst().parts()).isEmpty();
        assertThat(client.pokes().getFirst().baseCookie()).isEqualTo(cookie);
        assertThat(client.pokes().getFirst().cookie()).isEqualTo(cookie);
    }

    @Test
    void givenACommit_thenOnePokeCarriesIt_andOneThatDoesNotConcernTheGroupIsNotSent() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "owner", "ann")).hasGot("q1");
        String before = client.model.cookie;

        bed.commit(store -> store.put("issue", issue("i1", "x", "bob", 1)));
        String version = bed.commit(store -> store.put("issue", issue("i2", "y", "ann", 1)));

        client.isAt(version);
        assertThat(client.pokes()).hasSize(2);
        assertThat(client.pokes().getLast().baseCookie()).isEqualTo(before);
        assertThat(client.ids("issue")).containsExactly("i2");
    }

    @Test
    void givenARowInTwoQueries_whenItLeavesOne_thenItStays_untilItLeavesBoth() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client =
                bed.client("g", "c1")
                        .connect(put("q1", "all"), put("q2", "owner", "ann"))
                        .hasGot("q1", "q2");
        assertThat(GroupClient.parts(client.pokes().getLast()).getFirst().split("i1")).hasSize(2);

        client.isAt(bed.commit(store -> store.put("issue", issue("i1", "x", "bob", 1))));
        assertThat(client.ids("issue")).containsExactly("i1");

        client.isAt(bed.commit(store -> store.delete("issue", "i1")));
        assertThat(client.ids("issue")).isEmpty();
        assertThat(client.lastParts().getFirst())
                .contains(
                        "\"rowsPatch\":[{\"op\":\"del\",\"tableName\":\"issue\",\"id\":{\"id\":\"i1\"}}]");
    }

    @Test
    void givenAChangedPrimaryKey_thenTheRemovalComesFirst() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        client.isAt(
                bed.commit(store -> {
                    store.delete("issue", "i1");
                    store.put("issue", issue("i0", "x", "ann", 1));
                }));

        String part = client.lastParts().getFirst();
        assertThat(part.indexOf("\"del\"")).isPositive().isLessThan(part.indexOf("\"put\""));
        assertThat(client.ids("issue")).containsExactly("i0");
    }

    @Test
    void givenClientsWithAKeyOfTheirOwn_whenItChanges_thenTheOldOneIsRemovedByThatKey() {
        bed.commit(store -> {
            store.put("app.label", label(1, "bug"));
            store.put("app.label", label(2, "wish"));
        });
        GroupClient client = bed.client("g", "c1").connect(put("q1", "labels")).hasGot("q1");
        assertThat(client.ids("app.label")).containsExactly("bug", "wish");

        client.isAt(
                bed.commit(store -> {
                    store.put("app.label", label(1, "wish"));
                    store.put("app.label", label(2, "idea"));
                }));

        assertThat(client.lastParts())
                .singleElement()
                .asString()
                .contains("{\"op\":\"del\",\"tableName\":\"app.label\",\"id\":{\"slug\":\"bug\"}}");
        assertThat(client.rows().get("app.label").values())
                .containsExactlyInAnyOrder(
                        "{\"id\":1,\"slug\":\"wish\"}", "{\"id\":2,\"slug\":\"idea\"}");
    }

    private static dev.leat.ivm.source.Row label(double id, String slug) {
        return new dev.leat.ivm.source.Row(new Object[] {id, slug});
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"7", "null", "{\"error\":\"else\"}", "{\"error\":\"app\",\"message\":null}"})
    void givenAResultThatClientsCannotRead_thenOnlyThatMutationIsSaidToHaveFailed(String stored) {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        client.isAt(
                bed.commit(store -> {
                    store.put("zero_0.mutations", result("g", "c1", 1, stored));
                    store.put("zero_0.mutations", result("g", "c1", 2, "{\"data\":7}"));
                }));

        assertThat(client.lastParts().getFirst())
                .contains(
                        "\"id\":1},\"result\":{\"error\":\"app\","
                                + "\"message\":\"The stored result of this mutation cannot be read.\"}")
                .contains("\"id\":2},\"result\":{\"data\":7}");
    }

    @Test
    void givenAMutation_thenItsIdItsResultAndItsRowsAreInOnePoke() {
        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        client.isAt(
                bed.commit(store -> {
                    store.put("issue", issue("i1", "x", "ann", 1));
                    store.put("zero_0.clients", client("g", "c1", 1));
                    store.put("zero_0.clients", client("other", "c9", 7));
                    store.put(
                            "zero_0.mutations",
                            result("g", "c1", 1, "{\"error\":\"app\",\"message\":\"no\"}"));
                }));

        assertThat(client.lastParts()).hasSize(1);
        assertThat(client.lastParts().getFirst())
                .contains("\"lastMutationIDChanges\":{\"c1\":1}")
                .contains(
                        "\"mutationsPatch\":[{\"op\":\"put\",\"mutation\":{\"id\":{\"clientID\":\"c1\",\"id\":1},"
                                + "\"result\":{\"error\":\"app\",\"message\":\"no\"}}}]")
                .contains("\"rowsPatch\":[{\"op\":\"put\",\"tableName\":\"issue\"")
                .doesNotContain("zero_0");

        client.isAt(bed.commit(store -> store.delete("zero_0.mutations", "g", "c1", 1.0)));
        assertThat(client.lastParts().getFirst())
                .contains(
                        "\"mutationsPatch\":[{\"op\":\"del\",\"id\":{\"clientID\":\"c1\",\"id\":1}}]")
                .doesNotContain("lastMutationIDChanges");
    }

    @Test
    void givenAMutationIdThatGoesBack_thenClientsAreNotTold() {
        GroupClient client =
                bed.client("g", "c1").connect().eventually("up", it -> it.model.applied);
        client.isAt(bed.commit(store -> store.put("zero_0.clients", client("g", "c1", 5))));
        bed.commit(store -> store.put("zero_0.clients", client("g", "c1", 3)));

        client.isAt(bed.commit(store -> store.put("zero_0.clients", client("g", "c1", 6))));

        assertThat(client.model.lastMutationIds).containsEntry("c1", 6L);
        assertThat(client.pokes())
                .noneMatch(poke -> GroupClient.parts(poke).toString().contains("{\"c1\":3}"));
    }

    @Test
    void givenTwoTabs_whenOneWantsMore_thenBothAreTold_andShareTheBytes() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");

        two.change(put("q2", "owner", "ann")).hasGot("q1", "q2");
        one.hasGot("q1", "q2");

        assertThat(one.model.desired.get("c2")).containsExactly("q2");
        assertThat(one.model.cookie).isEqualTo(two.model.cookie);
        assertThat(one.pokes().getLast()).isSameAs(two.pokes().getLast());
        assertThat(one.lastParts().toString())
                .as("the row came with q1 already")
                .doesNotContain("rowsPatch");
    }

    @Test
    void givenTabsAtDifferentCookies_thenEachIsLedFromItsOwn() {
        GroupClient one = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient two = bed.client("g", "c2").connect().hasGot("q1");
        two.disconnect();
        one.isAt(bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1))));
        one.isAt(bed.commit(store -> store.put("issue", issue("i2", "x", "ann", 1))));
        one.isAt(bed.commit(store -> store.delete("issue", "i1")));

        two.connect().isAt(one.model.cookie);

        assertThat(two.pokes()).hasSize(1);
        assertThat(two.rows()).isEqualTo(one.rows());
        assertThat(two.lastParts().toString()).doesNotContain("clear");
    }

    @Test
    void givenASocketThatIsFull_thenOthersGoOn_andItCatchesUpInOnePoke() {
        GroupClient slow = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");
        GroupClient quick = bed.client("g", "c2").connect().hasGot("q1");
        slow.socket.writable = false;
        for (int i = 0; i < 5; i++) {
            String id = "i" + i;
            quick.isAt(bed.commit(store -> store.put("issue", issue(id, "x", "ann", 1))));
        }
        assertThat(slow.pokes()).hasSize(1);

        slow.socket.writable = true;
        bed.groups.writable(slow.socket);

        slow.isAt(quick.model.cookie);
        assertThat(slow.pokes()).hasSize(2);
        assertThat(slow.rows()).isEqualTo(quick.rows());
    }

    @Test
    void givenManyRows_thenTheyComeInPartsOfAHundred() {
        bed.commit(store -> {
            for (int i = 0; i < 250; i++) {
                store.put("issue", issue("i" + i, "x", "ann", i));
            }
        });

        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        assertThat(client.pokes()).hasSize(1);
        assertThat(client.lastParts()).hasSize(3);
        assertThat(client.lastParts().getFirst()).contains("gotQueriesPatch");
        assertThat(client.ids("issue")).hasSize(250);
    }

    @Test
    void givenLargeRows_thenAPartEndsAtAMegabyte() {
        String large = "x".repeat(300_000);
        bed.commit(store -> {
            for (int i = 0; i < 9; i++) {
                store.put("issue", issue("i" + i, large, "ann", i));
            }
        });

        GroupClient client = bed.client("g", "c1").connect(put("q1", "all")).hasGot("q1");

        assertThat(client.lastParts()).hasSize(3).allMatch(part -> part.length() < 1_500_000);
    }

    @Test
    void givenQueriesThatShareRows_whenOneIsDropped_thenOnlyItsOwnRowsGo() {
        bed.commit(store -> {
            store.put("issue", issue("i1", "x", "ann", 1));
            store.put("issue", issue("i2", "x", "bob", 2));
            store.put("comment", comment("k1", "i1", "hi"));
        });
        GroupClient client =
                bed.client("g", "c1")
                        .connect(
                                put("q1", "owner", "ann"),
                                put("q2", "all"),
                                GroupBed.putFor(0, "q3", "withComments", "ann"))
                        .hasGot("q1", "q2", "q3");
        assertThat(client.ids("comment")).containsExactly("k1");

        client.change(del("q3"));
        bed.timers.pass(java.time.Duration.ofMillis(60));

        client.hasGot("q1", "q2");
        assertThat(client.ids("comment")).isEmpty();
        assertThat(client.ids("issue")).containsExactly("i1", "i2");
        assertThat(client.lastParts())
                .singleElement()
                .asString()
                .contains("\"gotQueriesPatch\":[{\"op\":\"del\",\"hash\":\"q3\"}]")
                .contains("{\"op\":\"del\",\"tableName\":\"comment\",\"id\":{\"id\":\"k1\"}}")
                .doesNotContain("\"put\"");
    }

    @Test
    void givenTwoGroups_thenTheBytesOfARowAreShared() {
        bed.commit(store -> store.put("issue", issue("i1", "x", "ann", 1)));
        bed.client("g1", "c1").connect(put("q1", "all")).hasGot("q1");
        bed.client("g2", "c2").connect(put("qq", "all")).hasGot("qq");

        assertThat(bed.store.snapshot().get("issue", "i1").encoded()).isNotNull();
        assertThat(bed.engine.statistics().hydrations())
                .as("issue once, two internal each")
                .isEqualTo(5);
    }
}
