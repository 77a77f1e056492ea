package dev.leat.migrate.derived;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.snapshot.SchemaEntities;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.DatabaseDefinition;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.Tables;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

@PostgresTest
class DerivedMigrationTest {
    record Row() {}

    /// A shop whose orders may know how many lines they have.
    private static final class Shop implements DatabaseDefinition {
        final Orders orders;
        final Lines lines;

        Shop(@Nullable String counted, String lineTable, String minimum) {
            orders = new Orders(counted, minimum);
            lines = new Lines(lineTable);
        }

        final class Orders extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey();
            final @Nullable Column<Integer> lineCount;

            Orders(@Nullable String counted, String minimum) {
                super("order");
                lineCount =
                        counted == null
                                ? null
                                : integer(counted)
                                        .countOf(
                                                () -> lines.orderId,
                                                () ->
                                                        new Condition.Fragment(
                                                                "quantity >= " + minimum,
                                                                List.of()));
            }
        }

        final class Lines extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey().identity();
            final Column<Integer> orderId =
                    integer("order_id").references(() -> orders.id, onDelete(CASCADE));
            final Column<Integer> quantity = integer("quantity");

            Lines(String name) {
                super(name);
                if (!name.equals("line")) {
                    renamedFrom("line");
                }
            }
        }

        @Override
        public Tables synced() {
            return Tables.of(orders, lines);
        }
    }

    private static List<Step> migrate(
            TestDatabase database, @Nullable Shop from, @Nullable Shop to) {
        List<Entity> before = from == null ? List.of() : entities(from).entities();
        SchemaEntities after =
                to == null
                        ? new SchemaEntities(List.of(), dev.leat.migrate.snapshot.Renames.none())
                        : entities(to);
        List<Step> steps =
                Planner.plan(
                                before,
                                after.entities(),
                                after.renames(),
                                PlanOptions.safe().allowingEverything())
                        .orThrow();
        database.execute(steps.stream().map(Step::sql).toArray(String[]::new));
        return steps;
    }

    private static SchemaEntities entities(Shop shop) {
        return SchemaEntities.of(Schema.of(shop), "synced");
    }

    @Test
    void aNewDerivedColumnIsComputedForTheRowsThatAreThere(TestDatabase database) {
        Shop plain = new Shop(null, "line", "0");
        assertThat(migrate(database, null, plain)).noneMatch(step -> step.sql().contains("repair"));
        database.execute(
                "INSERT INTO \"order\" (id) VALUES (1), (2)",
                "INSERT INTO line (order_id, quantity) VALUES (1, 1), (1, 2), (1, 3), (2, 1)");

        Shop counting = new Shop("line_count", "line", "2");
        List<Step> steps = migrate(database, plain, counting);
        assertThat(steps.getLast().sql()).isEqualTo("SELECT \"public\".\"leat_repair_order\"()");
        assertThat(steps.getLast().risk()).isEqualTo(Step.Risk.SLOW);
        assertThat(counts(database)).containsExactly("2", "0");

        Shop counted = new Shop("line_count", "line", "3");
        migrate(database, counting, counted);
        assertThat(counts(database)).containsExactly("1", "0");
        database.execute("INSERT INTO line (order_id, quantity) VALUES (2, 3), (2, 2)");
        assertThat(counts(database)).containsExactly("1", "1");
    }

    @Test
    void aRenamedChildKeepsTheCount(TestDatabase database) {
        Shop before = new Shop("line_count", "line", "1");
        Shop after = new Shop("line_count", "position", "1");
        migrate(database, null, before);
        database.execute(
                "INSERT INTO \"order\" (id) VALUES (1)",
                "INSERT INTO line (order_id, quantity) VALUES (1, 1)");

        assertThat(migrate(database, before, after))
                .noneMatch(step -> step.risk() == Step.Risk.DESTROYS);
        database.execute("INSERT INTO position (order_id, quantity) VALUES (1, 5)");
        assertThat(counts(database)).containsExactly("2");
    }

    @Test
    void aDerivedColumnThatIsGoneTakesItsTriggersAlong(TestDatabase database) {
        Shop before = new Shop("line_count", "line", "1");
        migrate(database, null, before);
        migrate(database, before, new Shop(null, "line", "1"));

        assertThat(
                        database.column(
                                "SELECT proname FROM pg_proc WHERE proname LIKE 'leat%' UNION ALL SELECT tgname FROM pg_trigger WHERE tgname LIKE 'leat%'"))
                .isEmpty();
        database.execute(
                "INSERT INTO \"order\" (id) VALUES (1)",
                "INSERT INTO line (order_id, quantity) VALUES (1, 1)",
                "DELETE FROM \"order\"");
    }

    private static List<String> counts(TestDatabase database) {
        return database.column("SELECT line_count FROM \"order\" ORDER BY id");
    }
}
