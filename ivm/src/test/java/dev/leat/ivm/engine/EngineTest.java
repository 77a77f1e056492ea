package dev.leat.ivm.engine;

import static dev.leat.ivm.engine.Bed.and;
import static dev.leat.ivm.engine.Bed.eq;
import static dev.leat.ivm.engine.Bed.exists;
import static dev.leat.ivm.engine.Bed.held;
import static dev.leat.ivm.engine.Bed.join;
import static dev.leat.ivm.engine.Bed.row;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.plan.InvalidQueryException;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.view.ViewSnapshot;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.Test;

class EngineTest {
    private final Bed bed = new Bed(EngineOptions.DEFAULT.withGrace(Duration.ZERO));

    private void tables() {
        bed.commit(tx -> {
            tx.createTable(Bed.table("issue", "id", "owner", "s", "n"));
            tx.createTable(Bed.table("comment", "id", "issueId", "s"));
        });
    }

    private static Ast ofOwner(String owner) {
        return Ast.of("issue").withWhere(eq("owner", owner));
    }

    @Test
    void queriesThatMeanTheSameShareOneView() {
        tables();
        Ast one =
                Ast.of("issue")
                        .withWhere(and(eq("owner", "a"), and(eq("s", "x"))))
                        .withOrderBy(List.of(Ordering.desc("s")))
                        .withRelated(
                                List.of(join("id", "issueId", Ast.of("comment").withAlias("c"))));
        Ast other =
                Ast.of("issue")
                        .withWhere(and(eq("s", "x"), eq("owner", "a")))
                        .withRelated(
                                List.of(join("id", "issueId", Ast.of("comment").withAlias("d"))));

        View view = bed.view(one);

        assertThat(bed.view(other)).isSameAs(view);
        assertThat(bed.view(ofOwner("a"))).isNotSameAs(view);
        assertThat(bed.engine.statistics().hydrations()).isEqualTo(2);
    }

