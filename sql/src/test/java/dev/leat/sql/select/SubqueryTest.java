package dev.leat.sql.select;

import static dev.leat.schema.Alias.alias;
import static dev.leat.schema.Conditions.exists;
import static dev.leat.schema.Conditions.notExists;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.max;
import static dev.leat.schema.function.Aggregates.sumLong;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.COMMENTS;
import static dev.leat.sql.select.Blog.POSTS;
import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.write.Writes.deleteFrom;
import static dev.leat.sql.write.Writes.insertInto;
import static dev.leat.sql.write.Writes.update;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Functions;
import dev.leat.schema.RowValues;
import dev.leat.schema.function.Window;
import dev.leat.sql.Database;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.select.Blog.Author;
import dev.leat.sql.select.Blog.Posts;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.Map;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class SubqueryTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    @Test
    void aSubqueryIsAValueOfEachRow() {
        assertThat(
                        db.select(
                                        AUTHORS.name,
                                        select(max(POSTS.likes))
                                                .from(POSTS)
                                                .where(POSTS.authorId.eq(AUTHORS.id))
                                                .asScalar())
                                .from(AUTHORS)
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>("Ada", 10), new Tuple2<>("Bob", 7), new Tuple2<>("Cem", null));
    }

    @Test
    void conditionsAskOtherRows() {
        assertThat(
                        db.select(AUTHORS.name)
                                .from(AUTHORS)
                                .where(AUTHORS.id.in(select(POSTS.authorId).from(POSTS)))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly("Ada", "Bob");
        assertThat(
                        db.select(AUTHORS.name)
                                .from(AUTHORS)
                                .where(AUTHORS.id.notIn(select(POSTS.authorId).from(POSTS)))
                                .list())
                .containsExactly("Cem");
        var theirs = select(POSTS.id).from(POSTS).where(POSTS.authorId.eq(AUTHORS.id));
        assertThat(db.select(AUTHORS.name).from(AUTHORS).where(exists(theirs)).list()).hasSize(2);
        assertThat(db.select(AUTHORS.name).from(AUTHORS).where(notExists(theirs)).list())
                .containsExactly("Cem");
        assertThat(
                        db.select(POSTS.title)
                                .from(POSTS)
                                .where(
                                        POSTS.likes.eq(
                                                select(max(POSTS.likes)).from(POSTS).asScalar()))
                                .list())
                .containsExactly("alpha");
    }

    @Test
    void aSubqueryOverTheSameTableHidesItUnlessItHasAnAlias() {
        Posts other = alias(POSTS, "other");

        assertThat(
                        db.select(POSTS.title)
                                .from(POSTS)
                                .where(
                                        notExists(
                                                select(other.id)
                                                        .from(other)
                                                        .where(other.authorId.eq(POSTS.authorId))
                                                        .where(other.likes.gt(POSTS.likes))))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly("alpha", "Gamma");
    }

    @Test
    @SuppressWarnings({"unchecked", "rawtypes"})
    void whatIsComparedIsOneColumn() {
        dev.leat.schema.Subquery two = select(POSTS.id, POSTS.title).from(POSTS);

        assertThatThrownBy(() -> AUTHORS.id.in((dev.leat.schema.Subquery<Integer>) two))
                .hasMessageContaining("gives one column, this one gives 2");
    }

    @Test
    void relationsStandInConditionsOfAnySelect() {
        assertThat(
                        db.select(AUTHORS.name)
                                .from(AUTHORS)
                                .where(AUTHORS.posts.exists(POSTS.comments.exists()))
                                .orderBy(AUTHORS.id)
                                .list())
                .containsExactly("Ada", "Bob");
    }

    @Test
    void selectsAreCombined() {
        var popular = select(POSTS.title).from(POSTS).where(POSTS.likes.gt(5));
        var published = select(POSTS.title).from(POSTS).where(POSTS.published.eq(true));

        assertThat(popular.union(published).orderBy(POSTS.title.desc()).on(db).list())
                .containsExactly("delta", "beta", "alpha", "Gamma");
        assertThat(popular.unionAll(published).on(db).list()).hasSize(5);
        assertThat(popular.intersect(published).on(db).list()).containsExactly("alpha");
        assertThat(popular.except(published).on(db).list()).containsExactly("Gamma");
        assertThat(popular.unionAll(popular).intersectAll(popular).on(db).list()).hasSize(2);
        assertThat(popular.unionAll(popular).exceptAll(popular).on(db).list()).hasSize(2);
        assertThat(popular.union(published).orderBy(POSTS.title).limit(1).offset(1).on(db).list())
                .containsExactly("alpha");
        assertThat(popular.union(published).on(db).count()).isEqualTo(4);
        assertThatThrownBy(() -> popular.union(published).orderBy(POSTS.id).on(db).list())
                .hasMessageContaining("what it selects ([title])");
    }

    @Test
    void aRelationOfATableThatIsNotThereIsAnError() {
        assertThatThrownBy(() -> db.selectFrom(AUTHORS).where(POSTS.comments.exists()).list())
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the statement does not mention post");
        assertThatThrownBy(() -> POSTS.comments.exists(null))
                .hasMessageContaining("the condition on post.comments is null");
    }

    @Test
    void whatOnlyOneSelectCanSayIsNotLostBehindSeveral() {
        var both = select(POSTS.id).from(POSTS).unionAll(select(AUTHORS.id).from(AUTHORS));
        Map<String, ThrowingCallable> said =
                Map.of(
                        "where", () -> both.where(POSTS.id.eq(1)),
                        "from", () -> both.from(AUTHORS),
                        "join", () -> both.join(AUTHORS).on(AUTHORS.id.eq(POSTS.id)),
                        "groupBy", () -> both.groupBy(POSTS.id),
                        "having", () -> both.having(count().gt(1L)),
                        "distinct", both::distinct,
                        "distinctOn", () -> both.distinctOn(POSTS.id),
                        "window", () -> both.window("w", Window.all()),
                        "lock", both::forUpdate);
        said.forEach((word, saying) ->
                assertThatThrownBy(saying)
                        .as(word)
                        .isInstanceOf(IllegalStateException.class)
                        .hasMessageStartingWith(word + "(…) behind UNION ALL")
                        .hasMessageContaining("selects.as("));

        var named = both.as("both");
        assertThat(
                        db.select(named.get(POSTS.id))
                                .from(named)
                                .where(named.get(POSTS.id).eq(1))
                                .list())
                .containsExactly(1, 1);
    }

    @Test
    void whatLimitsOneSideStaysThere() {
        var first = select(POSTS.id).from(POSTS).orderBy(POSTS.id).limit(1);
        var last = select(POSTS.id).from(POSTS).orderBy(POSTS.id.desc()).limit(1);

        assertThat(first.unionAll(last).orderBy(POSTS.id).on(db).list()).containsExactly(1, 4);
        var both = first.unionAll(last).as("both");
        assertThat(db.select(sumLong(both.get(POSTS.id))).from(both).one()).isEqualTo(5L);
        assertThat(
                        db.select(POSTS.title)
                                .from(POSTS)
                                .where(POSTS.id.in(first.union(last)))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly("alpha", "delta");
    }

    @Test
    void aCommonTableIsNamedOnceAndUsedOften() {
        var likes = sumLong(POSTS.likes).as("likes");
        var totals =
                CommonTable.of(
                        "totals",
                        select(POSTS.authorId, likes).from(POSTS).groupBy(POSTS.authorId));
        var other = totals.as("other");

        assertThat(db.with(totals.materialized()).select(Functions.value(1)).list())
                .containsExactly(1);
        assertThat(
                        db.with(totals)
                                .select(totals.get(POSTS.authorId), other.get(likes))
                                .from(totals)
                                .join(other)
                                .on(other.get(POSTS.authorId).ne(totals.get(POSTS.authorId)))
                                .orderBy(totals.get(POSTS.authorId))
                                .list())
                .containsExactly(new Tuple2<>(1, 7L), new Tuple2<>(2, 15L));
        assertThatThrownBy(() -> db.select(totals).from(totals).list())
                .hasMessageContaining("db.with(totals)");
    }

    @Test
    void aCommonTableCalledAsATableHidesNothing() {
        var post = CommonTable.of("post", select(POSTS.id).from(POSTS).where(POSTS.id.gt(2)));

        assertThat(
                        db.with(post)
                                .select(POSTS.title)
                                .from(POSTS)
                                .join(post)
                                .on(post.get(POSTS.id).eq(POSTS.id))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly("Gamma", "delta");
    }

    @Test
    void aRecursiveCommonTableTellsItsOrderAndItsCircles() {
        db.insertInto(AUTHORS)
                .values(
                        RowValues.of(AUTHORS)
                                .set(AUTHORS.id, 4)
                                .set(AUTHORS.name, "Dan")
                                .set(AUTHORS.bossId, 2))
                .execute();
        var staff =
                CommonTable.recursive(
                        "staff",
                        select(AUTHORS.id, AUTHORS.name)
                                .from(AUTHORS)
                                .where(AUTHORS.bossId.isNull()),
                        self ->
                                select(AUTHORS.id, AUTHORS.name)
                                        .from(AUTHORS)
                                        .join(self)
                                        .on(AUTHORS.bossId.eq(self.get(AUTHORS.id))));
        var deep = staff.searchDepthFirst(AUTHORS.id);
        var wide = staff.searchBreadthFirst(AUTHORS.id);

        assertThat(
                        db.with(deep)
                                .select(deep.get(AUTHORS.name))
                                .from(deep)
                                .orderBy(deep.searchOrder().asc())
                                .list())
                .containsExactly("Ada", "Bob", "Dan", "Cem");
        assertThat(
                        db.with(wide)
                                .select(wide.get(AUTHORS.name))
                                .from(wide)
                                .orderBy(wide.searchOrder().asc())
                                .list())
                .containsExactly("Ada", "Bob", "Cem", "Dan");

        db.update(AUTHORS).set(AUTHORS.bossId, 4).where(AUTHORS.id.eq(1)).execute();
        var round =
                CommonTable.recursive(
                                "round",
                                select(AUTHORS.id, AUTHORS.bossId)
                                        .from(AUTHORS)
                                        .where(AUTHORS.id.eq(1)),
                                self ->
                                        select(AUTHORS.id, AUTHORS.bossId)
                                                .from(AUTHORS)
                                                .join(self)
                                                .on(AUTHORS.id.eq(self.get(AUTHORS.bossId))))
                        .cycle(AUTHORS.id);
        assertThat(db.with(round).select(round.get(AUTHORS.id), round.isCycle()).from(round).list())
                .containsExactly(
                        new Tuple2<>(1, false),
                        new Tuple2<>(4, false),
                        new Tuple2<>(2, false),
                        new Tuple2<>(1, true));
        assertThatThrownBy(staff::isCycle).isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() ->
                        CommonTable.of("plain", select(AUTHORS.id).from(AUTHORS)).cycle(AUTHORS.id))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> staff.searchDepthFirst(AUTHORS.country))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void aColumnIsKnownThroughTablesOfTables() {
        var popular =
                CommonTable.of("popular", select(POSTS.id).from(POSTS).where(POSTS.likes.gt(5)));
        var first =
                CommonTable.of(
                        "first",
                        select(popular.get(POSTS.id), popular.get(POSTS.id).plus(1).as("next"))
                                .from(popular));
        assertThat(db.with(popular, first).select(first.get(POSTS.id)).from(first).list())
                .containsExactlyInAnyOrder(1, 3);

        var other = popular.as("other");
        var both =
                select(popular.get(POSTS.id), other.get(POSTS.id))
                        .from(popular)
                        .crossJoin(other)
                        .as("both");
        assertThatThrownBy(() -> both.get(POSTS.id))
                .as("two columns come from it")
                .isInstanceOf(IllegalArgumentException.class);
        assertThat(db.with(popular).select(both.get(other.get(POSTS.id))).from(both).list())
                .hasSize(4);
    }

    @Test
    void severalSelectsTogetherShareTheirCommonTables() {
        var loved = CommonTable.of("loved", select(POSTS.id).from(POSTS).where(POSTS.likes.gt(5)));
        var both =
                db.with(loved)
                        .select(loved.get(POSTS.id))
                        .from(loved)
                        .unionAll(select(loved.get(POSTS.id)).from(loved));

        assertThat(both.list()).containsExactlyInAnyOrder(1, 1, 3, 3);
        assertThat(both.count()).isEqualTo(4);
        assertThat(both.exists()).isTrue();
        var noted =
                CommonTable.of(
                        "noted",
                        update(POSTS)
                                .set(POSTS.likes, 99)
                                .where(POSTS.id.eq(2))
                                .returning(POSTS.id));
        assertThat(
                        db.with(noted)
                                .select(noted.get(POSTS.id))
                                .from(noted)
                                .union(select(AUTHORS.id).from(AUTHORS).where(AUTHORS.id.eq(3)))
                                .list())
                .containsExactlyInAnyOrder(2, 3);
        assertThat(db.select(POSTS.likes).from(POSTS).where(POSTS.id.eq(2)).one()).isEqualTo(99);
        assertThat(db.with(noted).select(noted.get(POSTS.id)).from(noted).count()).isOne();
    }

    @Test
    void aRecursiveCommonTableWalksATree() {
        var depth = Functions.value(0).as("depth");
        var tree =
                CommonTable.recursive(
                        "tree",
                        select(AUTHORS.id, AUTHORS.name, depth)
                                .from(AUTHORS)
                                .where(AUTHORS.bossId.isNull()),
                        self ->
                                select(AUTHORS.id, AUTHORS.name, self.get(depth).plus(1))
                                        .from(AUTHORS)
                                        .join(self)
                                        .on(AUTHORS.bossId.eq(self.get(AUTHORS.id))));

        assertThat(db.with(tree).select(tree).from(tree).orderBy(tree.get(AUTHORS.id)).list())
                .containsExactly(
                        new Tuple3<>(1, "Ada", 0),
                        new Tuple3<>(2, "Bob", 1),
                        new Tuple3<>(3, "Cem", 1));
        db.update(AUTHORS).set(AUTHORS.bossId, 3).where(AUTHORS.id.eq(1)).execute();
        var circle =
                CommonTable.recursiveDistinct(
                        "circle",
                        select(AUTHORS.id).from(AUTHORS).where(AUTHORS.id.eq(2)),
                        self ->
                                select(AUTHORS.bossId)
                                        .from(AUTHORS)
                                        .join(self)
                                        .on(AUTHORS.id.eq(self.get(AUTHORS.id)))
                                        .map(id -> (int) id));
        assertThat(db.with(circle).select(count()).from(circle).one()).isEqualTo(3L);
    }

    @Test
    void commonTablesWriteAndGiveBackRows() {
        var gone =
                CommonTable.of(
                        "gone",
                        deleteFrom(COMMENTS).where(COMMENTS.postId.eq(1)).returning(COMMENTS.body));
        assertThat(db.with(gone).select(gone).from(gone).orderBy(gone.get(COMMENTS.body)).list())
                .containsExactly("hm", "nice");
        assertThat(db.selectFrom(COMMENTS).count()).isEqualTo(1);

        var added =
                CommonTable.of(
                        "added",
                        insertInto(AUTHORS)
                                .values(
                                        RowValues.of(AUTHORS)
                                                .set(AUTHORS.id, 9)
                                                .set(AUTHORS.name, "Dee"))
                                .returning());
        assertThat(db.with(added).select(added).from(added).one())
                .isEqualTo(new Author(9, "Dee", null, null));

        var raised =
                CommonTable.of(
                        "raised",
                        update(POSTS)
                                .set(POSTS.likes, POSTS.likes.plus(100))
                                .all()
                                .returning(POSTS.id, POSTS.likes));
        assertThat(
                        db.with(raised)
                                .select(raised.get(POSTS.likes))
                                .from(raised)
                                .where(raised.get(POSTS.id).eq(1))
                                .one())
                .isEqualTo(110);
        var old = CommonTable.of("old", select(POSTS.id).from(POSTS).where(POSTS.likes.lt(101)));
        assertThat(
                        db.with(old)
                                .deleteFrom(POSTS)
                                .where(POSTS.id.in(select(old.get(POSTS.id)).from(old)))
                                .execute())
                .isEqualTo(1);
    }

    @Test
    void aSelectIsTheQueryOfAView(TestDatabase database) {
        String sql =
                select(AUTHORS.name, count().as("posts"))
                        .from(AUTHORS)
                        .leftJoin(POSTS)
                        .on(POSTS.authorId.eq(AUTHORS.id).and(POSTS.title.ne("it's")))
                        .groupBy(AUTHORS.name)
                        .ddl();

        database.execute("CREATE VIEW author_posts AS " + sql);
        assertThat(db.sql("SELECT posts FROM author_posts ORDER BY name").column())
                .containsExactly("2", "2", "1");
    }
}
