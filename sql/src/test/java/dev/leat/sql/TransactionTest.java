package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.sql.Tracker.Label;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class TransactionTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db = Database.of(database.dataSource());
    }

    private static NewRow<Label> label(String id) {
        return RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, id);
    }

    @Test
    void whatIsReturnedIsCommittedAndReadsSeeOwnWrites() {
        long inside =
                db.transaction(tx -> {
                    tx.insertInto(LABELS).values(label("a")).execute();
                    assertThat(db.outside().selectFrom(LABELS).count()).isZero();
                    return tx.selectFrom(LABELS).count();
                });

        assertThat(inside).isEqualTo(1);
        assertThat(db.selectFrom(LABELS).count()).isEqualTo(1);
    }

    @Test
    void anExceptionOfAnyKindUndoesEverythingAndPassesThrough() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.insertInto(LABELS).values(label("a")).execute();
                            throw new IOException("no");
                        }))
                .isInstanceOf(IOException.class);
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.insertInto(LABELS).values(label("a")).execute();
                            throw new AssertionError("no");
                        }))
                .isInstanceOf(AssertionError.class);

        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void aFailureThatWasSwallowedIsNotTakenForACommit() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.insertInto(LABELS).values(label("a")).execute();
                            assertThatThrownBy(() ->
                                            tx.insertInto(LABELS).values(label("a")).execute())
                                    .isInstanceOf(DatabaseException.UniqueViolation.class);
                        }))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("its exception was caught")
                .hasMessageContaining("25P02");

        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void aNestedTransactionFailsAlone() {
        db.inTransaction(tx -> {
            tx.insertInto(LABELS).values(label("a")).execute();
            assertThatThrownBy(() ->
                            tx.inTransaction(nested -> {
                                nested.insertInto(LABELS).values(label("b")).execute();
                                nested.insertInto(LABELS).values(label("a")).execute();
                            }))
                    .isInstanceOf(DatabaseException.UniqueViolation.class);
            tx.inTransaction(nested -> nested.insertInto(LABELS).values(label("c")).execute());
        });

        assertThat(db.selectFrom(LABELS).orderBy(LABELS.id).list())
                .extracting(Label::id)
                .containsExactly("a", "c");
    }

    @Test
    void aFailureThatANestedTransactionSwallowedUndoesTheNestedOneAlone() {
        db.inTransaction(tx -> {
            tx.insertInto(LABELS).values(label("a")).execute();
            assertThatThrownBy(() ->
                            tx.inTransaction(nested -> {
                                nested.insertInto(LABELS).values(label("b")).execute();
                                assertThatThrownBy(() -> nested.sql("SELECT 1/0").rows())
                                        .isInstanceOf(DatabaseException.class);
                            }))
                    .isInstanceOf(IllegalStateException.class)
                    .hasMessageContaining("its exception was caught inside");
            tx.insertInto(LABELS).values(label("c")).execute();
        });

        assertThat(db.selectFrom(LABELS).orderBy(LABELS.id).list())
                .extracting(Label::id)
                .containsExactly("a", "c");
    }

    @Test
    void whoEndsATransactionInRawSqlIsTold() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.insertInto(LABELS).values(label("a")).execute();
                            tx.sql("COMMIT").execute();
                            tx.insertInto(LABELS).values(label("b")).execute();
                        }))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("leave COMMIT and ROLLBACK to whoever opened it");

        assertThat(db.select(LABELS.id).from(LABELS).list()).containsExactly("a");
    }

    @Test
    void aTextWithHalfASurrogatePairIsRefusedNotChanged() {
        assertThatThrownBy(() -> db.insertInto(LABELS).values(label("a\uD800b")).execute())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("half of a surrogate pair");
        assertThatThrownBy(() -> db.sql("SELECT $1::text", "a\uDC00b").rows())
                .hasMessageContaining("half of a surrogate pair");
        db.insertInto(LABELS).values(label("\uD83D\uDE00")).execute();
        assertThat(db.select(LABELS.id).from(LABELS).list()).containsExactly("\uD83D\uDE00");
    }

    @Test
    void serializableTransactionsThatMeetAreAConflict() {
        db.insertInto(LABELS).values(label("a")).execute();

        assertThatThrownBy(() ->
                        db.transaction(
                                Isolation.SERIALIZABLE,
                                tx -> {
                                    tx.selectFrom(LABELS).list();
                                    db.outside()
                                            .update(LABELS)
                                            .set(LABELS.name, "other")
                                            .all()
                                            .execute();
                                    return tx.update(LABELS)
                                            .set(LABELS.name, "mine")
                                            .all()
                                            .execute();
                                }))
                .isInstanceOfSatisfying(
                        DatabaseException.Conflict.class,
                        e -> assertThat(e.sqlState()).isEqualTo("40001"));
    }

    @Test
    void aConnectionOfSomeoneElseIsNeitherCommittedNorClosed(TestDatabase database)
            throws SQLException {
        try (Connection connection = database.connection()) {
            connection.setAutoCommit(false);
            SharedTransaction.over(connection).insertInto(LABELS).values(label("a")).execute();
            assertThat(SharedTransaction.over(connection).selectFrom(LABELS).count()).isEqualTo(1);
            connection.rollback();
        }
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }
}
