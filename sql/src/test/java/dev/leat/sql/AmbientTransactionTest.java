package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import dev.leat.schema.RowValues;
import dev.leat.sql.Tracker.Label;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.atomic.AtomicReference;
import java.util.stream.IntStream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Nobody passes a transaction around, and nobody runs outside of it by mistake.
@PostgresTest
class AmbientTransactionTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db = Database.of(database.dataSource());
    }

    /// A function that knows of no transaction, as there are many in an application.
    private void add(String id) {
        db.current()
                .insertInto(LABELS)
                .values(RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, id))
                .execute();
    }

    private List<String> ids() {
        return db.outside().selectFrom(LABELS).orderBy(LABELS.id).list().stream()
                .map(Label::id)
                .toList();
    }

    @Test
    void aFunctionJoinsTheTransactionOfItsCaller() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            add("a");
                            assertThat(tx.selectFrom(LABELS).count()).isEqualTo(1);
                            assertThat(ids()).isEmpty();
                            throw new IllegalArgumentException("no");
                        }))
                .hasMessage("no");
        assertThat(ids()).isEmpty();

        add("b");
        assertThat(ids()).containsExactly("b");
    }

    @Test
    void theOuterHandleRefusesToWorkInsideATransactionAndSaysWhatToUse() {
        db.inTransaction(tx -> {
            assertThatThrownBy(() -> db.selectFrom(LABELS).count())
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("current()")
                    .hasMessageContaining("outside()");
            assertThatThrownBy(() -> db.transaction(inner -> 1))
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> db.primary().sql("SELECT 1").rows())
                    .isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(db::borrowConnection).isInstanceOf(IllegalStateException.class);
            assertThatThrownBy(() -> db.withConnection(connection -> 1))
                    .isInstanceOf(IllegalStateException.class);
        });
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void aNestedTransactionIsTheCurrentOneUntilItEnds() {
        db.inTransaction(tx -> {
            add("a");
            assertThatThrownBy(() ->
                            db.current()
                                    .inTransaction(nested -> {
                                        assertThat(db.currentTransaction()).isSameAs(nested);
                                        add("b");
                                        assertThatThrownBy(() -> tx.selectFrom(LABELS).count())
                                                .hasMessageContaining("nested transaction is open");
                                        throw new IllegalArgumentException("no");
                                    }))
                    .hasMessage("no");
            assertThat(db.currentTransaction()).isSameAs(tx);
            add("c");
        });
        assertThat(ids()).containsExactly("a", "c");
    }

    @Test
    void outsideIsATransactionOfItsOwn() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            add("a");
                            db.outside()
                                    .inTransaction(own ->
                                            own.insertInto(LABELS)
                                                    .values(
                                                            RowValues.of(LABELS)
                                                                    .set(LABELS.id, "log")
                                                                    .set(LABELS.name, "log"))
                                                    .execute());
                            tx.rollback("no");
                        }))
                .isInstanceOf(RollbackException.class);
        assertThat(ids()).containsExactly("log");
    }

    @Test
    void theHandleIsOfNoUseAfterTheEnd() {
        Transaction kept = db.transaction(tx -> tx);

        assertThatThrownBy(() -> kept.selectFrom(LABELS).count())
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("has ended");
        assertThatThrownBy(() -> db.currentTransaction()).hasMessageContaining("no transaction");
        assertThat(db.current()).isSameAs(db);
    }

    @Test
    void anotherThreadNeitherInheritsNorBorrowsTheTransaction() throws Exception {
        db.inTransaction(tx -> {
            add("a");
            CompletableFuture<Long> borrowed =
                    CompletableFuture.supplyAsync(() -> tx.selectFrom(LABELS).count());
            assertThatThrownBy(borrowed::get)
                    .isInstanceOf(ExecutionException.class)
                    .hasMessageContaining("belongs to thread");
            assertThat(
                            CompletableFuture.supplyAsync(
                                            () -> db.current().selectFrom(LABELS).count())
                                    .get())
                    .isZero();
        });
    }

    @Test
    void whatAStructuredScopeForksInATransactionIsNotOutsideOfItUnlessMeant() throws Exception {
        assumeTrue(Runtime.version().feature() >= 25, "scoped values are there from 25 on");
        db.inTransaction(tx -> {
            add("a");
            assertThatThrownBy(() -> forked(() -> db.selectFrom(LABELS).count()))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("forked inside a transaction")
                    .hasMessageContaining("outside()");
            assertThatThrownBy(() -> forked(db::current)).hasMessageContaining("forked inside");
            assertThatThrownBy(() -> forked(db::currentTransaction))
                    .hasMessageContaining("forked inside");
            tx.inTransaction(nested ->
                    assertThatThrownBy(() -> forked(() -> db.transaction(own -> 1)))
                            .hasMessageContaining("forked inside"));
            assertThat(forked(() -> db.outside().selectFrom(LABELS).count())).isEqualTo(0L);
            assertThat(tx.selectFrom(LABELS).count()).isEqualTo(1);
        });
        assertThat(forked(() -> db.selectFrom(LABELS).count())).isEqualTo(1L);
    }

    /// By reflection, as the class is a preview in the first versions that have it.
    private static Object forked(Callable<?> task) throws Exception {
        Class<?> type = Class.forName("java.util.concurrent.StructuredTaskScope");
        AtomicReference<Throwable> failure = new AtomicReference<>();
        AtomicReference<Object> result = new AtomicReference<>();
        Object scope = type.getMethod("open").invoke(null);
        try {
            type.getMethod("fork", Callable.class)
                    .invoke(
                            scope,
                            (Callable<?>)
                                    () -> {
                                        try {
                                            result.set(task.call());
                                        } catch (Throwable e) {
                                            failure.set(e);
                                        }
                                        return 1;
                                    });
            type.getMethod("join").invoke(scope);
        } finally {
            type.getMethod("close").invoke(scope);
        }
        if (failure.get() instanceof RuntimeException e) {
            throw e;
        }
        return result.get();
    }

    @Test
    void everyVirtualThreadHasItsOwn() throws Exception {
        AtomicReference<Throwable> wrong = new AtomicReference<>();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            List<Future<?>> all =
                    IntStream.range(0, 20)
                            .<Future<?>>mapToObj(n ->
                                    threads.submit(() -> {
                                        try {
                                            db.inTransaction(tx -> {
                                                add("t" + n);
                                                assertThat(db.currentTransaction()).isSameAs(tx);
                                                assertThat(tx.selectFrom(LABELS).count())
                                                        .isPositive();
                                                if (n % 2 == 0) {
                                                    tx.rollback("even");
                                                }
                                            });
                                        } catch (RollbackException e) {
                                            assertThat(n % 2).isZero();
                                        } catch (Throwable e) {
                                            wrong.set(e);
                                        }
                                    }))
                            .toList();
            for (Future<?> each : all) {
                each.get();
            }
        }
        assertThat(wrong.get()).isNull();
        assertThat(ids()).hasSize(10).allMatch(id -> Integer.parseInt(id.substring(1)) % 2 == 1);
    }
}
