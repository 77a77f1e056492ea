package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.protocol.error.ErrorBody.PushFailed;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.PushBody;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

/// What happens to each mutation, rule by rule.
class MutationProtocolTest extends ItemMutations {
    @Test
    void givenANewClient_whenItsFirstMutationIsPushed_thenRowsAndCountCommitTogether() {
        assertThat(push(add(1, "a", 1))).containsExactly("c1:1 {}");

        assertThat(items()).containsExactly("a=1");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
        assertThat(
                        upstream.query(
                                "SELECT (SELECT xmin FROM item) = (SELECT xmin FROM zero_0.clients)"))
                .containsExactly("t");
        assertThat(keptResults()).isEmpty();
    }

    @Test
    void givenABatch_whenItIsPushed_thenEveryMutationHasItsOwnTransaction() {
        assertThat(push(add(1, "a", 1), add(2, "b", 2), add(3, "c", 3)))
                .containsExactly("c1:1 {}", "c1:2 {}", "c1:3 {}");

        assertThat(items()).containsExactly("a=1", "b=2", "c=3");
        assertThat(upstream.query("SELECT count(DISTINCT xmin::text) FROM item"))
                .containsExactly("3");
        assertThat(lastMutationId("c1")).isEqualTo(3L);
    }

    @Test
    void givenAnAppliedMutation_whenItComesAgain_thenItIsAlreadyProcessed() {
        push(add(1, "a", 1), add(2, "b", 2));

        assertThat(push(add(2, "again", 2)))
                .containsExactly(
                        "c1:2 {\"error\":\"alreadyProcessed\",\"details\":\"Ignoring mutation from"
                                + " c1 with ID 2 as it was already processed. Expected: 3\"}");

        assertThat(items()).containsExactly("a=1", "b=2");
        assertThat(lastMutationId("c1")).isEqualTo(2L);
    }

    @Test
    void givenABatchThatOverlapsWhatWasApplied_whenItIsPushed_thenTheRestIsApplied() {
        push(add(1, "a", 1));

        assertThat(push(add(1, "a", 1), add(2, "b", 2)).getLast()).isEqualTo("c1:2 {}");

        assertThat(items()).containsExactly("a=1", "b=2");
    }

    @Test
    void givenAGap_whenAMutationIsPushed_thenThePushFailsWithTheRemainingIds() {
        PushFailed failed = failedPush(add(1, "a", 1), add(3, "c", 3), add(4, "d", 4));

        assertThat(failed)
                .isEqualTo(
                        new PushFailed(
                                Origin.SERVER,
                                FailureReason.OUT_OF_ORDER_MUTATION,
                                "Client c1 sent mutation ID 3 but expected 2",
                                List.of(new MutationId("c1", 3), new MutationId("c1", 4)),
                                null,
                                null,
                                null));
        assertThat(items()).containsExactly("a=1");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenAnUnknownClient_whenItStartsAboveOne_thenNothingIsKeptOfIt() {
        assertThat(failedPush(add(2, "a", 1)).message())
                .isEqualTo("Client c1 sent mutation ID 2 but expected 1");
        assertThat(lastMutationId("c1")).isNull();
    }

    @Test
    void givenARefusal_whenItIsPushed_thenTheWritesAreGoneTheIdIsCountedAndTheResultIsKept() {
        assertThat(push(custom(1, "item.addThenRefuse", item("a", 1)), add(2, "b", 2)))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"no such"
                                + " luck\",\"details\":{\"id\":\"a\"}}",
                        "c1:2 {}");

        assertThat(items()).containsExactly("b=2");
        assertThat(lastMutationId("c1")).isEqualTo(2L);
        assertThat(keptResults())
                .containsExactly(
                        "cg1 c1 1 {\"error\":\"app\",\"message\":\"no such"
                                + " luck\",\"details\":{\"id\":\"a\"}}");
    }

    @Test
    void givenARefusal_whenItsResultIsKept_thenCountAndResultCommitTogether() {
        push(custom(1, "item.addThenRefuse", item("a", 1)));

        assertThat(
                        upstream.query(
                                "SELECT (SELECT xmin FROM zero_0.mutations) = (SELECT xmin FROM"
                                        + " zero_0.clients)"))
                .containsExactly("t");
    }

