package dev.leat.sql.write;

import static dev.leat.sql.write.RowVersions.mergeAction;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Functions;
import dev.leat.schema.Table;
import dev.leat.schema.function.Aggregates;
import dev.leat.sql.Database;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.ValuesTable;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Map;
import java.util.function.Consumer;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Every case of a merge, on servers that have it and on those that do not.
@PostgresTest
class MergeTest {
    record Stock(int number, String item, int count) {}

    static final class Stocks extends Table<Stock> {
        public final Column<Integer> number = integer("number").identityAlways();
        public final Column<String> item = text("item").primaryKey();
        public final Column<Integer> count = integer("count");

        private Stocks() {
            super("stock");
        }
    }

    private static final Stocks STOCK = new Stocks();

    private final ValuesTable delivered =
            ValuesTable.of(
                    "delivered",
                    List.of(Map.entry("ale", 5), Map.entry("beer", -3), Map.entry("cider", 7)),
                    ValuesTable.value(STOCK.item, Map.Entry<String, Integer>::getKey),
                    ValuesTable.value(STOCK.count, Map.Entry<String, Integer>::getValue));
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        database.execute(
                "CREATE TABLE stock (number integer GENERATED ALWAYS AS IDENTITY, item text PRIMARY KEY, count integer NOT NULL)",
                "INSERT INTO stock (item, count) VALUES ('ale', 1), ('beer', 3), ('rum', 0), ('port', 2)");
        db = Database.of(database.dataSource());
    }

    private MergeInto.Merge<Stock> merge() {
        return db.mergeInto(STOCK).using(delivered).on(STOCK.item.eq(delivered.get(STOCK.item)));
    }

    private List<String> stock() {
        return db.selectFrom(STOCK).orderBy(STOCK.item).list().stream()
                .map(row -> row.number() + " " + row.item() + " " + row.count())
                .toList();
    }

    @Test
    void theFirstCaseThatFitsCounts() {
        int changed =
                merge().whenMatched(STOCK.count.plus(delivered.get(STOCK.count)).eq(0))
                        .delete()
                        .whenMatched()
                        .update(set ->
                                set.set(STOCK.count, STOCK.count.plus(delivered.get(STOCK.count))))
                        .whenNotMatched(delivered.get(STOCK.count).gt(100))
                        .doNothing()
                        .whenNotMatched()
                        .insert(set ->
                                set.set(STOCK.item, delivered.get(STOCK.item))
                                        .set(STOCK.count, delivered.get(STOCK.count)))
                        .change()
                        .execute();

        assertThat(changed).isEqualTo(3);
        assertThat(stock()).containsExactly("1 ale 6", "5 cider 7", "4 port 2", "3 rum 0");
    }

    @Test
    void aNullIsNeverNoCondition() {
        List<Consumer<Condition>> cases =
                List.of(
                        condition -> merge().whenMatched(condition).delete(),
                        condition -> merge().whenNotMatched(condition).doNothing(),
                        condition -> merge().whenNotMatchedBySource(condition).delete(),
                        condition ->
                                db.insertInto(STOCK)
                                        .defaultValues()
                                        .onConflict(STOCK.item)
                                        .where(condition),
                        condition -> Aggregates.count().filter(condition),
                        condition -> Functions.caseWhen(condition, "x"),
                        condition ->
                                Functions.caseWhen(STOCK.count.eq(1), "x").when(condition, "y"));
        cases.forEach(each -> {
            each.accept(STOCK.count.gt(0));
            assertThatThrownBy(() -> each.accept(null))
                    .isInstanceOf(NullPointerException.class)
                    .hasMessageContaining("null");
        });
    }

    @Test
    void aNumberedColumnIsGivenOnlyIfAsked() {
        merge().whenMatched()
                .doNothing()
                .whenNotMatched()
                .overridingSystemValue()
                .insert(set ->
                        set.set(STOCK.number, 70)
                                .set(STOCK.item, delivered.get(STOCK.item))
                                .set(STOCK.count, 1))
                .change()
                .execute();
        assertThat(stock()).contains("70 cider 1");
        db.deleteFrom(STOCK).where(STOCK.item.eq("cider")).execute();

        merge().whenNotMatched()
                .overridingUserValue()
                .insert(set ->
                        set.set(STOCK.number, 71)
                                .set(STOCK.item, delivered.get(STOCK.item))
                                .set(STOCK.count, 1))
                .change()
                .execute();
        assertThat(stock()).contains("5 cider 1");
    }

    @Test
    void rowsThatTheSourceDoesNotHaveAreCasesToo() {
        var change =
                merge().whenNotMatchedBySource(STOCK.count.eq(0))
                        .delete()
                        .whenNotMatchedBySource()
                        .update(set -> set.set(STOCK.count, -1))
                        .change();
        if (db.serverVersion() < 17) {
            assertThatThrownBy(change::execute)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("WHEN NOT MATCHED BY SOURCE needs PostgreSQL 17");
            return;
        }
        assertThat(change.execute()).isEqualTo(2);
        assertThat(stock()).containsExactly("1 ale 1", "2 beer 3", "4 port -1");
    }

    @Test
    void aMergeGivesBackItsRowsAndWhatItDid() {
        var rows =
                merge().whenMatched(delivered.get(STOCK.count).lt(0))
                        .delete()
                        .whenMatched()
                        .update(set -> set.set(STOCK.count, 9))
                        .whenNotMatched()
                        .insert(set ->
                                set.set(STOCK.item, delivered.get(STOCK.item)).set(STOCK.count, 0))
                        .change()
                        .returning(mergeAction(), STOCK.item);
        if (db.serverVersion() < 17) {
            assertThatThrownBy(rows::list)
                    .isInstanceOf(UnsupportedOperationException.class)
                    .hasMessageContaining("RETURNING of a merge needs PostgreSQL 17");
            var within = CommonTable.of("within", rows);
            assertThatThrownBy(() -> db.with(within).select(within).from(within).list())
                    .isInstanceOf(UnsupportedOperationException.class);
            return;
        }
        assertThat(rows.list())
                .containsExactlyInAnyOrder(
                        new Tuple2<>("UPDATE", "ale"),
                        new Tuple2<>("DELETE", "beer"),
                        new Tuple2<>("INSERT", "cider"));
    }
}
