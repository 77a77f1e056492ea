package dev.leat.ivm.store;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.Snapshot.From;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ColumnSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.query.ast.Ordering;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.concurrent.atomic.AtomicReference;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

class MemoryStoreTest {
    private static final TableSpec ISSUE =
            new TableSpec(
                    "issue",
                    List.of(
                            new ColumnSpec("id", ValueType.NUMBER),
                            new ColumnSpec("owner", ValueType.STRING),
                            new ColumnSpec("rank", ValueType.NUMBER)),
                    List.of("id"),
                    List.of(List.of("id")));

    private final MemoryStore store = new MemoryStore("00");

    private static Row issue(double id, String owner, Double rank) {
        return new Row(new Object[] {id, owner, rank});
    }

    private static List<String> list(Iterable<Row> rows) {
        List<String> all = new ArrayList<>();
        rows.forEach(row -> all.add(row.toString()));
        return all;
    }

    @BeforeEach
    void fill() {
        store.begin();
        store.createTable(ISSUE);
        store.put("issue", issue(1, "ann", 5.0));
        store.put("issue", issue(2, "bob", null));
        store.put("issue", issue(3, "ann", 7.0));
        store.put("issue", issue(4, "ann", null));
        store.commit("01");
    }

    @Test
    void givenManyRows_whenAnIndexIsBegun_thenTheCommitsThatComeMeanwhileAreInIt()
            throws InterruptedException {
        IndexSpec byOwner =
                new IndexSpec("issue", List.of("owner"), List.of(Ordering.desc("rank")));
        assertThat(store.beginIndex(byOwner)).as("few rows are sorted at once").isNull();
        store.begin();
        for (int i = 5; i < 20_000; i++) {
            store.put("issue", issue(i, "o" + i % 7, (double) (i % 1000)));
        }
        store.commit("02");

        Runnable build = store.beginIndex(byOwner);
        assertThat(build).isNotNull();
        assertThat(store.beginIndex(byOwner)).as("one build for all").isSameAs(build);
        changeSome(6, "03");
        Thread worker = Thread.ofPlatform().start(build);
        worker.join();
        changeSome(8, "04");
        assertThat(store.beginIndex(byOwner)).as("the rest is cheap").isNull();
        assertThatThrownBy(
                        () -> store.snapshot().scan(byOwner, new Object[] {"o1"}, null).iterator())
                .isInstanceOf(IllegalStateException.class);
        store.ensureIndex(byOwner);
        changeSome(10, "05");

        MemoryStore expected = new MemoryStore("00");
        BulkLoad copy = new BulkLoad(ISSUE);
        IndexSpec byKey = new IndexSpec("issue", List.of(), List.of());
        store.ensureIndex(byKey);
        store.snapshot().scan(byKey, new Object[0], null).forEach(copy::add);
        copy.finish(byOwner);
        expected.begin();
        expected.install(copy);
        expected.commit("01");
        for (String owner : List.of("ann", "o1", "o2", "moved")) {
            List<String> found = list(store.snapshot().scan(byOwner, new Object[] {owner}, null));
            assertThat(found).isNotEmpty();
            assertThat(found)
                    .isEqualTo(list(expected.snapshot().scan(byOwner, new Object[] {owner}, null)));
        }
    }

    private void changeSome(int first, String version) {
        store.begin();
        for (int i = first; i < 20_000; i += 100) {
            store.put("issue", issue(i, "moved", null));
            store.put("issue", issue(i + 20_000, "o1", (double) i));
            store.delete("issue", (double) (i + 1));
        }
        store.commit(version);
    }

    @Test
    void givenAnIndexThatWasBegun_whenItsTableIsReset_thenNothingOfTheOldRowsComesBack() {
        IndexSpec byOwner = new IndexSpec("issue", List.of("owner"), List.of());
        store.begin();
        for (int i = 5; i < 20_000; i++) {
            store.put("issue", issue(i, "ann", 1.0));
        }
        store.commit("02");
        Runnable build = store.beginIndex(byOwner);
        assertThat(build).isNotNull();
        build.run();
        store.begin();
        store.truncate("issue");
        store.put("issue", issue(7, "ann", 2.0));
        store.commit("03");
        store.ensureIndex(byOwner);
        assertThat(list(store.snapshot().scan(byOwner, new Object[] {"ann"}, null)))
                .containsExactly(issue(7, "ann", 2.0).toString());
    }

