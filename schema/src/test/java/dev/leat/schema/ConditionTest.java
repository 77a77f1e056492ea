package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class ConditionTest {
    enum Mood {
        SAD,
        HAPPY
    }

    record Thing() {}

    static final class Things extends Table<Thing> {
        public final Column<String> name = text("na\"me");
        public final Column<@Nullable Integer> n = integer("n").nullable();
        public final Column<Mood> mood = enumeration("mood", EnumType.of("mood", Mood.class));
        public final Column<Instant> at = timestamptz("at");
        public final Column<LocalDate> day = date("day");
        public final Column<BigDecimal> price = numeric("price", 10, 2);

        Things() {
            super("thing");
        }
    }

    private static final Things THINGS = new Things();

    @Test
    void conditionsReadAsSql() {
        assertThat(ConditionSql.of(THINGS.name.eq("it's").and(THINGS.n.gt(-1))))
                .isEqualTo("(\"na\"\"me\" = 'it''s') AND (\"n\" > (-1))");
        assertThat(ConditionSql.of(THINGS.mood.in(Mood.SAD, Mood.HAPPY)))
                .isEqualTo("\"mood\" IN ('sad'::\"mood\", 'happy'::\"mood\")");
        assertThat(ConditionSql.of(THINGS.at.lt(Instant.parse("2024-05-06T07:08:09.123456Z"))))
                .isEqualTo("\"at\" < '2024-05-06 07:08:09.123456+00'::timestamptz");
        assertThat(ConditionSql.of(THINGS.day.eq(LocalDate.of(-43, 3, 15))))
                .isEqualTo("\"day\" = '0044-03-15 BC'::date");
        assertThat(ConditionSql.of(THINGS.n.in(List.of()))).isEqualTo("false");
        assertThat(ConditionSql.of(THINGS.n.notIn(List.of()))).isEqualTo("\"n\" IS NOT NULL");
    }

    @Test
    void notTurnsEveryPartIntoItsOpposite() {
        Condition condition =
                Conditions.not(
                        THINGS.n.between(1, 5).or(THINGS.name.like("a%")).or(THINGS.n.isNull()));

        assertThat(ConditionSql.of(condition))
                .isEqualTo(
                        "((\"n\" < 1) OR (\"n\" > 5)) AND (\"na\"\"me\" NOT LIKE 'a%') AND (\"n\" IS NOT NULL)");
    }

    @Test
    void aNullOperandIsAnErrorThatNamesTheAlternative() {
        assertThatThrownBy(() -> THINGS.n.eq((Integer) null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessage("thing.n = null is never true; ask with isNull()");
        assertThatThrownBy(() -> THINGS.n.ne((Integer) null)).hasMessageContaining("isNotNull()");
        assertThatThrownBy(() -> THINGS.n.in(Arrays.asList(1, null)))
                .hasMessageContaining("isNull()");
        assertThatThrownBy(() -> THINGS.n.in((List<Integer>) null))
                .hasMessageStartingWith("thing.n.in(…) is given null in the place of its values");
        assertThatThrownBy(() -> THINGS.n.notIn((Integer[]) null))
                .hasMessageStartingWith("thing.n.notIn(…) is given null");
        assertThatThrownBy(() -> THINGS.n.plus(1).in((List<Integer>) null))
                .hasMessageContaining("is given null in the place of its values");
    }

    @Test
    void patternsAreForTextAndNeverEndInALoneBackslash() {
        assertThatThrownBy(() -> THINGS.n.like("1%")).hasMessageContaining("needs a text column");
        assertThatThrownBy(() -> THINGS.name.like("a\\")).hasMessageContaining("lone backslash");
        assertThat(THINGS.name.like("a\\\\")).isNotNull();
        assertThat(Column.escapeLike("50%_\\")).isEqualTo("50\\%\\_\\\\");
    }

    @Test
    void literalsSurviveQuotesBackslashesAndNesting() {
        assertThat(SqlLiteral.of(new SqlType.Text(), "a\\'b")).isEqualTo("E'a\\\\''b'");
        assertThat(
                        SqlLiteral.text(
                                new SqlType.Array(new SqlType.Array(new SqlType.Text())),
                                List.of(Arrays.asList("a\"b", null), List.of("c\\", "NULL"))))
                .isEqualTo("{{\"a\\\"b\",NULL},{\"c\\\\\",\"NULL\"}}");
    }
}
