package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.sql.Tracker.Label;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.Executors;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TransactionOptionsTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db = Database.of(database.dataSource());
        db.insertInto(LABELS).values(List.of(label("a"), label("b"))).execute();
    }

    private static NewRow<Label> label(String id) {
        return RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, id);
    }

    private static String setting(Session session, String name) {
        return session.sql("SELECT current_setting(?)", name).column().getFirst();
    }

    @Test
    void isolationAndModesHoldForTheTransactionAndLeaveNoTraceOnTheConnection(TestDatabase database)
            throws Exception {
        try (var connection = database.connection()) {
            Database one = Database.of(new OneConnection(connection));
            one.inTransaction(
                    TransactionOptions.serializable().asReadOnly().asDeferrable(),
                    tx -> {
                        assertThat(setting(tx, "transaction_isolation")).isEqualTo("serializable");
                        assertThat(setting(tx, "transaction_read_only")).isEqualTo("on");
                        assertThat(setting(tx, "transaction_deferrable")).isEqualTo("on");
                    });
            one.inTransaction(
                    TransactionOptions.repeatableRead()
                            .withStatementTimeout(Duration.ofSeconds(7))
                            .withLockTimeout(Duration.ofMillis(1500)),
                    tx -> {
                        assertThat(setting(tx, "transaction_isolation"))
                                .isEqualTo("repeatable read");
                        assertThat(setting(tx, "statement_timeout")).isEqualTo("7s");
                        assertThat(setting(tx, "lock_timeout")).isEqualTo("1500ms");
                    });
            assertThat(setting(one, "transaction_isolation")).isEqualTo("read committed");
            assertThat(setting(one, "default_transaction_isolation")).isEqualTo("read committed");
            assertThat(setting(one, "transaction_read_only")).isEqualTo("off");
            assertThat(setting(one, "statement_timeout")).isEqualTo("0");
        }
    }

    @Test
    void aReadOnlyTransactionRefusesToWrite() {
        assertThatThrownBy(() ->
                        db.inTransaction(
                                TransactionOptions.DEFAULT.asReadOnly(),
                                tx -> tx.deleteFrom(LABELS).all().execute()))
                .isInstanceOf(DatabaseException.ReadOnly.class);
        assertThat(db.selectFrom(LABELS).count()).isEqualTo(2);
    }

    @Test
    void combinationsWithoutMeaningAreRefusedWhereTheyAreWritten() {
        assertThatThrownBy(() -> TransactionOptions.serializable().asDeferrable())
                .hasMessageContaining("read-only");
        assertThatThrownBy(() -> TransactionOptions.readCommitted().withSnapshot("00000003-1"))
                .hasMessageContaining("repeatable read");
        assertThatThrownBy(() ->
                        TransactionOptions.repeatableRead().withSnapshot("x'; DROP TABLE label --"))
                .hasMessageContaining("exportSnapshot()");
        assertThatThrownBy(() -> TransactionOptions.DEFAULT.withLockTimeout(Duration.ZERO))
                .hasMessageContaining("lock timeout");
    }

    @Test
    void aSnapshotShowsTwoTransactionsTheSameState() {
        long seen =
                db.transaction(
                        TransactionOptions.repeatableRead(),
                        first -> {
                            String snapshot = first.exportSnapshot();
                            Database other = db.outside();
                            other.insertInto(LABELS).values(label("c")).execute();
                            assertThat(other.selectFrom(LABELS).count()).isEqualTo(3);
                            return other.transaction(
                                    TransactionOptions.repeatableRead()
                                            .asReadOnly()
                                            .withSnapshot(snapshot),
                                    second -> second.selectFrom(LABELS).count());
                        });
        assertThat(seen).isEqualTo(2);
    }

    @Test
    void rollbackUndoesAndReachesTheCallerWithItsReason() {
        assertThatThrownBy(() ->
                        db.transaction(tx -> {
                            tx.deleteFrom(LABELS).all().execute();
                            return tx.selectFrom(LABELS).exists()
                                    ? 1
                                    : tx.<Integer>rollback("nothing would be left");
                        }))
                .isInstanceOf(RollbackException.class)
                .hasMessage("nothing would be left");
        assertThat(db.selectFrom(LABELS).count()).isEqualTo(2);
    }

    @Test
    void aNestedRollbackUndoesOnlyWhatIsNested() {
        db.inTransaction(tx -> {
            tx.deleteFrom(LABELS).where(LABELS.id.eq("a")).execute();
            assertThatThrownBy(() ->
                            tx.inTransaction(nested -> {
                                nested.deleteFrom(LABELS).all().execute();
                                nested.rollback("too much");
                            }))
                    .isInstanceOf(RollbackException.class);
        });
        assertThat(db.selectFrom(LABELS).list()).extracting(Label::id).containsExactly("b");
    }

    @Test
    void aRehearsalGivesItsResultAndLeavesNothing() {
        int deleted =
                db.transaction(tx -> {
                    tx.rollbackOnly();
                    return tx.deleteFrom(LABELS).all().execute();
                });
        assertThat(deleted).isEqualTo(2);
        assertThat(db.selectFrom(LABELS).count()).isEqualTo(2);

        db.inTransaction(tx -> {
            tx.inTransaction(nested -> {
                nested.rollbackOnly();
                nested.deleteFrom(LABELS).all().execute();
            });
            tx.deleteFrom(LABELS).where(LABELS.id.eq("b")).execute();
        });
        assertThat(db.selectFrom(LABELS).list()).extracting(Label::id).containsExactly("a");
    }

    @Test
    void aSerializationFailureIsRepeatedWhenAskedAndOnlySoOften() {
        AtomicInteger attempts = new AtomicInteger();
        SharedTransactionFunction<Integer, RuntimeException> meets =
                tx -> {
                    tx.selectFrom(LABELS).list();
                    if (attempts.incrementAndGet() < 3) {
                        db.outside()
                                .update(LABELS)
                                .set(LABELS.name, "x" + attempts)
                                .where(LABELS.id.eq("a"))
                                .execute();
                    }
                    assertThat(tx.attempt()).isEqualTo(attempts.get());
                    return tx.update(LABELS)
                            .set(LABELS.name, "mine")
                            .where(LABELS.id.eq("a"))
                            .execute();
                };
        TransactionOptions serializable = TransactionOptions.serializable();

        assertThatThrownBy(() -> db.transaction(serializable, meets))
                .isInstanceOf(DatabaseException.SerializationFailure.class);
        assertThat(attempts).hasValue(1);

        attempts.set(0);
        TransactionRetry quick =
                new TransactionRetry(2, Duration.ofMillis(1), 1, Duration.ofMillis(1));
        assertThatThrownBy(() -> db.transaction(serializable.withRetry(quick), meets))
                .isInstanceOf(DatabaseException.SerializationFailure.class);
        assertThat(attempts).hasValue(2);

        attempts.set(0);
        assertThat(db.transaction(serializable.withRetry(quick.withAttempts(5)), meets)).isOne();
        assertThat(attempts).hasValue(3);
        assertThat(db.selectFrom(LABELS).where(LABELS.name.eq("mine")).count()).isOne();
    }

    @Test
    void aDeadlockIsRepeatedByTheDatabasesPolicyAndBothSucceed(TestDatabase database)
            throws Exception {
        Database repeating =
                Database.builder(database.dataSource())
                        .transactionRetry(TransactionRetry.DEFAULT)
                        .build();
        CyclicBarrier bothHoldOne = new CyclicBarrier(2);
        AtomicInteger attempts = new AtomicInteger();
        try (var threads = Executors.newVirtualThreadPerTaskExecutor()) {
            var first =
                    threads.submit(() -> lockInTurn(repeating, "a", "b", bothHoldOne, attempts));
            var second =
                    threads.submit(() -> lockInTurn(repeating, "b", "a", bothHoldOne, attempts));
            first.get(30, TimeUnit.SECONDS);
            second.get(30, TimeUnit.SECONDS);
        }

        assertThat(attempts).hasValue(3);
        assertThat(db.selectFrom(LABELS).orderBy(LABELS.id).list())
                .extracting(Label::name)
                .containsExactly("a..", "b..");
    }

    private static void lockInTurn(
            Database db, String one, String other, CyclicBarrier barrier, AtomicInteger attempts) {
        db.inTransaction(tx -> {
            attempts.incrementAndGet();
            for (String id : List.of(one, other)) {
                tx.update(LABELS)
                        .setSql(LABELS.name, "name || '.'")
                        .where(LABELS.id.eq(id))
                        .execute();
                if (id.equals(one) && tx.attempt() == 1) {
                    try {
                        barrier.await(20, TimeUnit.SECONDS);
                    } catch (Exception e) {
                        throw new IllegalStateException(e);
                    }
                }
            }
        });
    }

    @Test
    void anOrdinaryErrorIsNeverRepeatedAndAWrappedMeetingIs() {
        AtomicInteger attempts = new AtomicInteger();
        TransactionOptions options =
                TransactionOptions.DEFAULT.withRetry(
                        new TransactionRetry(3, Duration.ZERO, 1, Duration.ZERO));
        assertThatThrownBy(() ->
                        db.transaction(
                                options,
                                tx -> {
                                    attempts.incrementAndGet();
                                    return tx.insertInto(LABELS).values(label("a")).execute();
                                }))
                .isInstanceOf(DatabaseException.UniqueViolation.class);
        assertThat(attempts).hasValue(1);

        attempts.set(0);
        assertThatThrownBy(() ->
                        db.transaction(
                                options,
                                tx -> {
                                    attempts.incrementAndGet();
                                    try {
                                        return tx.sql("DO $$ BEGIN RAISE SQLSTATE '40001'; END $$")
                                                .execute();
                                    } catch (DatabaseException e) {
                                        throw new IllegalStateException("wrapped", e);
                                    }
                                }))
                .hasMessage("wrapped");
        assertThat(attempts).hasValue(3);
    }

    @Test
    void pausesGrowToTheCap() {
        TransactionRetry retry =
                new TransactionRetry(9, Duration.ofMillis(10), 3, Duration.ofMillis(100));
        List<Long> pauses = new ArrayList<>();
        for (int attempt = 1; attempt < 5; attempt++) {
            pauses.add(retry.pauseAfter(attempt).toMillis());
        }
        assertThat(pauses).containsExactly(10L, 30L, 90L, 100L);
    }

    @Test
    void aLockTimeoutAndAStatementTimeoutHaveTheirOwnExceptions() {
        db.inTransaction(tx -> {
            tx.selectFrom(LABELS).forUpdate().list();
            Database other = db.outside();
            assertThatThrownBy(() ->
                            other.inTransaction(
                                    TransactionOptions.DEFAULT.withLockTimeout(
                                            Duration.ofMillis(20)),
                                    waiting -> waiting.deleteFrom(LABELS).all().execute()))
                    .isInstanceOf(DatabaseException.LockTimeout.class);
            assertThatThrownBy(() ->
                            other.inTransaction(
                                    TransactionOptions.DEFAULT.withStatementTimeout(
                                            Duration.ofMillis(20)),
                                    waiting -> waiting.deleteFrom(LABELS).all().execute()))
                    .isInstanceOf(DatabaseException.QueryCanceled.class);
        });
    }
}
