package dev.leat.sql.select;

import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.COMMENTS;
import static dev.leat.sql.select.Blog.POSTS;
import static dev.leat.sql.select.Selects.select;
import static dev.leat.sql.write.Writes.deleteFrom;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.DataType;
import dev.leat.sql.Database;
import dev.leat.sql.DatabaseException;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.result.RowCountException;
import dev.leat.sql.select.Blog.Mood;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class RunningTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    // ---- pages

    @Test
    void theNextPageBeginsBehindTheLastRow() {
        var pages = db.select(POSTS.id).from(POSTS).orderBy(POSTS.likes, POSTS.id).limit(2);

        assertThat(pages.list()).containsExactly(4, 2);
        assertThat(pages.seekAfter(5, 2).list()).containsExactly(3, 1);
        assertThat(pages.seekAfter(10, 1).list()).isEmpty();
        assertThat(pages.seekAfter(5, 2).rows().sql())
                .as("rows are compared as a whole, which an index serves")
                .contains("((\"post\".\"likes\", \"post\".\"id\") > (?::integer, ?::integer))");
    }

    @Test
    void aPreparedPageGetsItsPlaceWhenItRuns() {
        var likes = Placeholder.of("likes", POSTS.likes);
        var id = Placeholder.of("id", POSTS.id);
        var page =
                db.select(POSTS.id)
                        .from(POSTS)
                        .orderBy(POSTS.likes, POSTS.id)
                        .seekAfter(likes, id)
                        .limit(2)
                        .prepare();
        assertThat(page.list(likes.is(0), id.is(4))).containsExactly(2, 3);
        assertThat(page.list(likes.is(7), id.is(3))).containsExactly(1);
        var moods = Placeholder.of("mood", POSTS.mood);
        assertThat(
                        db.select(POSTS.id)
                                .from(POSTS)
                                .where(POSTS.mood.isNotNull())
                                .orderBy(POSTS.mood.desc(), POSTS.id.asc())
                                .seekAfter(moods, id)
                                .prepare()
                                .list(moods.is(Mood.HAPPY), id.is(1)))
                .containsExactly(3);
    }

    @Test
    void pagesFollowAnyOrderNullsIncluded() {
        for (var order :
                List.of(
                        db.select(POSTS.price, POSTS.id).from(POSTS).orderBy(POSTS.price, POSTS.id),
                        db.select(POSTS.price, POSTS.id)
                                .from(POSTS)
                                .orderBy(POSTS.price.desc(), POSTS.id),
                        db.select(POSTS.price, POSTS.id)
                                .from(POSTS)
                                .orderBy(POSTS.price.asc().nullsLast(), POSTS.id.desc()),
                        db.select(POSTS.price, POSTS.id)
                                .from(POSTS)
                                .orderBy(POSTS.price.desc().nullsFirst(), POSTS.id.desc()))) {
            List<Integer> all = order.list().stream().map(row -> row.second()).toList();
            List<Integer> paged = new ArrayList<>();
            var page = order.limit(1).list();
            while (!page.isEmpty()) {
                paged.add(page.getFirst().second());
                page =
                        order.limit(1)
                                .seekAfter(page.getFirst().first(), page.getFirst().second())
                                .list();
            }
            assertThat(paged).isEqualTo(all);

            List<Integer> back = new ArrayList<>();
            var last = order.list().getLast();
            back.add(last.second());
            var before = order.limit(2).listBefore(last.first(), last.second());
            while (!before.isEmpty()) {
                back.addAll(0, before.stream().map(row -> row.second()).toList());
                before =
                        order.limit(2)
                                .listBefore(before.getFirst().first(), before.getFirst().second());
            }
            assertThat(back).as("from the end to the beginning").isEqualTo(all);
        }
        assertThatThrownBy(() -> db.selectFrom(POSTS).orderBy(POSTS.id).offset(1).listBefore(3))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> db.selectFrom(POSTS).orderBy(POSTS.id).seekAfter(1, 2))
                .hasMessageContaining("1 terms and 2 values");
    }

    @Test
    void pagesFollowGroupsSeveralSelectsAndOuterJoins() {
        var perDay =
                db.select(POSTS.day, count())
                        .from(POSTS)
                        .groupBy(POSTS.day)
                        .orderBy(count().desc(), POSTS.day);
        var names =
                db.select(AUTHORS.name)
                        .from(AUTHORS)
                        .unionAll(select(POSTS.title).from(POSTS))
                        .orderBy(AUTHORS.name);
        var different =
                db.select(POSTS.authorId).from(POSTS).distinct().orderBy(POSTS.authorId.desc());
        // Cem has no post: a title that is never null in its table is so here, and comes last.
        var joined =
                db.select(POSTS.title, AUTHORS.id)
                        .from(AUTHORS)
                        .leftJoin(POSTS)
                        .on(POSTS.authorId.eq(AUTHORS.id))
                        .orderBy(POSTS.title.desc(), AUTHORS.id.desc());
        paged(perDay, row -> new Object[] {row.second(), row.first()});
        paged(names, name -> new Object[] {name});
        paged(different, id -> new Object[] {id});
        paged(joined, row -> new Object[] {row.first(), row.second()});
        assertThat(names.seekAfter("beta").count()).isEqualTo(1);
    }

    private static <R> void paged(Select<R> order, Function<R, Object[]> place) {
        List<R> all = order.list();
        List<R> paged = new ArrayList<>();
        Select<R> page = order.limit(1);
        for (List<R> rows = page.list(); !rows.isEmpty(); rows = page.list()) {
            paged.addAll(rows);
            assertThat(paged).hasSizeLessThanOrEqualTo(all.size());
            page = page.seekAfter(place.apply(rows.getLast()));
        }
        assertThat(paged).hasSizeGreaterThan(1).isEqualTo(all);
    }

    @Test
    void whatWouldSkipRowsOfAPageOrBringThemBackIsAnError() {
        var ordered = db.selectFrom(POSTS).orderBy(POSTS.likes);
        assertThatThrownBy(() -> ordered.seekAfter(5).orderBy(POSTS.id))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("say the whole order before");
        assertThatThrownBy(() -> ordered.distinctOn(POSTS.likes).seekAfter(5))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("distinctOn");
        assertThatThrownBy(() -> ordered.seekAfter(5).distinctOn(POSTS.likes))
                .isInstanceOf(IllegalStateException.class);
    }

    @Test
    void rowsInTheSamePlaceAreKeptWithTies() {
        assertThat(db.select(POSTS.id).from(POSTS).orderBy(POSTS.day).limitWithTies(1).list())
                .containsExactlyInAnyOrder(1, 2);
        assertThatThrownBy(() -> db.selectFrom(POSTS).limit(-1)).hasMessageContaining("negative");
        assertThatThrownBy(() -> db.selectFrom(POSTS).offset(-1)).hasMessageContaining("negative");
    }

    // ---- cursors

    @Test
    void rowsFlowThroughACursor() {
        db.sql(
                        "INSERT INTO talk.comment (post_id, body) SELECT 1, 'c' || n FROM generate_series(1, 3000) n")
                .execute();
        List<Long> seen = new ArrayList<>();

        db.select(COMMENTS.id).from(COMMENTS).orderBy(COMMENTS.id).forEach(seen::add);

        assertThat(seen).hasSize(3003).isSorted();
        assertThat(
                        db
                                .<Long>select(COMMENTS.id)
                                .from(COMMENTS)
                                .orderBy(COMMENTS.id)
                                .<Long>stream(rows -> rows.skip(10).findFirst().orElseThrow()))
                .isEqualTo(seen.get(10));
        assertThat(db.selectFrom(COMMENTS).count())
                .as("the connection is good for others afterwards")
                .isEqualTo(3003);
        db.inTransaction(tx -> {
            long[] count = {0};
            tx.selectFrom(COMMENTS).forEach(comment -> count[0]++);
            assertThat(count[0]).isEqualTo(3003);
            assertThat(tx.deleteFrom(COMMENTS).all().execute()).isEqualTo(3003);
        });
        assertThat(db.selectFrom(COMMENTS).exists()).isFalse();
    }

    @Test
    void whatACommonTableWritesStaysWhenItsRowsFlow() {
        var gone =
                CommonTable.of(
                        "gone",
                        deleteFrom(COMMENTS).where(COMMENTS.postId.eq(1)).returning(COMMENTS.body));
        List<String> seen = new ArrayList<>();

        db.with(gone).select(gone).from(gone).forEach(seen::add);

        assertThat(seen).containsExactlyInAnyOrder("nice", "hm");
        assertThat(db.selectFrom(COMMENTS).count()).isEqualTo(1);
    }

    @Test
    void aFailureWhileRowsFlowReachesTheCaller() {
        assertThatThrownBy(() ->
                        db.selectFrom(POSTS)
                                .forEach(post -> {
                                    throw new IllegalStateException("mine");
                                }))
                .hasMessage("mine");
        assertThat(db.selectFrom(POSTS).count()).isEqualTo(4);
    }

    @Test
    void rowsThatFlowEndWithTheirFunctionAndMayEndBefore() {
        assertThat(db.selectFrom(POSTS).<Boolean>stream(rows -> rows.findFirst().isPresent()))
                .isTrue();
        Stream<Integer> kept = db.select(POSTS.id).from(POSTS).stream(rows -> rows);
        assertThatThrownBy(kept::toList)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("inside of it");
    }

    // ---- locks

    @Test
    void lockedRowsAreLeftOutOrRefused(TestDatabase database) {
        Database other = Database.of(database.dataSource());

        db.inTransaction(tx -> {
            assertThat(
                            tx.select(POSTS.id)
                                    .from(POSTS)
                                    .where(POSTS.id.eq(1))
                                    .lock(Lock.forUpdate().of(POSTS))
                                    .list())
                    .containsExactly(1);
            assertThat(
                            other.select(POSTS.id)
                                    .from(POSTS)
                                    .join(AUTHORS)
                                    .on(AUTHORS.id.eq(POSTS.authorId))
                                    .orderBy(POSTS.id)
                                    .lock(Lock.forNoKeyUpdate().of(POSTS).skipLocked())
                                    .list())
                    .containsExactly(2, 3, 4);
            assertThatThrownBy(() -> other.selectFrom(POSTS).lock(Lock.forShare().noWait()).list())
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContaining("55P03");
        });
        assertThatThrownBy(() -> db.selectFrom(POSTS).lock(Lock.forKeyShare().of(AUTHORS)).list())
                .hasMessageContaining("author is to be locked");
    }

    // ---- prepared

    private static final Placeholder<Integer> ID = Placeholder.of("id", POSTS.id);
    private static final Placeholder<Long> ROWS = Placeholder.of("rows", DataType.BIGINT);

    @Test
    void aPreparedSelectRunsWithOtherValuesEachTime() {
        var byId = db.select(POSTS.title).from(POSTS).where(POSTS.id.eq(ID)).prepare();

        assertThat(byId.one(ID.is(1))).isEqualTo("alpha");
        assertThat(byId.one(ID.is(4))).isEqualTo("delta");
        assertThat(byId.first(ID.is(99))).isEmpty();
        assertThat(byId.sql()).contains("= ?::integer");
        db.inTransaction(tx -> assertThat(byId.on(tx).one(ID.is(2))).isEqualTo("beta"));
        assertThatThrownBy(() -> byId.one(ID.is(99))).isInstanceOf(RowCountException.class);
    }

    @Test
    void theFirstOfManyIsLimitedAndARowByItsKeyNeedsNoLimit(TestDatabase database) {
        List<String> told = new ArrayList<>();
        Database watched =
                Database.builder(database.dataSource())
                        .listener(statement -> {
                            told.add(statement.sql().replaceFirst(".* FROM", "FROM"));
                            return outcome -> assertThat(outcome.rows()).isLessThanOrEqualTo(2);
                        })
                        .build();
        var posts = watched.selectFrom(POSTS);

        assertThat(posts.where(POSTS.id.eq(3)).first()).isPresent();
        assertThat(posts.where(POSTS.id.eq(3).and(POSTS.likes.ge(0))).one().id()).isEqualTo(3);
        assertThat(posts.where(POSTS.id.eq(99)).first()).isEmpty();
        assertThat(told).hasSize(3).noneMatch(sql -> sql.contains("LIMIT"));

        told.clear();
        assertThat(posts.orderBy(POSTS.id).first()).isPresent();
        assertThat(posts.where(POSTS.id.ge(3)).first()).isPresent();
        assertThat(posts.where(POSTS.id.eq(3).or(POSTS.id.eq(4))).first()).isPresent();
        assertThat(posts.join(COMMENTS).onTrue().where(POSTS.id.eq(1)).first()).isPresent();
        assertThat(watched.select(POSTS.id).from(POSTS).where(POSTS.id.eq(3)).first()).isPresent();
        assertThatThrownBy(() -> posts.where(POSTS.id.ge(3)).one())
                .isInstanceOf(RowCountException.class);
        assertThat(told).hasSize(6).allMatch(sql -> sql.contains("LIMIT"));
    }

    @Test
    void placeholdersStandInLimitsAndChanges() {
        var first = db.select(POSTS.id).from(POSTS).orderBy(POSTS.id).limit(ROWS).prepare();
        assertThat(first.list(ROWS.is(3L))).containsExactly(1, 2, 3);

        Placeholder<String> title = Placeholder.of("title", POSTS.title);
        var rename = db.update(POSTS).set(POSTS.title, title).where(POSTS.id.eq(ID)).prepare();
        assertThat(rename.execute(title.is("x"), ID.is(1))).isEqualTo(1);
        assertThat(rename.execute(title.is("y"), ID.is(99))).isZero();
        assertThat(db.select(POSTS.title).from(POSTS).where(POSTS.id.eq(1)).one()).isEqualTo("x");
    }

    @Test
    void aNullIsNoValueOfAPlaceholderForWhatIsNeverNull() {
        Placeholder<Integer> id = Placeholder.of("id", POSTS.id);
        assertThatThrownBy(() -> id.is(null))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageContaining("the placeholder id is given null");
        assertThat(Placeholder.of("price", POSTS.price).is(null).text()).isNull();
    }

    @Test
    void aPlaceholderWithoutAValueOrAValueWithoutAPlaceholderIsAnError() {
        var byId = db.select(POSTS.title).from(POSTS).where(POSTS.id.eq(ID));

        assertThatThrownBy(() -> byId.list())
                .hasMessageContaining("the placeholder id got no value");
        assertThatThrownBy(() -> byId.prepare().list())
                .hasMessageContaining("the placeholder id got no value");
        assertThatThrownBy(() -> byId.prepare().list(ID.is(1), ROWS.is(1L)))
                .hasMessageContaining("no placeholder rows");
        assertThatThrownBy(() -> byId.prepare().list(ID.is(1), ID.is(2)))
                .hasMessageContaining("two values");
    }

    // ---- plans

    @Test
    void aPlanIsAValue() {
        ExplainPlan plan = db.selectFrom(POSTS).where(POSTS.id.eq(1)).explain();

        assertThat(plan.root().stream().map(ExplainPlan.Node::relation)).contains("post");
        assertThat(plan.executionMillis()).isNull();
        assertThat(plan.root().totalCost()).isPositive();
        assertThat(plan.toString()).contains("on post").contains("cost=");
    }

    @Test
    void anAnalyzedPlanSaysWhatHappenedAndAWriteHappens() {
        ExplainPlan plan =
                db.select(POSTS.id).from(POSTS).where(POSTS.likes.gt(5)).explainAnalyze();
        assertThat(plan.executionMillis()).isNotNull();
        assertThat(plan.root().actualRows()).isEqualTo(2);

        db.deleteFrom(COMMENTS).where(COMMENTS.postId.eq(1)).explain();
        assertThat(db.selectFrom(COMMENTS).count()).isEqualTo(3);
        db.deleteFrom(COMMENTS).where(COMMENTS.postId.eq(1)).explainAnalyze();
        assertThat(db.selectFrom(COMMENTS).count()).isEqualTo(1);
    }
}
