package dev.leat.sql.select;

import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.max;
import static dev.leat.sql.result.Rows.into;
import static dev.leat.sql.result.Rows.optional;
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
import dev.leat.sql.select.Blog.Author;
import dev.leat.sql.select.Blog.Authors;
import dev.leat.sql.select.Blog.Comment;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class JoinTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    @Test
    void innerJoinsKeepRowsWithAPartner() {
        assertThat(
                        db.select(AUTHORS.name, POSTS.title)
                                .from(AUTHORS)
                                .join(POSTS)
                                .on(POSTS.authorId.eq(AUTHORS.id))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", "alpha"),
                        new Tuple2<>("Ada", "beta"),
                        new Tuple2<>("Bob", "Gamma"),
                        new Tuple2<>("Bob", "delta"));
    }

    @Test
    void aWholeRowOfTheFarSideOfALeftJoinIsNullWithoutAPartner() {
        List<Tuple2<Author, Comment>> rows =
                db.select(AUTHORS, COMMENTS)
                        .from(AUTHORS)
                        .leftJoin(COMMENTS)
                        .on(COMMENTS.authorId.eq(AUTHORS.id))
                        .orderBy(AUTHORS.id)
                        .list();

        assertThat(rows).extracting(row -> row.first().name()).containsExactly("Ada", "Bob", "Cem");
        assertThat(rows.get(0).second().body()).isEqualTo("no");
        assertThat(rows.get(2).second()).isNull();
    }

    record Said(String author, @Nullable Remark remark) {}

    record Remark(String body, int postId) {}

    @Test
    void aNestedRecordOfTheFarSideIsNullWithoutAPartner() {
        List<Said> rows =
                db.select(
                                row(
                                        Said::new,
                                        AUTHORS.name,
                                        row(Remark::new, COMMENTS.body, COMMENTS.postId)))
                        .from(AUTHORS)
                        .leftJoin(COMMENTS)
                        .on(COMMENTS.authorId.eq(AUTHORS.id))
                        .orderBy(AUTHORS.id)
                        .list();

        assertThat(rows)
                .containsExactly(
                        new Said("Ada", new Remark("no", 3)),
                        new Said("Bob", new Remark("nice", 1)),
                        new Said("Cem", null));
    }

    record Mixed(String body, int author) {}

    @Test
    void aNestedRecordThatAlsoHoldsTheNearSideIsNeverNull() {
        assertThatThrownBy(() ->
                        db.select(into(Mixed.class, COMMENTS.body, AUTHORS.id.as("author")))
                                .from(AUTHORS)
                                .rightJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .list())
                .isInstanceOf(MappingException.class)
                .hasMessageContaining("outer join");
        record Loose(@Nullable String body, Integer author) {}
        assertThat(
                        db.select(into(Loose.class, COMMENTS.body, AUTHORS.id.as("author")))
                                .from(AUTHORS)
                                .leftJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .where(AUTHORS.id.eq(3))
                                .one())
                .isEqualTo(new Loose(null, 3));
    }

    @Test
    void anAllNullRowThatIsThereIsNotTakenForAMissingOne() {
        assertThat(
                        db.select(row((a, b) -> a + "/" + b, AUTHORS.country, AUTHORS.bossId))
                                .from(AUTHORS)
                                .where(AUTHORS.id.eq(2))
                                .one())
                .isEqualTo("null/1");
        record Both(@Nullable String country, @Nullable String meta) {}
        assertThat(
                        db.select(row(Both::new, AUTHORS.country, POSTS.meta))
                                .from(POSTS)
                                .join(AUTHORS)
                                .on(AUTHORS.id.eq(POSTS.authorId))
                                .where(POSTS.id.eq(3))
                                .one())
                .isEqualTo(new Both(null, null));
    }

    @Test
    void optionalSaysInItsTypeThatTheFarSideMayBeMissing() {
        List<Tuple2<String, Optional<Comment>>> rows =
                db.select(AUTHORS.name, optional(COMMENTS))
                        .from(AUTHORS)
                        .leftJoin(COMMENTS)
                        .on(COMMENTS.authorId.eq(AUTHORS.id))
                        .orderBy(AUTHORS.id)
                        .list();

        assertThat(rows.get(2).second()).isEmpty();
        assertThat(rows.get(1).second()).map(Comment::body).contains("nice");
    }

    @Test
    void rightAndFullJoinsMakeTheNearSideOptional() {
        assertThat(
                        db.select(AUTHORS, COMMENTS.body)
                                .from(AUTHORS)
                                .rightJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .orderBy(COMMENTS.id)
                                .list())
                .extracting(row -> row.first() == null ? null : row.first().name())
                .containsExactly("Bob", null, "Ada");
        assertThat(
                        db.select(AUTHORS, COMMENTS)
                                .from(AUTHORS)
                                .fullJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .list())
                .hasSize(4)
                .filteredOn(row -> row.first() == null || row.second() == null)
                .hasSize(2);
    }

    @Test
    void crossJoinsGiveEveryPair() {
        assertThat(db.select(AUTHORS.id, POSTS.id).from(AUTHORS).crossJoin(POSTS).list())
                .hasSize(12);
        assertThat(db.select(AUTHORS.id, POSTS.id).from(AUTHORS, POSTS).list()).hasSize(12);
    }

    @Test
    void usingJoinsByColumnsThatBothSidesHave() {
        assertThat(
                        db.select(POSTS.title, COMMENTS.body)
                                .from(POSTS)
                                .join(COMMENTS)
                                .using(POSTS.id)
                                .orderBy(POSTS.id)
                                .list())
                .extracting(Tuple2::second)
                .containsExactly("nice", "hm", "no");
    }

    @Test
    void aTableJoinsItselfUnderAnAlias() {
        Authors boss = alias(AUTHORS, "the \"boss\"");

        assertThat(
                        db.select(AUTHORS.name, boss.name)
                                .from(AUTHORS)
                                .leftJoin(boss)
                                .on(AUTHORS.bossId.eq(boss.id))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", null),
                        new Tuple2<>("Bob", "Ada"),
                        new Tuple2<>("Cem", "Ada"));
        assertThat(
                        db.select(boss)
                                .from(AUTHORS)
                                .leftJoin(boss)
                                .on(AUTHORS.bossId.eq(boss.id))
                                .where(AUTHORS.id.in(1, 2))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(null, new Author(1, "Ada", "uk", null));
    }

    @Test
    void aNotNullColumnOfAnOuterJoinIsOrderedWithItsNulls() {
        assertThat(
                        db.select(AUTHORS.name)
                                .from(AUTHORS)
                                .leftJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .orderBy(COMMENTS.id)
                                .list())
                .containsExactly("Cem", "Bob", "Ada");
        assertThat(
                        db.select(AUTHORS.name)
                                .from(AUTHORS)
                                .leftJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .orderBy(COMMENTS.id.desc())
                                .list())
                .containsExactly("Ada", "Bob", "Cem");
    }

    @Test
    void aSubqueryIsJoinedAndItsColumnsAreTyped() {
        var posts = count().as("posts");
        var perAuthor =
                select(POSTS.authorId, posts).from(POSTS).groupBy(POSTS.authorId).as("per author");

        assertThat(
                        db.select(AUTHORS.name, perAuthor.get(posts))
                                .from(AUTHORS)
                                .leftJoin(perAuthor)
                                .on(perAuthor.get(POSTS.authorId).eq(AUTHORS.id))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", 2L),
                        new Tuple2<>("Bob", 2L),
                        new Tuple2<>("Cem", null));
        assertThatThrownBy(() -> perAuthor.get(POSTS.title))
                .hasMessageContaining("does not select post.title");
    }

    @Test
    void aSubqueryGivesItsRecordsFromOutside() {
        var latest =
                select(row(Remark::new, COMMENTS.body, COMMENTS.postId))
                        .from(COMMENTS)
                        .where(COMMENTS.authorId.isNotNull())
                        .as("latest");

        assertThat(
                        db.select(AUTHORS.name, latest)
                                .from(AUTHORS)
                                .leftJoin(latest)
                                .on(latest.get(COMMENTS.postId).eq(AUTHORS.id))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", new Remark("nice", 1)),
                        new Tuple2<>("Bob", null),
                        new Tuple2<>("Cem", new Remark("no", 3)));
    }

    @Test
    void whatIsMissingInsideASubqueryIsMissingOutside() {
        var pairs =
                select(AUTHORS, COMMENTS)
                        .from(AUTHORS)
                        .leftJoin(COMMENTS)
                        .on(COMMENTS.authorId.eq(AUTHORS.id))
                        .as("pairs");

        assertThat(db.select(pairs).from(pairs).where(pairs.get(AUTHORS.id).eq(3)).one())
                .isEqualTo(new Tuple2<>(new Author(3, "Cem", "tr", 1), null));
    }

    @Test
    void aLateralSubqueryMentionsWhatStandsBeforeIt() {
        var best =
                select(POSTS.title, POSTS.likes)
                        .from(POSTS)
                        .where(POSTS.authorId.eq(AUTHORS.id))
                        .orderBy(POSTS.likes.desc())
                        .limit(1)
                        .as("best");

        assertThat(
                        db.select(AUTHORS.name, best.get(POSTS.title))
                                .from(AUTHORS)
                                .leftJoin(best.lateral())
                                .onTrue()
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", "alpha"),
                        new Tuple2<>("Bob", "Gamma"),
                        new Tuple2<>("Cem", null));
        assertThatThrownBy(
                        () -> db.select(AUTHORS.name).from(AUTHORS).leftJoin(best).onTrue().list())
                .hasMessageContaining("author.id is used");
    }

    @Test
    void aFunctionGivesRows() {
        var tag = FunctionTable.of("tag", DataType.TEXT, Functions.sql("unnest({})", POSTS.tags));

        assertThat(
                        db.select(tag.value(), count())
                                .from(POSTS)
                                .crossJoin(tag.lateral())
                                .groupBy(tag.value())
                                .orderBy(tag.value())
                                .list())
                .containsExactly(
                        new Tuple2<>("go", 1L), new Tuple2<>("java", 2L), new Tuple2<>("sql", 2L));
        var n = FunctionTable.series("n", 2, 4);
        assertThat(db.select(max(n.value())).from(n).one()).isEqualTo(4L);
    }

    record Rate(String country, int percent) {}

    @Test
    void valuesOfTheProgramAreATable() {
        var rates =
                ValuesTable.of(
                        "rates",
                        List.of(new Rate("uk", 20), new Rate("tr", 18)),
                        ValuesTable.value(AUTHORS.country, Rate::country),
                        ValuesTable.value(AUTHORS.id, Rate::percent));

        assertThat(
                        db.select(AUTHORS.name, rates.get(AUTHORS.id))
                                .from(AUTHORS)
                                .join(rates)
                                .on(rates.get(AUTHORS.country).eq(AUTHORS.country))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(new Tuple2<>("Ada", 20), new Tuple2<>("Cem", 18));
        var none =
                ValuesTable.of(
                        "none", List.<Rate>of(), ValuesTable.value(AUTHORS.country, Rate::country));
        assertThat(db.select(none).from(none).list()).isEmpty();
    }

    @Test
    void aTupleOfMissingValuesIsThereAndOrdered() {
        assertThat(
                        db.select(COMMENTS.id, COMMENTS.body)
                                .from(AUTHORS)
                                .leftJoin(COMMENTS)
                                .on(COMMENTS.authorId.eq(AUTHORS.id))
                                .distinct()
                                .orderBy(COMMENTS.id.desc())
                                .list())
                .containsExactly(
                        new Tuple2<>(3L, "no"), new Tuple2<>(1L, "nice"), new Tuple2<>(null, null));
        var ids =
                select(AUTHORS.id)
                        .from(AUTHORS)
                        .unionAll(select(AUTHORS.bossId).from(AUTHORS).map(x -> x));
        var both = ids.as("both");
        assertThat(db.select(both).from(both).orderBy(both.get(AUTHORS.id)).list())
                .containsExactly(null, 1, 1, 1, 2, 3);
    }
}
