package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class SchemaCheckTest {
    record Row(String id) {}

    record Other(UUID id) {}

    static final class Empty extends Table<Row> {
        Empty() {
            super("empty");
        }
    }

    static final class Unlisted extends Table<Other> {
        static final Unlisted UNLISTED = new Unlisted();
        public final Column<UUID> id = uuid("id").primaryKey();

        Unlisted() {
            super("unlisted");
        }
    }

    static final class Target extends Table<Other> {
        static final Target TARGET = new Target();
        public final Column<UUID> id = uuid("id").primaryKey();
        public final Column<Integer> n = integer("n");
        public final Column<String> label = text("label");

        Target() {
            super("target");
        }
    }

    static final class Wrong extends Table<Row> {
        private static final String LONG = "x".repeat(64);
        public final Column<String> id = text("id").primaryKey();
        public final Column<String> second = text("second").primaryKey();
        public final Column<String> twice = text("twice");
        public final Column<String> again = text("twice");
        public final Column<Integer> number = integer(LONG).defaultNow();
        public final Column<UUID> lost = uuid("lost").references(() -> Unlisted.UNLISTED.id);
        public final Column<Integer> notUnique =
                integer("not_unique").references(() -> Target.TARGET.n);
        public final One<Row> mistyped = one(id, () -> Target.TARGET.id);
        public final One<Other> uneven = one(List.of(id, second), () -> List.of(Target.TARGET.id));
        public final One<Other> several = one(number, () -> Target.TARGET.n);
        public final Many<Other> all = many(number, () -> Target.TARGET.n);

        Wrong() {
            super("wrong");
            index("wrong_idx").on(Target.TARGET.id);
            twice.unique();
            many(id, () -> Target.TARGET.id);
        }
    }

    private static List<String> problemsOf(Table<?>... tables) {
        DatabaseDefinition definition = () -> Tables.of(tables);
        SchemaException thrown =
                catchThrowableOfType(SchemaException.class, () -> Schema.of(definition));
        assertThat(thrown).as("a SchemaException").isNotNull();
        return thrown.problems();
    }

    @Test
    void aTableIsListedOnce() {
        assertThat(problemsOf(Target.TARGET, Target.TARGET))
                .containsExactly(
                        "table target is listed twice [dev.leat.schema.SchemaCheckTest$Target]");
        DatabaseDefinition both =
                new DatabaseDefinition() {
                    @Override
                    public Tables synced() {
                        return Tables.of(Target.TARGET);
                    }

                    @Override
                    public Tables serverOnly() {
                        return Tables.of(Target.TARGET);
                    }
                };
        assertThatThrownBy(() -> Schema.of(both))
                .isInstanceOf(SchemaException.class)
                .hasMessageContaining("table target is both synced and server-only");
    }

    @Test
    void aForgottenPrimaryKeySaysHowToDeclareOne() {
        assertThat(problemsOf(new Empty()))
                .anySatisfy(p -> assertThat(p).contains("empty is synced", "primaryKey()"));
    }

    @Test
    void aTableThatIsNotMadeYetIsExplained() {
        assertThatThrownBy(() -> Tables.of(Target.TARGET, null))
                .hasMessageContaining("its constant is read before it is made");
    }

    @Test
    void everyProblemIsReportedAtOnceWithNames() {
        assertThat(problemsOf(new Wrong(), new Empty(), Target.TARGET, new Empty()))
                .anySatisfy(p -> assertThat(p).contains("table wrong has 2 primary keys"))
                .anySatisfy(p -> assertThat(p).contains("two columns named \"twice\""))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("64 bytes")
                                .endsWith("SchemaCheckTest$Wrong.number]"))
                .anySatisfy(p -> assertThat(p).contains("defaultNow() is for dates"))
                .anySatisfy(p -> assertThat(p).contains("unlisted, which is not in the definition"))
                .anySatisfy(p -> assertThat(p).contains("(n), which is neither the primary key"))
                .anySatisfy(p -> assertThat(p).contains("wrong.id (text) with target.id (uuid)"))
                .anySatisfy(p -> assertThat(p).contains("declared with rows of").contains("Row"))
                .anySatisfy(p -> assertThat(p).contains("joins 2 columns with 1"))
                .anySatisfy(
                        p -> assertThat(p).contains("mentions target.id, which is not a column"))
                .contains(
                        "relation wrong.several leads to one row of target, but several may have the same (n): make that its primary key or unique(…), or say many(…) [dev.leat.schema.SchemaCheckTest$Wrong.several]")
                .noneMatch(p -> p.contains("wrong.all"))
                .anySatisfy(p -> assertThat(p).contains("modified outside its declaration"))
                .anySatisfy(p -> assertThat(p).contains("a relation that no field holds"))
                .anySatisfy(p -> assertThat(p).contains("table empty has no columns"))
                .anySatisfy(p -> assertThat(p).contains("same name in Postgres, \"empty\""))
                .anySatisfy(p ->
                        assertThat(p).contains("table empty is synced and has no primary key"));
    }

    @Test
    void namesThatPostgresWouldCutToTheSameAreFound() {
        String prefix = "é".repeat(31);
        assertThat(Identifier.truncated(prefix + "ab")).isEqualTo(prefix + "a");
        assertThat(Identifier.truncated(prefix + "é")).isEqualTo(prefix);
        assertThat(Identifier.bytes(Identifier.fitting(prefix + "_something_idx")))
                .isLessThanOrEqualTo(63);
        assertThat(Identifier.fitting("short")).isEqualTo("short");
    }

    @Naming(constraints = ConstraintNames.DRIZZLE)
    static final class LongNames extends Table<Row> {
        private static final String SAME =
                "the_same_beginning_of_a_name_that_is_as_long_as_it_may_be";
        final Column<String> id = text("id").primaryKey();
        final Column<UUID> first = uuid(SAME + "_1").references(() -> Target.TARGET.id);
        final Column<UUID> second = uuid(SAME + "_2").references(() -> Target.TARGET.id);

        LongNames() {
            super("a_table");
        }
    }

    /// Postgres would cut both, and refuse the second as there already.
    @Test
    void twoNamesThatOnlyDifferBehindTheSixtyThirdByteAreTheSame() {
        assertThat(problemsOf(new LongNames(), Target.TARGET))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("foreign key", "have the same name")
                                .endsWith("[dev.leat.schema.SchemaCheckTest$LongNames]"));
    }

    static final class Contradictions extends Table<Row> {
        final Column<@Nullable Integer> number = integer("number").identity().nullable();
        final Column<String> owner =
                text("owner").references(() -> Target.TARGET.label, onDelete(SET_NULL));
        final Column<String> slug = text("slug").generatedAlwaysAs("lower(owner)");
        final Column<String> shout = text("shout").generatedAlwaysAs(slug);
        final Column<Integer> system = integer("xmin").collation("C");
        final Column<Integer> even = integer("even").check("parity", "even % 2 = 0");
        final Column<Integer> copy = integer("copy").defaultSql(even);

        Contradictions() {
            super("contradictions");
            primaryKey(owner).deferrable();
            unlogged();
            check("parity", Target.TARGET.label.eq("x"));
            index("by_words").on(owner).using("gin").nullsNotDistinct();
            uniqueIndex("only_words").on(owner).using("gin");
            unique(owner, even).withoutOverlaps().named("overlap");
            exclude("nothing");
            inherits(() -> Target.TARGET);
            index("contradictions_number_seq").on(owner);
            check("blank", " ");
        }
    }

    @Test
    void contradictionsAreFoundAtTheirFields() {
        String at = " [dev.leat.schema.SchemaCheckTest$Contradictions";

        assertThat(problemsOf(new Contradictions(), Target.TARGET))
                .contains(
                        "contradictions.number is an identity and cannot be nullable"
                                + at
                                + ".number]",
                        "contradictions.shout is generated from contradictions.slug, which is generated itself; repeat its expression"
                                + at
                                + ".shout]",
                        "contradictions.xmin has the name of a column that Postgres has itself"
                                + at
                                + ".system]",
                        "contradictions.xmin is integer, which has no collation: only text has one"
                                + at
                                + ".system]",
                        "the default of contradictions.copy mentions contradictions.even; a default knows no columns, generatedAlwaysAs(…) does"
                                + at
                                + ".copy]")
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("sets contradictions.owner to null, which is NOT NULL"))
                .anySatisfy(p ->
                        assertThat(p).contains("refers to (label), which is neither the primary"))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("check \"parity\" and check \"parity\"", "same name"))
                .anySatisfy(
                        p -> assertThat(p).contains("check \"parity\"", "mentions target.label"))
                .anySatisfy(p -> assertThat(p).contains("check \"blank\"", "empty SQL"))
                .anySatisfy(p -> assertThat(p).contains("only btree can be, not gin"))
                .anySatisfy(p -> assertThat(p).contains("nullsNotDistinct(), but not unique"))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains(
                                        "withoutOverlaps(), but its last column contradictions.even is no range"))
                .anySatisfy(
                        p -> assertThat(p).contains("exclusion \"nothing\"", "compares nothing"))
                .anySatisfy(p ->
                        assertThat(p).contains("inherits from table target", "its column id too"))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("the sequence of contradictions.number")
                                .contains("same name in Postgres, \"contradictions_number_seq\""));
    }

    @Test
    void whatReplicationDoesNotCarryKeepsATableFromClients() {
        assertThat(problemsOf(new Contradictions(), Target.TARGET))
                .anySatisfy(p -> assertThat(p).contains("synced and unlogged"))
                .anySatisfy(p ->
                        assertThat(p)
                                .contains("contradictions.slug is generated", "Say notSynced()"))
                .anySatisfy(
                        p -> assertThat(p).contains("is deferrable and so cannot be its replica"));
        DatabaseDefinition serverOnly =
                new DatabaseDefinition() {
                    @Override
                    public Tables synced() {
                        return Tables.none();
                    }

                    @Override
                    public Tables serverOnly() {
                        return Tables.of(new Contradictions(), Target.TARGET);
                    }
                };
        assertThat(
                        catchThrowableOfType(SchemaException.class, () -> Schema.of(serverOnly))
                                .problems())
                .noneMatch(problem -> problem.contains("synced"));
    }
}
