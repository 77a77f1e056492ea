package dev.leat.api.mutators;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.api.request.ApplicationError;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What may run around the transaction of a mutation, and what its failure means.
class EffectsTest extends ItemMutations {
    private final List<String> events = new ArrayList<>();

    @Test
    void givenAnEffect_whenTheMutationCommits_thenItRunsAndSeesTheRowsFromOutside() {
        mutators.mutator(
                "item.announce",
                Item.class,
                (tx, item, caller) -> {
                    tx.afterCommit(() -> events.addAll(items()));
                    add(tx, item);
                });

        assertThat(push(custom(1, "item.announce", item("a", 1)))).containsExactly("c1:1 {}");
        assertThat(events).containsExactly("a=1");
    }

    @Test
    void givenAnEffect_whenTheMutatorRefuses_thenItNeverRuns() {
        mutators.mutator(
                "item.announce",
                Item.class,
                (tx, item, caller) -> {
                    tx.afterCommit(() -> events.add("announced"));
                    throw new ApplicationError("no");
                });

        push(custom(1, "item.announce", item("a", 1)));

        assertThat(events).isEmpty();
    }

    @Test
    void givenEffectsThatFail_whenTheMutationCommits_thenAllRunAndOnlyTheResponseSaysSo() {
        mutators.mutator(
                "item.announce",
                Item.class,
                (tx, item, caller) -> {
                    add(tx, item);
                    tx.afterCommit(() -> {
                        throw new ApplicationError("the mail did not go out");
                    });
                    tx.afterCommit(() -> events.add("second"));
                });

        assertThat(push(custom(1, "item.announce", item("a", 1)), add(2, "b", 2)))
                .containsExactly(
                        "c1:1 {\"error\":\"app\",\"message\":\"the mail did not go out\"}",
                        "c1:2 {}");

        assertThat(events).containsExactly("second");
        assertThat(items()).containsExactly("a=1", "b=2");
        assertThat(keptResults()).isEmpty();
    }

    @Test
    void givenInterceptors_whenAMutationRuns_thenTheyNestInOrder() {
        mutators.intercept(
                        (call, caller, transaction) -> {
                            events.add("outer before " + call.name() + " " + call.mutationId());
                            transaction.run();
                            events.add("outer after " + items());
                        })
                .intercept((call, caller, transaction) -> {
                    events.add("inner before " + items());
                    transaction.run();
                    events.add("inner after");
                });

        assertThat(push(custom(1, "item|add", item("a", 1)))).containsExactly("c1:1 {}");
        assertThat(events)
                .containsExactly(
                        "outer before item.add 1",
                        "inner before []",
                        "inner after",
                        "outer after [a=1]");
    }

    @Test
    void givenAnInterceptorThatRefusesBefore_whenAMutationIsPushed_thenItIsCountedAndKept() {
        mutators.intercept((call, caller, transaction) -> {
            throw new ApplicationError("not today");
        });

        assertThat(push(add(1, "a", 1)))
                .containsExactly("c1:1 {\"error\":\"app\",\"message\":\"not today\"}");

        assertThat(runs.get()).isZero();
        assertThat(lastMutationId("c1")).isEqualTo(1L);
        assertThat(keptResults()).hasSize(1);
    }

    @Test
    void givenAnInterceptorThatFailsAfterwards_whenAMutationIsPushed_thenItStaysCommitted() {
        mutators.intercept((call, caller, transaction) -> {
            transaction.run();
            throw new ApplicationError("too late");
        });

        assertThat(push(add(1, "a", 1)))
                .containsExactly("c1:1 {\"error\":\"app\",\"message\":\"too late\"}");

        assertThat(items()).containsExactly("a=1");
        assertThat(keptResults()).isEmpty();
    }

    @Test
    void givenAnInterceptorThatNeverRunsTheTransaction_whenAMutationIsPushed_thenItIsRefused() {
        mutators.intercept((call, caller, transaction) -> events.add("forgot"));

        assertThat(push(add(1, "a", 1)).getFirst()).contains("IllegalStateException");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }

    @Test
    void givenAnInterceptorThatSwallowsFailures_whenAMutatorRefuses_thenItIsStillRefused() {
        mutators.intercept((call, caller, transaction) -> {
            try {
                transaction.run();
            } catch (Exception ignored) {
                events.add("swallowed");
            }
        });

        assertThat(push(custom(1, "item.addThenRefuse", item("a", 1))).getFirst())
                .contains("no such luck");
        assertThat(failedPush(add(9, "b", 1)).message()).contains("expected 2");
        assertThat(push(add(1, "b", 1)).getFirst()).contains("alreadyProcessed");
    }

    @Test
    void givenAnInterceptorThatRunsTheTransactionTwice_whenAMutationIsPushed_thenOnceIsEnough() {
        mutators.intercept((call, caller, transaction) -> {
            transaction.run();
            transaction.run();
        });

        assertThat(push(add(1, "a", 1)).getFirst()).contains("IllegalStateException");
        assertThat(items()).containsExactly("a=1");
        assertThat(lastMutationId("c1")).isEqualTo(1L);
    }
}
