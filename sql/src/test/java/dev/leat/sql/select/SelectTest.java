package dev.leat.sql.select;

import static dev.leat.schema.Functions.caseWhen;
import static dev.leat.schema.Functions.cast;
import static dev.leat.schema.Functions.coalesce;
import static dev.leat.schema.Functions.concat;
import static dev.leat.schema.Functions.lower;
import static dev.leat.schema.Functions.sql;
import static dev.leat.sql.result.Rows.into;
import static dev.leat.sql.result.Rows.row;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.COMMENTS;
import static dev.leat.sql.select.Blog.POSTS;
import static dev.leat.sql.select.Selects.select;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.DataType;
import dev.leat.schema.Functions;
import dev.leat.sql.Database;
import dev.leat.sql.result.MappingException;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.select.Blog.Author;
import dev.leat.sql.select.Blog.Mood;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class SelectTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    @Test
    void oneExpressionGivesItsValue() {
        assertThat(db.select(POSTS.title).from(POSTS).orderBy(POSTS.id).list())
                .containsExactly("alpha", "beta", "Gamma", "delta");
        assertThat(db.select(POSTS.price).from(POSTS).where(POSTS.id.eq(2)).list())
                .containsExactly((BigDecimal) null);
    }

    @Test
    void severalExpressionsGiveATuple() {
        assertThat(
                        db.select(POSTS.id, POSTS.tags, POSTS.mood)
                                .from(POSTS)
                                .where(POSTS.id.le(2))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly(
                        new Tuple3<>(1, List.of("sql", "java"), Mood.HAPPY),
                        new Tuple3<>(2, List.of("sql"), Mood.SAD));
    }

    record Line(String title, int likes) {}

    @Test
    void aConstructorMakesARecordOfWhatTheCompilerChecked() {
        assertThat(
                        db.select(row(Line::new, POSTS.title, POSTS.likes.plus(1)))
                                .from(POSTS)
                                .where(POSTS.id.eq(1))
                                .one())
                .isEqualTo(new Line("alpha", 11));
    }

    record Wide(int a, String b, int c, int d, boolean e, List<String> f, LocalDate g, int h) {}

    @Test
    void eightPartsFitIntoOneRecord() {
        assertThat(
                        db.select(
                                        row(
                                                Wide::new,
                                                POSTS.id,
                                                POSTS.title,
                                                POSTS.likes,
                                                POSTS.authorId,
                                                POSTS.published,
                                                POSTS.tags,
                                                POSTS.day,
                                                POSTS.id))
                                .from(POSTS)
                                .where(POSTS.id.eq(3))
                                .one())
                .isEqualTo(
                        new Wide(3, "Gamma", 7, 2, false, List.of(), LocalDate.of(2026, 1, 20), 3));
        assertThat(
                        db.select(
                                        POSTS.id,
                                        POSTS.title,
                                        POSTS.likes,
                                        POSTS.authorId,
                                        POSTS.published,
                                        POSTS.tags,
                                        POSTS.day,
                                        POSTS.id)
                                .from(POSTS)
                                .where(POSTS.id.eq(3))
                                .one()
                                .eighth())
                .isEqualTo(3);
    }

    record Named(String title, String author, long likes) {}

    @Test
    void aRecordTakesWhatHasTheNamesOfItsComponents() {
        assertThat(
                        db.select(
                                        into(
                                                Named.class,
                                                POSTS.title,
                                                AUTHORS.name.as("author"),
                                                POSTS.likes))
                                .from(POSTS)
                                .join(AUTHORS)
                                .on(AUTHORS.id.eq(POSTS.authorId))
                                .where(POSTS.id.eq(3))
                                .one())
                .isEqualTo(new Named("Gamma", "Bob", 7));
        assertThatThrownBy(() -> db.select(into(Named.class, POSTS.title)).from(POSTS).list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("component author of")
                .hasMessageContaining("title");
        assertThatThrownBy(() ->
                        db.select(into(Named.class, POSTS.title, POSTS.likes.plus(1)))
                                .from(POSTS)
                                .list())
                .hasMessageContaining(".as(\"component\")");
    }

    record WithPrice(int id, int price) {}

    record Boss(int id) {}

    @Test
    void aNullThatAConstructorCannotTakeIsNamed() {
        assertThatThrownBy(() -> db.select(row(Boss::new, AUTHORS.bossId)).from(AUTHORS).list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("a row gives null for author.boss_id, which is value 1 of 1");
        assertThatThrownBy(
                        () -> db.select(AUTHORS.bossId).from(AUTHORS).orderBy(AUTHORS.id).first())
                .hasMessageContaining("take list()");
    }

    @Test
    void aPrimitiveComponentCannotTakeWhatMayBeNull() {
        assertThatThrownBy(() ->
                        db.select(into(WithPrice.class, POSTS.id, POSTS.authorId.as("price")))
                                .from(POSTS)
                                .where(POSTS.price.isNull())
                                .map(w -> w)
                                .as(WithPrice.class)
                                .list())
                .isInstanceOf(MappingException.class);
        assertThatThrownBy(() ->
                        db.select(into(WithPrice.class, POSTS.id, AUTHORS.bossId.as("price")))
                                .from(POSTS, AUTHORS)
                                .list())
                .hasMessageContaining("price")
                .hasMessageContaining("nullable");
    }

    @Test
    void wholeTablesAndValuesMixInTuples() {
        assertThat(
                        db.select(AUTHORS, POSTS.title)
                                .from(AUTHORS)
                                .join(POSTS)
                                .on(POSTS.authorId.eq(AUTHORS.id))
                                .where(POSTS.id.eq(4))
                                .one())
                .isEqualTo(new Tuple2<>(new Author(2, "Bob", null, 1), "delta"));
    }

    @Test
    void aRowIsChangedWhenItArrives() {
        assertThat(
                        db.selectFrom(AUTHORS)
                                .orderBy(AUTHORS.id)
                                .map(author -> author.name().length() + author.name())
                                .list())
                .containsExactly("3Ada", "3Bob", "3Cem");
    }

    @Test
    void expressionsAreComputedByPostgres() {
        assertThat(
                        db.select(
                                        concat(lower(POSTS.title), "-", POSTS.likes),
                                        caseWhen(POSTS.likes.gt(6), "hot").orElse("cold"),
                                        coalesce(POSTS.price, BigDecimal.ZERO),
                                        POSTS.likes.gt(6).asExpression(),
                                        cast(
                                                sql("date_trunc('month', {})", POSTS.day)
                                                        .as(DataType.TIMESTAMPTZ),
                                                DataType.DATE))
                                .from(POSTS)
                                .orderBy(POSTS.id)
                                .limit(1)
                                .one())
                .hasToString(
                        "Tuple5[first=alpha-10, second=hot, third=1.50, fourth=true, fifth=2026-01-01]");
    }

    @Test
    void aSelectWithoutFromIsOneRow() {
        assertThat(db.select(Functions.value(3), Functions.value("x")).one())
                .isEqualTo(new Tuple2<>(3, "x"));
    }

    @Test
    void rowsAreOrderedByExpressionsNullsFirstWhenAscending() {
        assertThat(
                        db.select(POSTS.id)
                                .from(POSTS)
                                .orderBy(coalesce(POSTS.price, new BigDecimal("-1")).desc())
                                .list())
                .containsExactly(3, 4, 1, 2);
        assertThat(db.select(POSTS.id).from(POSTS).orderBy(POSTS.price.asc().nullsLast()).list())
                .containsExactly(1, 4, 3, 2);
        assertThat(db.select(POSTS.id).from(POSTS).orderBy(POSTS.mood, POSTS.id).list())
                .as("enums by their labels")
                .containsExactly(4, 3, 1, 2);
        assertThat(
                        db.select(POSTS.title)
                                .from(POSTS)
                                .orderBy(POSTS.title.collate("und-x-icu"))
                                .list())
                .containsExactly("alpha", "beta", "delta", "Gamma");
        assertThat(db.select(POSTS.title).from(POSTS).orderBy(POSTS.title).list())
                .containsExactly("Gamma", "alpha", "beta", "delta");
    }

    @Test
    void differentRowsAreOrderedByWhatTheySelect() {
        assertThat(
                        db.select(POSTS.authorId)
                                .from(POSTS)
                                .distinct()
                                .orderBy(POSTS.authorId.desc())
                                .list())
                .containsExactly(2, 1);
        assertThat(db.select(POSTS.authorId).from(POSTS).distinct().count()).isEqualTo(2);
        assertThatThrownBy(() ->
                        db.select(POSTS.authorId).from(POSTS).distinct().orderBy(POSTS.id).list())
                .hasMessageContaining("what it selects ([author_id])");
    }

    @Test
    void distinctComparesValuesNotTheirText() {
        assertThat(
                        db.select(sql("n").as(DataType.NUMERIC))
                                .from(
                                        FunctionTable.of(
                                                "n",
                                                DataType.NUMERIC,
                                                sql("unnest(ARRAY[1.0, 1.00, 2])")))
                                .list())
                .hasSize(3);
        var n = FunctionTable.of("n", DataType.NUMERIC, sql("unnest(ARRAY[1.0, 1.00, 2])"));
        assertThat(db.select(n.value()).from(n).distinct().list()).hasSize(2);
    }

    @Test
    void theFirstOfEachIsKept() {
        assertThat(
                        db.select(POSTS.authorId, POSTS.id)
                                .from(POSTS)
                                .distinctOn(POSTS.authorId)
                                .orderBy(POSTS.authorId, POSTS.likes.desc())
                                .list())
                .containsExactly(new Tuple2<>(1, 1), new Tuple2<>(2, 3));
    }

    @Test
    void aColumnOfATableThatIsNotMentionedIsNamed() {
        assertThatThrownBy(() -> db.select(POSTS.id, AUTHORS.name).from(POSTS).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("author.name is used")
                .hasMessageContaining("join");
        assertThatThrownBy(() -> db.select(POSTS.id).from(POSTS, POSTS).list())
                .hasMessageContaining("alias");
    }

    @Test
    void aNullConditionIsAnErrorAndNeverNoCondition() {
        assertThatThrownBy(() -> db.selectFrom(POSTS).where(null))
                .hasMessageContaining("leave where(…) out");
        assertThatThrownBy(
                        () -> db.selectFrom(POSTS).where(POSTS.title.eq((@Nullable String) null)))
                .hasMessageContaining("isNull()");
    }

    @Test
    void aSelectWithoutASessionSaysHowToRunIt() {
        var titles = select(POSTS.title).from(POSTS).where(POSTS.id.eq(1));

        assertThatThrownBy(titles::list).hasMessageContaining("select.on(db)");
        assertThat(titles.on(db).one()).isEqualTo("alpha");
    }

    @Test
    void namesAreQuotedAndSchemasKept() {
        assertThat(
                        db.select(COMMENTS.body)
                                .from(COMMENTS)
                                .orderBy(COMMENTS.id)
                                .limit(1)
                                .rows()
                                .sql())
                .isEqualTo(
                        "SELECT \"comment\".\"body\" FROM \"talk\".\"comment\" ORDER BY \"comment\".\"id\" LIMIT ?::bigint");
        assertThat(db.select(COMMENTS.body).from(COMMENTS).orderBy(COMMENTS.id).limit(1).list())
                .containsExactly("nice");
    }

    @Test
    void rowsAreCountedAndFound() {
        assertThat(db.selectFrom(POSTS).where(POSTS.published.eq(true)).count()).isEqualTo(3);
        assertThat(db.selectFrom(POSTS).limit(2).count()).isEqualTo(2);
        assertThat(db.selectFrom(POSTS).where(POSTS.likes.gt(100)).exists()).isFalse();
        assertThat(db.selectFrom(POSTS).orderBy(POSTS.id).exists()).isTrue();
        assertThat(db.selectFrom(POSTS).orderBy(POSTS.likes.desc()).first().orElseThrow().id())
                .isEqualTo(1);
    }

    @Test
    void aSampleIsPartOfATable() {
        assertThat(db.selectFrom(POSTS).list()).hasSize(4);
        assertThat(
                        db.select(POSTS.id)
                                .from(SampledTable.bernoulli(POSTS, 100).repeatable(1))
                                .list())
                .hasSize(4);
        assertThat(db.select(POSTS.id).from(SampledTable.system(POSTS, 0)).list()).isEmpty();
    }
}