    @Test
    void givenARefusedMutation_whenItComesAgain_thenItIsAlreadyProcessed() {
        push(custom(1, "item.addThenRefuse", item("a", 1)));

        assertThat(push(custom(1, "item.addThenRefuse", item("a", 1))).getFirst())
                .contains("alreadyProcessed");
        assertThat(keptResults()).hasSize(1);
    }

    @Test
    void givenAMutatorThatCrashes_whenItIsPushed_thenTheClientLearnsThatButNotTheMessage() {
        assertThat(push(custom(1, "item.addThenCrash", item("a", 1))))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"Mutator \\\"item.addThenCrash\\\""
                                + " failed with IllegalStateException; the log of the API server says"
                                + " why\"}");
        assertThat(items()).isEmpty();
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenATranslation_whenTheMutatorThrowsWhatItKnows_thenTheClientIsToldIt() {
        ErrorPolicy policy =
                ErrorPolicy.translating(e ->
                        e instanceof IllegalStateException
                                ? new ApplicationError("translated", 7, e)
                                : null);

        assertThat(push("zero_0", policy, custom(1, "item.addThenCrash", item("a", 1))))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"translated\",\"details\":7}");
    }

    @Test
    void givenEndlessRecursionInAMutator_whenItIsPushed_thenItIsRefusedAsAnythingElse() {
        mutators.mutator("recurse", Item.class, (tx, item, caller) -> recurse(item));

        assertThat(push(custom(1, "recurse", item("a", 1))).getFirst())
                .contains("StackOverflowError");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    private static void recurse(Item item) {
        recurse(new Item(item.id(), item.n() + 1));
    }

    /// Nothing that can be written: its getter fails.
    public static final class Odd {
        public String getValue() {
            throw new IllegalStateException("odd");
        }
    }

    @Test
    void givenDetailsThatAreNoJson_whenTheMutatorRefuses_thenTheMessageArrivesAllTheSame() {
        mutators.mutator(
                "odd",
                Item.class,
                (tx, item, caller) -> {
                    throw new ApplicationError("odd", Map.of("self", new Odd()));
                });

        assertThat(push(custom(1, "odd", item("a", 1))))
                .containsExactly("c1:1 {\"error\":\"app\",\"message\":\"odd\"}");
    }

    @Test
    void givenAnUnknownName_whenItIsPushed_thenTheRefusalNamesIt() {
        assertThat(push(custom(1, "item.remove", item("a", 1)), add(2, "b", 2)))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"There is no mutator"
                                + " \\\"item.remove\\\"\"}",
                        "c1:2 {}");
    }

    @Test
    void givenTheOldSeparator_whenItIsPushed_thenTheMutatorIsFound() {
        assertThat(push(custom(1, "item|add", item("a", 1)))).containsExactly("c1:1 {}");
    }

    @Test
    void givenWrongArguments_whenTheyArePushed_thenTheRefusalNamesTheProperty() {
        assertThat(push(custom(1, "item.add", "{\"id\":\"a\"}")))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"Invalid arguments for mutator"
                                + " \\\"item.add\\\": \\\"n\\\" is missing\"}");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenAPushOfAnotherVersion_whenItComes_thenItIsRefusedAsAWhole() {
        PushBody push = new PushBody("cg1", List.of(add(1, "a", 1)), 2, null, 0, "r", null, null);

        PushFailed failed = failure(process("zero_0", ErrorPolicy.standard(), push));

        assertThat(failed.reason()).isEqualTo(FailureReason.UNSUPPORTED_PUSH_VERSION);
        assertThat(failed.mutationIds()).containsExactly(new MutationId("c1", 1));
        assertThat(lastMutationId("c1")).isNull();
    }

    @Test
    void givenALegacyCrudMutation_whenItComes_thenThePushStopsThere() {
        PushFailed failed =
                failedPush(
                        add(1, "a", 1), new Mutation.Crud(new MutationId("c1", 2), List.of(), 0));

        assertThat(failed.reason()).isEqualTo(FailureReason.PARSE);
        assertThat(failed.mutationIds()).containsExactly(new MutationId("c1", 2));
        assertThat(items()).containsExactly("a=1");
    }

    @Test
    void givenAnotherShard_whenItPushes_thenItHasItsOwnCount() {
        upstream.createShard("Other_12");

        push(add(1, "a", 1));
        assertThat(push("Other_12", ErrorPolicy.standard(), add(1, "b", 1)))
                .containsExactly("c1:1 {}");

        assertThat(upstream.query("SELECT \"lastMutationID\" FROM \"Other_12\".clients"))
                .containsExactly("1");
    }
}