    @Test
    void aSnapshotNeverChanges() {
        Snapshot before = store.snapshot();

        store.begin();
        store.put("issue", issue(1, "eve", 0.0));
        store.delete("issue", 2.0);
        store.commit("02");

        assertThat(before.version()).isEqualTo("01");
        assertThat(before.size("issue")).isEqualTo(4);
        assertThat(before.get("issue", 1.0)).hasToString("[1.0, ann, 5.0]");
        assertThat(store.snapshot().get("issue", 1.0)).hasToString("[1.0, eve, 0.0]");
        assertThat(store.snapshot().get("issue", 2.0)).isNull();
    }

    @Test
    void aCommitNamesTheNetChangeOfEachRow() {
        store.begin();
        store.put("issue", issue(9, "new", 1.0));
        store.delete("issue", 9.0);
        store.put("issue", issue(1, "eve", 5.0));
        store.put("issue", issue(1, "ann", 5.0));
        store.put("issue", issue(2, "bob", 1.0));
        store.put("issue", issue(2, "bob", 2.0));
        store.delete("issue", 3.0);
        store.put("issue", issue(5, "dan", 0.0));
        Commit commit = store.commit("02");

        Collection<RowChange> changes = commit.changes().get("issue");
        assertThat(changes)
                .extracting(change -> change.before() + " > " + change.after())
                .containsExactlyInAnyOrder(
                        "[2.0, bob, null] > [2.0, bob, 2.0]",
                        "[3.0, ann, 7.0] > null",
                        "null > [5.0, dan, 0.0]");
        assertThat(commit.reset()).isEmpty();
        assertThat(commit.before().version()).isEqualTo("01");
        assertThat(commit.after().version()).isEqualTo("02");
    }

    @Test
    void anIndexDeliversEqualRowsInItsOrderWithNullsFirstOrLast() {
        IndexSpec up = new IndexSpec("issue", List.of("owner"), List.of(Ordering.asc("rank")));
        IndexSpec down = new IndexSpec("issue", List.of("owner"), List.of(Ordering.desc("rank")));
        store.ensureIndex(up);
        store.ensureIndex(down);
        Snapshot snapshot = store.snapshot();

        assertThat(list(snapshot.scan(up, new Object[] {"ann"}, null)))
                .containsExactly("[4.0, ann, null]", "[1.0, ann, 5.0]", "[3.0, ann, 7.0]");
        assertThat(list(snapshot.scan(down, new Object[] {"ann"}, null)))
                .containsExactly("[3.0, ann, 7.0]", "[1.0, ann, 5.0]", "[4.0, ann, null]");
        assertThat(list(snapshot.scan(up, new Object[] {null}, null))).isEmpty();
        assertThat(list(snapshot.scan(up, new Object[] {"nobody"}, null))).isEmpty();
    }

    @Test
    void aScanStartsAtOrAfterAPosition() {
        IndexSpec up = new IndexSpec("issue", List.of("owner"), List.of(Ordering.asc("rank")));
        store.ensureIndex(up);
        Snapshot snapshot = store.snapshot();

        assertThat(
                        list(
                                snapshot.scan(
                                        up,
                                        new Object[] {"ann"},
                                        new From(new Object[] {5.0}, false))))
                .containsExactly("[1.0, ann, 5.0]", "[3.0, ann, 7.0]");
        assertThat(
                        list(
                                snapshot.scan(
                                        up,
                                        new Object[] {"ann"},
                                        new From(new Object[] {5.0}, true))))
                .containsExactly("[3.0, ann, 7.0]");
    }

    @Test
    void aPositionMayStandBesideTheValueThatEqualityFixes() {
        IndexSpec index =
                new IndexSpec(
                        "issue",
                        List.of("owner"),
                        List.of(Ordering.desc("owner"), Ordering.asc("rank")));
        store.ensureIndex(index);
        Snapshot snapshot = store.snapshot();

        // Descending by owner, "bob" stands before "ann" and "aa" after her.
        assertThat(
                        list(
                                snapshot.scan(
                                        index,
                                        new Object[] {"ann"},
                                        new From(new Object[] {"bob", 6.0}, true))))
                .hasSize(3);
        assertThat(
                        list(
                                snapshot.scan(
                                        index,
                                        new Object[] {"ann"},
                                        new From(new Object[] {"aa", null}, false))))
                .isEmpty();
        assertThat(
                        list(
                                snapshot.scan(
                                        index,
                                        new Object[] {"ann"},
                                        new From(new Object[] {"ann", 6.0}, false))))
                .containsExactly("[3.0, ann, 7.0]");
    }

