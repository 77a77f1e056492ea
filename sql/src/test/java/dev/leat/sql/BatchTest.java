package dev.leat.sql;

import static dev.leat.sql.Tracker.LABELS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.DataType;
import dev.leat.schema.RowValues;
import dev.leat.schema.Schema;
import dev.leat.sql.Tracker.Label;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.result.Batched;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class BatchTest {
    private final List<String> told = new ArrayList<>();
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        Tracker.create(database);
        db =
                Database.builder(database.dataSource())
                        .schema(new Schema(List.of(LABELS), List.of(), List.of()))
                        .listener(statement -> {
                            told.add(statement.sql());
                            return outcome -> {};
                        })
                        .build();
    }

    private static RowValues<Label> label(String id, String name) {
        return RowValues.of(LABELS).set(LABELS.id, id).set(LABELS.name, name);
    }

    @Test
    void severalStatementsTravelTogetherAndLaterOnesSeeEarlierOnes() {
        Batched<Integer> inserted =
                db.insertInto(LABELS).values(List.of(label("a", "x"), label("b", "y"))).batched();
        Batched<List<Label>> before = db.selectFrom(LABELS).where(LABELS.id.eq("a")).batched();
        Batched<Integer> changed =
                db.update(LABELS).set(LABELS.name, "z").where(LABELS.id.eq("a")).batched();
        Batched<List<Label>> after = db.selectFrom(LABELS).orderBy(LABELS.id).batched();
        Batched<Integer> deleted = db.deleteFrom(LABELS).where(LABELS.id.eq("nobody")).batched();

        BatchResults results = db.batch(inserted, before, changed, after, deleted);

        assertThat(told).as("one round trip").hasSize(1);
        assertThat(results.of(inserted)).isEqualTo(2);
        assertThat(results.of(before)).containsExactly(new Label("a", "x"));
        assertThat(results.of(changed)).isOne();
        assertThat(results.of(after)).containsExactly(new Label("a", "z"), new Label("b", "y"));
        assertThat(results.of(deleted)).isZero();
    }

    @Test
    void aFailureUndoesTheWholeBatchAndSaysWhatItIs() {
        assertThatThrownBy(() ->
                        db.batch(
                                db.insertInto(LABELS).values(label("a", "secret")).batched(),
                                db.insertInto(LABELS).values(label("b", "secret")).batched()))
                .isInstanceOfSatisfying(
                        DatabaseException.UniqueViolation.class,
                        e -> assertThat(e.concerns(LABELS.name)).isTrue());
        assertThat(db.selectFrom(LABELS).count()).isZero();
        assertThatThrownBy(() -> db.batch().of(db.selectFrom(LABELS).batched()))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aBatchInsideATransactionIsPartOfIt() {
        assertThatThrownBy(() ->
                        db.inTransaction(tx -> {
                            tx.batch(tx.insertInto(LABELS).values(label("a", "x")).batched());
                            assertThat(tx.selectFrom(LABELS).count()).isOne();
                            tx.rollback("no");
                        }))
                .isInstanceOf(RollbackException.class);
        assertThat(db.selectFrom(LABELS).count()).isZero();
    }

    @Test
    void onePreparedChangeRunsForManyRows() {
        db.copyInto(LABELS).rows(List.of(label("a", "1"), label("b", "2"), label("c", "3")));
        Placeholder<String> id = Placeholder.of("id", DataType.TEXT);
        Placeholder<String> name = Placeholder.of("name", DataType.TEXT);
        var rename = db.update(LABELS).set(LABELS.name, name).where(LABELS.id.eq(id)).prepare();

        assertThat(
                        rename.executeBatch(
                                List.of(
                                        List.of(id.is("a"), name.is("x")),
                                        List.of(id.is("nobody"), name.is("y")),
                                        List.of(id.is("c"), name.is("z")))))
                .containsExactly(1, 0, 1);
        assertThat(db.selectFrom(LABELS).orderBy(LABELS.id).list())
                .extracting(Label::name)
                .containsExactly("x", "2", "z");
        assertThat(rename.executeBatch(List.of())).isEmpty();

        assertThatThrownBy(() ->
                        rename.executeBatch(
                                List.of(
                                        List.of(id.is("a"), name.is("secret")),
                                        List.of(id.is("b"), name.is("secret")))))
                .isInstanceOfSatisfying(
                        DatabaseException.UniqueViolation.class,
                        e -> {
                            StringWriter printed = new StringWriter();
                            e.printStackTrace(new PrintWriter(printed));
                            assertThat(printed.toString()).doesNotContain("secret");
                        });
        assertThat(db.selectFrom(LABELS).where(LABELS.name.eq("secret")).exists())
                .as("all or nothing")
                .isFalse();
    }
}