    @Test
    void aViewLivesAsLongAsSomebodyHoldsIt() {
        tables();
        View view = bed.view(ofOwner("a"));
        bed.view(ofOwner("a"));

        bed.engine.release(view);
        bed.put("issue", "1", "a", "x", 1.0);
        assertThat(held(view)).containsExactly("issue:1");

        bed.engine.release(view);
        assertThat(bed.engine.statistics().views()).isZero();
        bed.put("issue", "2", "a", "x", 1.0);
        assertThat(held(view)).containsExactly("issue:1");
        assertThat(held(bed.view(ofOwner("a")))).containsExactly("issue:1", "issue:2");
        assertThatThrownBy(() -> bed.engine.release(view))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void aReleasedViewIsKeptUpToDateDuringItsGracePeriod() {
        Bed patient = new Bed(EngineOptions.DEFAULT.withGrace(Duration.ofHours(1)));
        patient.commit(tx -> tx.createTable(Bed.table("issue", "id", "owner", "s", "n")));
        View view = patient.view(ofOwner("a"));
        patient.engine.release(view);

        patient.put("issue", "1", "a", "x", 1.0);

        assertThat(patient.view(ofOwner("a"))).isSameAs(view);
        assertThat(held(view)).containsExactly("issue:1");
    }

    @Test
    void aCommitVisitsOnlyTheQueriesThatItCanConcern() {
        tables();
        CorrelatedSubquery comments = join("id", "issueId", Ast.of("comment").withAlias("c"));
        CorrelatedSubquery filter =
                new CorrelatedSubquery(
                        comments.correlation(), comments.subquery(), false, Origin.PERMISSIONS);
        for (int i = 0; i < 10_000; i++) {
            bed.view(
                    ofOwner("o" + i)
                            .withWhere(and(eq("owner", "o" + i), exists(filter)))
                            .withRelated(List.of(comments)));
        }
        assertThat(visits(() -> bed.put("issue", "1", "o77", "x", 1.0))).isEqualTo(1);
        assertThat(visits(() -> bed.put("issue", "2", "nobody", "x", 1.0))).isZero();
        // The first comment lets the issue in, which only its owner's query asks for.
        assertThat(visits(() -> bed.put("comment", "c1", "1", "x"))).isEqualTo(1);
        assertThat(visits(() -> bed.put("comment", "c2", "1", "x"))).isEqualTo(1);
        assertThat(visits(() -> bed.put("comment", "c3", "2", "x"))).isZero();
        assertThat(bed.changed).isEmpty();
    }

    @Test
    void whatDoesNotFlipAnExistsEndsThere() {
        tables();
        CorrelatedSubquery filter =
                new CorrelatedSubquery(
                        join("id", "issueId", Ast.of("comment")).correlation(),
                        Ast.of("comment"),
                        false,
                        Origin.PERMISSIONS);
        View view = bed.view(Ast.of("issue").withWhere(exists(filter)));
        bed.put("issue", "1", "a", "x", 1.0);
        bed.put("comment", "c1", "1", "x");
        assertThat(held(view)).containsExactly("issue:1");

        assertThat(visits(() -> bed.put("comment", "c2", "1", "x"))).isZero();
        assertThat(visits(() -> bed.commit(tx -> tx.delete("comment", "c1")))).isZero();
        assertThat(visits(() -> bed.commit(tx -> tx.delete("comment", "c2")))).isEqualTo(1);
        assertThat(held(view)).isEmpty();
    }

    @Test
    void rowsAreFoundThroughAnExistsWhetherFewOrManyFulfilIt() {
        tables();
        int issues = 3000;
        bed.commit(tx -> {
            for (int i = 0; i < issues; i++) {
                tx.put("issue", row("i" + i, "o" + i % 7, "x", (double) i));
                tx.put("comment", row("c" + i, "i" + i, i % 1000 == 5 ? "rare" : "often"));
            }
        });
        for (String text : List.of("rare", "often")) {
            CorrelatedSubquery commented =
                    join("id", "issueId", Ast.of("comment").withWhere(eq("s", text)));
            Ast query = Ast.of("issue").withWhere(exists(commented));
            int matching = text.equals("rare") ? 3 : issues - 3;
            assertThat(bed.view(query).snapshot().size()).isEqualTo(2L * matching);

            View last = bed.view(query.withOrderBy(List.of(Ordering.desc("n"))).withLimit(2));
            String first = text.equals("rare") ? "issue:i2005" : "issue:i2999";
            String next = text.equals("rare") ? "issue:i1005" : "issue:i2998";
            String refill = text.equals("rare") ? "issue:i5" : "issue:i2997";
            assertThat(held(last)).contains(first, next).hasSize(4);
            bed.commit(tx -> tx.delete("issue", first.substring(6)));
            assertThat(held(last)).contains(next, refill).hasSize(4);
        }
    }

    private long visits(Runnable commit) {
        long before = bed.engine.statistics().pipelineVisits();
        commit.run();
        return bed.engine.statistics().pipelineVisits() - before;
    }

    @Test
    void theLogLeadsFromAnyVersionThatItReaches() {
        Bed shortLog = new Bed(EngineOptions.DEFAULT.withLogKeys(2));
        shortLog.commit(tx -> tx.createTable(Bed.table("issue", "id", "owner", "s", "n")));
        View view = shortLog.view(ofOwner("a"));
        String start = view.snapshot().version();
        shortLog.put("issue", "1", "a", "x", 1.0);
        String second = view.snapshot().version();
        shortLog.commit(tx -> tx.delete("issue", "1"));
        shortLog.put("issue", "2", "b", "x", 1.0);

        ViewSnapshot now = view.snapshot();
        assertThat(now.reaches(start)).isTrue();
        assertThat(now.changedSince(start)).hasSize(1).noneMatch(now::holds);
        assertThat(now.changedSince(second)).hasSize(1);
        assertThat(now.changedSince(shortLog.engine.version())).isEmpty();

        shortLog.put("issue", "3", "a", "x", 1.0);
        now = view.snapshot();
        assertThat(now.reaches(start)).isFalse();
        assertThat(now.floor()).isEqualTo(second);
        ViewSnapshot later = now;
        assertThatThrownBy(() -> later.changedSince(start)).hasMessageContaining(second);
    }

    @Test
    void aRowThatEveryLevelStillHoldsIsNotReportedAgain() {
        tables();
        View view = bed.view(Ast.of("issue"));
        bed.put("issue", "1", "a", "x", 1.0);
        String version = view.snapshot().version();

        bed.put("issue", "1", "a", "x", 1.0);

        assertThat(bed.changed).isEmpty();
        assertThat(view.snapshot().version()).isEqualTo(version);
    }

    @Test
    void aDroppedTableFailsItsViewsAndNoOthers() {
        tables();
        View issues = bed.view(Ast.of("issue"));
        View comments = bed.view(Ast.of("comment"));

        bed.commit(tx -> {
            tx.dropTable("comment");
            tx.put("issue", row("1", "a", "x", 1.0));
        });

        assertThat(bed.failed).containsExactly(comments);
        assertThat(comments.failure()).isInstanceOf(InvalidQueryException.class);
        assertThat(issues.failure()).isNull();
        assertThat(held(issues)).containsExactly("issue:1");
        bed.engine.release(comments);
        assertThatThrownBy(() -> bed.view(Ast.of("comment")))
                .hasRootCauseInstanceOf(InvalidQueryException.class);

        bed.commit(tx -> tx.createTable(Bed.table("comment", "id", "issueId", "s")));
        assertThat(bed.view(Ast.of("comment"))).isNotSameAs(comments);
    }

    @Test
    void aTruncatedTableIsComputedAnewAndOnlyTheDifferenceIsReported() {
        tables();
        bed.put("issue", "1", "a", "x", 1.0);
        bed.put("issue", "2", "a", "x", 1.0);
        View view = bed.view(Ast.of("issue"));
        String before = view.snapshot().version();

        bed.commit(tx -> {
            tx.truncate("issue");
            tx.put("issue", row("2", "a", "x", 1.0));
            tx.put("issue", row("3", "a", "x", 1.0));
        });

        assertThat(held(view)).containsExactly("issue:2", "issue:3");
        assertThat(view.snapshot().changedSince(before))
                .extracting(key -> key.value(0))
                .containsExactlyInAnyOrder("1", "3");
        assertThat(bed.changed).containsExactly(view);
    }

    @Test
    void rowsOfATableWhoseColumnsChangedAreSentAgain() {
        tables();
        bed.put("issue", "1", "a", "x", 1.0);
        View view = bed.view(Ast.of("issue"));
        String before = view.snapshot().version();

        bed.commit(tx -> {
            tx.createTable(Bed.table("issue", "id", "owner", "sRenamed", "n"));
            tx.put("issue", row("1", "a", "x", 1.0));
        });

        assertThat(view.snapshot().changedSince(before)).hasSize(1);
    }

    @Test
    void aHugeCommitIsComputedAnew() {
        Bed eager = new Bed(EngineOptions.DEFAULT.withRecomputeFrom(10));
        eager.commit(tx -> tx.createTable(Bed.table("issue", "id", "owner", "s", "n")));
        View view = eager.view(Ast.of("issue"));
        String before = view.snapshot().version();

        eager.commit(tx -> {
            for (int i = 0; i < 50; i++) {
                tx.put("issue", row("i" + i, "a", "x", 1.0));
            }
        });

        assertThat(eager.engine.statistics().recomputations()).isEqualTo(1);
        assertThat(view.snapshot().size()).isEqualTo(50);
        assertThat(view.snapshot().changedSince(before)).hasSize(50);
    }

    @Test
    void aListenerThatThrowsDisturbsNobody() {
        AtomicReference<View> failing = new AtomicReference<>();
        Bed base = new Bed();
        base.commit(tx -> tx.createTable(Bed.table("issue", "id", "owner", "s", "n")));
        Engine engine =
                new Engine(
                        base.store,
                        Runnable::run,
                        Runnable::run,
                        EngineOptions.DEFAULT,
                        (version, changed) -> {
                            throw new IllegalArgumentException("listener");
                        });
        failing.set(engine.acquire(Ast.of("issue"), Map.of()).join());
        base.store.begin();
        base.store.put("issue", row("1", "a", "x", 1.0));

        engine.advance(base.store.commit("w"));

        assertThat(held(failing.get())).containsExactly("issue:1");
    }

    @Test
    void aLostCommitIsMadeUpForByTheNext() {
        tables();
        bed.put("issue", "1", "a", "x", 1.0);
        View view = bed.view(Ast.of("issue"));
        String before = view.snapshot().version();
        bed.store.begin();
        bed.store.put("issue", row("2", "a", "x", 1.0));
        bed.store.delete("issue", "1");
        bed.store.commit("w1");
        bed.store.begin();
        bed.store.put("comment", row("c", "2", "x"));
        Commit next = bed.store.commit("w2");

        bed.engine.advance(next);

        assertThat(held(view)).containsExactly("issue:2");
        assertThat(view.snapshot().changedSince(before)).hasSize(2);
        assertThat(bed.engine.version()).isEqualTo("w2");
        assertThatThrownBy(() -> bed.engine.advance(next))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("w2");
    }

    @Test
    void aRowThatCannotBeRoutedDoesNotStopTheEngine() {
        tables();
        View issues = bed.view(Ast.of("issue"));
        View limited = bed.view(Ast.of("issue").withLimit(5));
        bed.store.begin();
        bed.store.put("issue", row("1", "a", "x", 1.0));
        Commit good = bed.store.commit("w1");
        Commit broken =
                new Commit(
                        good.before(),
                        good.after(),
                        Map.of(
                                "issue",
                                List.of(new Commit.RowChange(null, row(null, "a", "x", 1.0)))),
                        java.util.Set.of());

        bed.engine.advance(broken);

        assertThat(held(issues)).containsExactly("issue:1");
        assertThat(held(limited)).containsExactly("issue:1");
        bed.store.begin();
        bed.store.put("issue", row("2", "a", "x", 1.0));
        bed.engine.advance(bed.store.commit("w2"));
        assertThat(held(limited)).containsExactly("issue:1", "issue:2");
    }

    @Test
    void commitsAreAppliedOnTheEngineThreadOnly() throws Exception {
        tables();
        bed.view(Ast.of("issue"));
        bed.store.begin();
        Commit commit = bed.store.commit("w");
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Thread.ofPlatform()
                .name("stranger")
                .start(() -> {
                    try {
                        bed.engine.advance(commit);
                    } catch (IllegalStateException e) {
                        refused.set(e);
                    }
                })
                .join();
        assertThat(refused.get()).hasMessageContaining("\"stranger\"");
    }
}