    @Test
    void indexesFollowLaterCommits() {
        IndexSpec byOwner = new IndexSpec("issue", List.of("owner"), List.of());
        store.ensureIndex(byOwner);

        store.begin();
        store.put("issue", issue(2, "ann", null));
        store.put("issue", issue(1, "bob", 5.0));
        store.delete("issue", 3.0);
        store.commit("02");

        assertThat(list(store.snapshot().scan(byOwner, new Object[] {"ann"}, null)))
                .containsExactly("[2.0, ann, null]", "[4.0, ann, null]");
        assertThat(list(store.snapshot().scan(byOwner, new Object[] {"bob"}, null)))
                .containsExactly("[1.0, bob, 5.0]");
    }

    @Test
    void aTruncatedTableKeepsItsIndexesAndIsReset() {
        IndexSpec byOwner = new IndexSpec("issue", List.of("owner"), List.of());
        store.ensureIndex(byOwner);

        store.begin();
        store.truncate("issue");
        store.put("issue", issue(7, "ann", 1.0));
        Commit commit = store.commit("02");

        assertThat(commit.reset()).containsExactly("issue");
        assertThat(commit.changes()).isEmpty();
        assertThat(list(store.snapshot().scan(byOwner, new Object[] {"ann"}, null)))
                .containsExactly("[7.0, ann, 1.0]");
    }

    @Test
    void whatIsRolledBackNeverHappened() {
        store.begin();
        store.dropTable("issue");
        assertThat(store.table("issue")).isNull();
        store.rollback();

        assertThat(store.snapshot().size("issue")).isEqualTo(4);
        store.begin();
        assertThat(store.get("issue", 1.0)).isNotNull();
        store.rollback();
    }

    @Test
    void aBulkLoadTakesRowsInAnyOrderAndBuildsIndexesAlong() {
        TableSpec copy =
                new TableSpec("copy", ISSUE.columns(), ISSUE.primaryKey(), ISSUE.uniqueKeys());
        IndexSpec byRank = new IndexSpec("copy", List.of(), List.of(Ordering.desc("rank")));
        BulkLoad load = new BulkLoad(copy);
        for (int i = 0; i < 1000; i++) {
            double id = (i * 7919) % 1000;
            load.add(issue(id, "o" + id % 10, id / 2));
        }
        assertThat(load.finish(byRank)).isEqualTo(1000);

        store.begin();
        store.install(load);
        store.put("copy", issue(5000, "late", 9999.0));
        Commit commit = store.commit("02");

        assertThat(commit.reset()).containsExactly("copy");
        assertThat(store.snapshot().size("copy")).isEqualTo(1001);
        assertThat(store.snapshot().scan(byRank, new Object[0], null).iterator().next())
                .hasToString("[5000.0, late, 9999.0]");
    }

    @Test
    void aBulkLoadWithOneKeyTwiceIsRefusedByName() {
        BulkLoad load = new BulkLoad(ISSUE);
        load.add(issue(1, "ann", null));
        load.add(issue(1, "bob", null));

        assertThatThrownBy(load::finish)
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("\"issue\"")
                .hasMessageContaining("[id]");
    }

    @Test
    void onlyTheWriterMayWriteUntilItHandsOver() throws Exception {
        AtomicReference<Throwable> refused = new AtomicReference<>();
        Thread worker =
                Thread.ofPlatform().name("other").start(() -> refused.set(attempt(store::begin)));
        worker.join();
        assertThat(refused.get())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("\"other\"");

        store.handOver();
        Thread next =
                Thread.ofPlatform().name("next").start(() -> refused.set(attempt(store::begin)));
        next.join();
        assertThat(refused.get()).isNull();
    }

    private static Throwable attempt(Runnable action) {
        try {
            action.run();
            return null;
        } catch (RuntimeException e) {
            return e;
        }
    }

    @Test
    void mistakesAreNamed() {
        assertThatThrownBy(() -> store.put("issue", issue(1, "x", null)))
                .hasMessageContaining("begin()");
        IndexSpec missing = new IndexSpec("issue", List.of("rank"), List.of());
        assertThatThrownBy(() -> store.snapshot().scan(missing, new Object[] {1.0}, null))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("ensureIndex");
        store.begin();
        assertThatThrownBy(() -> store.commit("01")).hasMessageContaining("not after 01");
        assertThatThrownBy(() -> store.put("nosuch", issue(1, "x", null)))
                .hasMessageContaining("\"nosuch\"");
        assertThatThrownBy(() -> store.put("issue", new Row(new Object[1])))
                .hasMessageContaining("needs 3 values");
    }
}
