package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// The internal mutation by which results go once their clients have seen them.
class CleanupResultsTest extends ItemMutations {

    @BeforeEach
    void refuseSome() {
        for (String client : List.of("c1", "c2", "c3")) {
            for (int id = 1; id <= 3; id++) {
                push(of(client, id, "item.addThenRefuse", item("a", 1)));
            }
        }
        upstream.execute(
                "INSERT INTO zero_0.mutations VALUES ('other', 'c1', 1, '{\"error\":\"app\"}')");
    }

    @Test
    void givenOneClient_whenItHasSeenSome_thenThoseGoAndNothingIsAnsweredOrCounted() {
        assertThat(push(cleanup(Mutation.cleanupUpTo("cg1", new MutationId("c1", 2))))).isEmpty();

        assertThat(kept())
                .containsExactly(
                        "cg1 c1 3",
                        "cg1 c2 1",
                        "cg1 c2 2",
                        "cg1 c2 3",
                        "cg1 c3 1",
                        "cg1 c3 2",
                        "cg1 c3 3",
                        "other c1 1");
        assertThat(lastMutationId("c1")).isEqualTo(3L);
    }

    @Test
    void givenNoType_whenItComes_thenItMeansOneClient() {
        push(
                cleanup(
                        Json.parse(
                                "{\"clientGroupID\":\"cg1\",\"clientID\":\"c1\",\"upToMutationID\":99}")));

        assertThat(kept()).noneMatch(it -> it.startsWith("cg1 c1")).contains("other c1 1");
    }

    @Test
    void givenClientsThatAreGone_whenTheyAreCleanedUp_thenAllTheirResultsGo() {
        assertThat(push(cleanup(Mutation.cleanupAll("cg1", List.of("c1", "c3", "unknown")))))
                .isEmpty();

        assertThat(kept()).containsExactly("cg1 c2 1", "cg1 c2 2", "cg1 c2 3", "other c1 1");
    }

    @Test
    void givenAnotherGroup_whenItIsNamed_thenItsResultsStay() {
        push(cleanup(Mutation.cleanupUpTo("other", new MutationId("c1", 9))));

        assertThat(kept()).hasSize(10);
    }

    @ParameterizedTest
    @ValueSource(strings = {"null", "{}", "{\"type\":\"odd\",\"clientGroupID\":\"cg1\"}", "[1]"})
    void givenAnArgumentThatCannotBeRead_whenItComes_thenTheRestOfThePushGoesOn(String argument) {
        assertThat(push(cleanup(Json.parse(argument)), add(4, "b", 1))).containsExactly("c1:4 {}");

        assertThat(kept()).hasSize(10);
    }

    @Test
    void givenATableThatIsMissing_whenResultsAreCleanedUp_thenTheRestOfThePushGoesOn() {
        upstream.execute("DROP TABLE zero_0.mutations");

        assertThat(
                        push(
                                cleanup(Mutation.cleanupUpTo("cg1", new MutationId("c1", 2))),
                                add(4, "b", 1)))
                .containsExactly("c1:4 {}");
    }

    private List<String> kept() {
        return upstream.query(
                "SELECT concat_ws(' ', \"clientGroupID\", \"clientID\", \"mutationID\") FROM"
                        + " zero_0.mutations ORDER BY 1");
    }

    private static Mutation cleanup(Json argument) {
        return new Mutation.Custom(
                new MutationId("c1", 0), Mutation.CLEANUP_RESULTS, List.of(argument), 0);
    }
}
