package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import java.util.List;
import java.util.UUID;
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
                .containsExactly("table target is listed twice");
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
                .anySatisfy(p -> assertThat(p).contains("64 bytes"))
                .anySatisfy(p -> assertThat(p).contains("defaultNow() is for dates"))
                .anySatisfy(p -> assertThat(p).contains("unlisted, which is not in the definition"))
                .anySatisfy(p -> assertThat(p).contains("(n), which is neither the primary key"))
                .anySatisfy(p -> assertThat(p).contains("wrong.id (text) with target.id (uuid)"))
                .anySatisfy(p -> assertThat(p).contains("declared with rows of").contains("Row"))
                .anySatisfy(p -> assertThat(p).contains("joins 2 columns with 1"))
                .anySatisfy(
                        p -> assertThat(p).contains("mentions target.id, which is not a column"))
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
}
