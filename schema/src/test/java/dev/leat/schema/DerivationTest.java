package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class DerivationTest {
    record Row() {}

    static final class Child extends Table<Row> {
        final Column<Integer> id = integer("id").primaryKey();
        final Column<Integer> parentId;
        final Column<String> name = text("name");
        final Column<@Nullable Integer> points = integer("points").nullable();

        Child(@Nullable Supplier<Column<Integer>> parent) {
            super("child");
            parentId =
                    parent == null
                            ? integer("parent_id")
                            : integer("parent_id").references(parent, onDelete(CASCADE));
        }
    }

    private static List<String> problems(Table<?>... tables) {
        DatabaseDefinition definition = () -> Tables.of(tables);
        try {
            Schema.of(definition);
            return List.of();
        } catch (SchemaException e) {
            return e.problems();
        }
    }

    private static final class Family {
        final Parent parent = new Parent();
        final Child child;

        Family(boolean referring) {
            child = new Child(referring ? () -> parent.id : null);
        }

        final class Parent extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey();
            final Column<Integer> children = integer("children").countOf(() -> child.parentId);
            final Column<Boolean> hasAdults =
                    bool("has_adults").existsOf(() -> child.parentId, () -> child.points.gt(17));
            final Column<@Nullable Integer> best =
                    integer("best").nullable().maxOf(() -> child.parentId, () -> child.points);

            Parent() {
                super("parent");
            }
        }
    }

    @Test
    void aDerivedColumnHasADefaultAndTakesNoValues() {
        Family family = new Family(true);

        assertThat(problems(family.parent, family.child)).isEmpty();
        assertThat(family.parent.children.isRequired()).isFalse();
        assertThat(family.parent.children.isWritable()).isFalse();
        assertThat(family.parent.children.defaultClause())
                .isEqualTo(new ColumnDefault.Expression("0"));
        assertThat(family.parent.derivedBy(List.of(family.child.parentId)))
                .containsExactly(family.parent.id);
    }

    @Test
    void theChildRefersToTheParent() {
        Family family = new Family(false);

        assertThat(problems(family.parent, family.child))
                .hasSize(3)
                .allMatch(problem -> problem.contains("is no foreign key to parent"));
        assertThat(problems(family.parent))
                .allMatch(problem -> problem.contains("is not a table of the definition"));
    }

    @Test
    void typesAndNullsFitTheFunction() {
        Child child = new Child(null);
        class Stats extends Table<Row> {
            final Column<Integer> parentId = integer("parent_id").primaryKey();
            final Column<String> count = text("count").countOf(() -> child.parentId);
            final Column<Integer> sum =
                    integer("sum").sumOf(() -> child.parentId, () -> child.name);
            final Column<Integer> most =
                    integer("most").maxOf(() -> child.parentId, () -> child.points);
            final Column<Integer> needed = integer("needed");

            Stats() {
                super("stats");
                statsPer(parentId);
            }
        }

        assertThat(problems(new Stats(), child))
                .containsExactlyInAnyOrder(
                        "stats.count is text and cannot hold COUNT",
                        "stats.sum is SUM of child.name, which is text",
                        "stats.most is null where there is nothing to compute: say nullable()",
                        "stats.needed of stats table stats has no default: nobody gives it a value when a row appears");
    }

    @Test
    void aStatsTableStandsForItsPrimaryKey() {
        Child child = new Child(null);
        class Stats extends Table<Row> {
            final Column<Integer> id = integer("id").primaryKey().identity();
            final Column<Integer> parentId = integer("parent_id").defaultValue(0);
            final Column<Integer> count = integer("count").countOf(() -> child.parentId);

            Stats() {
                super("stats");
                statsPer(parentId);
            }
        }

        assertThat(problems(new Stats(), child))
                .containsExactly(
                        "stats table stats has a row for each [stats.parent_id], which must be its primary key");
    }

    @Test
    void aFunctionOverNothingIsRefusedAtOnce() {
        assertThatThrownBy(() ->
                        new Derivation(
                                Derivation.Function.MAX, () -> List.<Column<?>>of(), null, null))
                .hasMessageContaining("MAX needs a column");
    }
}
