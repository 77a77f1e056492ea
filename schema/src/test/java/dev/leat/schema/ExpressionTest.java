package dev.leat.schema;

import static dev.leat.schema.Functions.caseWhen;
import static dev.leat.schema.Functions.cast;
import static dev.leat.schema.Functions.coalesce;
import static dev.leat.schema.Functions.concat;
import static dev.leat.schema.Functions.function;
import static dev.leat.schema.Functions.greatest;
import static dev.leat.schema.Functions.lower;
import static dev.leat.schema.Functions.nullIf;
import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.Functions.value;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ExpressionTest {
    record Thing(int id, String name, @Nullable Integer n) {}

    static final class Things extends Table<Thing> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<String> name = text("the \"name\"");
        public final Column<@Nullable Integer> n = integer("n").nullable();

        Things() {
            super("thing");
        }
    }

    private static final Things THINGS = new Things();

    @Test
    void functionsAndOperatorsWriteThemselvesWithBareNamesAndLiterals() {
        assertThat(Ddl.of(lower(THINGS.name).eq("o'x")))
                .isEqualTo("(lower(\"the \"\"name\"\"\") = 'o''x')");
        assertThat(Ddl.of(THINGS.id.plus(1).times(THINGS.id))).isEqualTo("((\"id\" + 1) * \"id\")");
        assertThat(Ddl.of(THINGS.id.minus(-3).gt(THINGS.n))).isEqualTo("((\"id\" - (-3)) > \"n\")");
        assertThat(Ddl.of(THINGS.n.gt(THINGS.id))).isEqualTo("\"n\" > \"id\"");
        assertThat(Ddl.of(cast(THINGS.id, DataType.TEXT).like("1%")))
                .isEqualTo("(CAST(\"id\" AS text) LIKE '1%')");
        assertThat(Ddl.of(concat(THINGS.name, "-", THINGS.id)))
                .isEqualTo("concat(\"the \"\"name\"\"\", '-', \"id\")");
        assertThat(Ddl.of(function("app.similarity", DataType.REAL, THINGS.name, "x")))
                .isEqualTo("\"app\".\"similarity\"(\"the \"\"name\"\"\", 'x')");
        assertThat(Ddl.of(lower(THINGS.name).in("a", "b")))
                .isEqualTo("(lower(\"the \"\"name\"\"\") IN ('a', 'b'))");
        assertThat(Ddl.of(lower(THINGS.name).collate("C").isNull()))
                .isEqualTo("((lower(\"the \"\"name\"\"\") COLLATE \"C\") IS NULL)");
    }

    @Test
    void aCaseTakesItsFirstHoldingBranch() {
        Expression<String> size =
                caseWhen(THINGS.id.gt(10), "big")
                        .when(THINGS.id.lt(0), THINGS.name)
                        .orElse("small");

        assertThat(Ddl.of(size))
                .isEqualTo(
                        "CASE WHEN (\"id\" > 10) THEN 'big' WHEN (\"id\" < 0) THEN \"the \"\"name\"\"\" ELSE 'small' END");
        assertThat(size.isNullable()).isFalse();
        assertThat(caseWhen(THINGS.id.gt(10), "big").orElseNull().isNullable()).isTrue();
    }

    @Test
    void whatIsComputedFromANullMayBeNull() {
        assertThat(THINGS.n.plus(1).isNullable()).isTrue();
        assertThat(THINGS.id.plus(1).isNullable()).isFalse();
        assertThat(THINGS.id.plus(1).type()).isEqualTo(THINGS.id.type());
        assertThat(coalesce(THINGS.n, 0).isNullable()).isFalse();
        assertThat(coalesce(THINGS.n, THINGS.n).isNullable()).isTrue();
        assertThat(greatest(THINGS.n, THINGS.id).isNullable()).isFalse();
        assertThat(nullIf(THINGS.id, 3).isNullable()).isTrue();
    }

    @Test
    void aNullIsNoOperand() {
        assertThatThrownBy(() -> lower(THINGS.name).eq((String) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> lower(THINGS.name).ne((Expression<String>) null))
                .hasMessageContaining("isNotNull()");
        assertThatThrownBy(() -> THINGS.name.eq((Expression<String>) null))
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> THINGS.n.plus(1).in(java.util.Arrays.asList(1, null)))
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> THINGS.id.plus((Integer) null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> coalesce(THINGS.n, (Integer) null))
                .isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(() -> function("f", DataType.TEXT, (Object) null))
                .hasMessageContaining("nullValue");
    }

    @Test
    void arithmeticNeedsANumberAndAPatternNeedsAText() {
        assertThatThrownBy(() -> THINGS.name.plus("x")).hasMessageContaining("needs a number");
        assertThatThrownBy(() -> THINGS.id.plus(1).like("x")).hasMessageContaining("needs a text");
        assertThatThrownBy(() -> lower(THINGS.name).like("x\\"))
                .hasMessageContaining("lone backslash");
    }

    @Test
    void theOppositeOfAConditionOverExpressionsIsItsNegation() {
        assertThat(Ddl.of(lower(THINGS.name).eq("a").not()))
                .isEqualTo("(NOT (lower(\"the \"\"name\"\"\") = 'a'))");
        assertThat(Ddl.of(lower(THINGS.name).eq("a").and(THINGS.id.gt(1)).not()))
                .isEqualTo("((NOT (lower(\"the \"\"name\"\"\") = 'a'))) OR (\"id\" <= 1)");
    }

    @Test
    void whatIsPutIntoATemplateNeverBecomesSql() {
        SqlTemplate template =
                sql(
                        "f({}, {}, {}) -- {}\n + '{}' || \"{}\" || $x$ {} $x$ || E'\\'{}' /* {} */ + {}",
                        THINGS.name,
                        "'); drop",
                        SqlTemplate.name("a\"b"),
                        THINGS);

        assertThat(Ddl.of(template.as(DataType.TEXT)))
                .isEqualTo(
                        "(f(\"the \"\"name\"\"\", '''); drop', \"a\"\"b\") -- {}\n + '{}' || \"{}\" || $x$ {} $x$ || E'\\'{}' /* {} */ + \"thing\")");
    }

    @Test
    void aTemplateIsGivenAsManyPartsAsItHasPlaces() {
        assertThatThrownBy(() -> sql("f({}, {})", 1)).hasMessageContaining("2 {}");
    }

    @Test
    void partsAreJoined() {
        assertThat(
                        Ddl.of(
                                sql("{}", SqlTemplate.join(" + ", List.of(1, 2, 3)))
                                        .as(DataType.INTEGER)))
                .isEqualTo("(1 + 2 + 3)");
        assertThat(Ddl.of(sql("ARRAY[{}]", SqlTemplate.join(", ", List.of())).as(DataType.INTEGER)))
                .isEqualTo("(ARRAY[])");
    }

    @Test
    void theColumnsThatAnExpressionMentionsAreKnown() {
        assertThat(
                        MentionedColumns.of(
                                caseWhen(THINGS.id.plus(1).gt(THINGS.n), lower(THINGS.name))
                                        .orElse("")))
                .map(Column::name)
                .containsExactly("id", "n", "the \"name\"");
    }

    @Test
    void aConstantKnowsItsType() {
        assertThat(value("a").type().sql()).isEqualTo("text");
        assertThat(value(5L).type().sql()).isEqualTo("bigint");
        assertThatThrownBy(() -> value(new StringBuilder()))
                .hasMessageContaining("say which: value(type, value)");
    }

    @Test
    void anAliasHasTheSameColumnsUnderAnotherName() {
        Things other = Alias.alias(THINGS, "other");

        assertThat(other.alias()).isEqualTo("other");
        assertThat(other.name()).isEqualTo("thing");
        assertThat(other.id).isNotEqualTo(THINGS.id);
        assertThat(other.id.eq(THINGS.id))
                .isEqualTo(
                        new Condition.ColumnComparison(other.id, Condition.Operator.EQ, THINGS.id));
        assertThat(THINGS.alias()).isNull();
    }

    static final class Named extends Table<Thing> {
        public final Column<Integer> id = integer("id").primaryKey();

        Named(String name) {
            super(name);
        }
    }

    @Test
    void aTableThatCannotBeMadeAgainSaysWhatItLacks() {
        assertThatThrownBy(() -> Alias.alias(new Named("x"), "y"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("needs a constructor without parameters");
    }
}
