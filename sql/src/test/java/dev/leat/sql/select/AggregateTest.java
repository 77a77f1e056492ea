package dev.leat.sql.select;

import static dev.leat.schema.Functions.sql;
import static dev.leat.schema.Functions.value;
import static dev.leat.schema.function.Aggregates.aggregate;
import static dev.leat.schema.function.Aggregates.arrayAgg;
import static dev.leat.schema.function.Aggregates.avg;
import static dev.leat.schema.function.Aggregates.boolAnd;
import static dev.leat.schema.function.Aggregates.boolOr;
import static dev.leat.schema.function.Aggregates.count;
import static dev.leat.schema.function.Aggregates.countDistinct;
import static dev.leat.schema.function.Aggregates.countWhere;
import static dev.leat.schema.function.Aggregates.grouping;
import static dev.leat.schema.function.Aggregates.hypotheticalCumeDist;
import static dev.leat.schema.function.Aggregates.hypotheticalDenseRank;
import static dev.leat.schema.function.Aggregates.hypotheticalPercentRank;
import static dev.leat.schema.function.Aggregates.hypotheticalRank;
import static dev.leat.schema.function.Aggregates.jsonbAgg;
import static dev.leat.schema.function.Aggregates.jsonbObjectAgg;
import static dev.leat.schema.function.Aggregates.max;
import static dev.leat.schema.function.Aggregates.min;
import static dev.leat.schema.function.Aggregates.mode;
import static dev.leat.schema.function.Aggregates.percentileCont;
import static dev.leat.schema.function.Aggregates.percentileDisc;
import static dev.leat.schema.function.Aggregates.percentilesCont;
import static dev.leat.schema.function.Aggregates.stddev;
import static dev.leat.schema.function.Aggregates.stringAgg;
import static dev.leat.schema.function.Aggregates.sum;
import static dev.leat.schema.function.Aggregates.sumDouble;
import static dev.leat.schema.function.Aggregates.sumLong;
import static dev.leat.schema.function.Window.currentRow;
import static dev.leat.schema.function.Window.following;
import static dev.leat.schema.function.Window.orderedBy;
import static dev.leat.schema.function.Window.partitionedBy;
import static dev.leat.schema.function.Window.preceding;
import static dev.leat.schema.function.Window.unboundedFollowing;
import static dev.leat.schema.function.Window.unboundedPreceding;
import static dev.leat.schema.function.Windows.cumeDist;
import static dev.leat.schema.function.Windows.denseRank;
import static dev.leat.schema.function.Windows.firstValue;
import static dev.leat.schema.function.Windows.lag;
import static dev.leat.schema.function.Windows.lastValue;
import static dev.leat.schema.function.Windows.lead;
import static dev.leat.schema.function.Windows.nthValue;
import static dev.leat.schema.function.Windows.ntile;
import static dev.leat.schema.function.Windows.percentRank;
import static dev.leat.schema.function.Windows.rank;
import static dev.leat.schema.function.Windows.rowNumber;
import static dev.leat.sql.select.Blog.AUTHORS;
import static dev.leat.sql.select.Blog.POSTS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.DataType;
import dev.leat.schema.function.Window;
import dev.leat.sql.Database;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.select.Blog.Mood;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@PostgresTest
class AggregateTest {
    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        db = Blog.create(database);
    }

    @Test
    void countsAreNeverNull() {
        assertThat(
                        db.select(
                                        count(),
                                        count(POSTS.price),
                                        countDistinct(POSTS.authorId),
                                        countWhere(POSTS.published.eq(true)))
                                .from(POSTS)
                                .one())
                .hasToString("Tuple4[first=4, second=3, third=2, fourth=3]");
        assertThat(db.select(count(), sum(POSTS.likes)).from(POSTS).where(POSTS.id.gt(9)).one())
                .isEqualTo(new Tuple2<>(0L, null));
    }

    @Test
    void sumsAreExactOrAsAsked() {
        assertThat(
                        db.select(
                                        sum(POSTS.price),
                                        sumLong(POSTS.likes),
                                        sumDouble(POSTS.price),
                                        avg(POSTS.likes),
                                        stddev(POSTS.likes))
                                .from(POSTS)
                                .where(POSTS.id.in(1, 4))
                                .one())
                .satisfies(row -> {
                    assertThat(row.first()).isEqualByComparingTo("4.50");
                    assertThat(row.second()).isEqualTo(10L);
                    assertThat(row.third()).isEqualTo(4.5);
                    assertThat(row.fourth()).isEqualByComparingTo("5");
                    assertThat(row.fifth()).isBetween(7.07, 7.08);
                });
        assertThat(db.select(sumLong(POSTS.likes).distinct()).from(POSTS).one()).isEqualTo(22L);
    }

    @Test
    void extremesKeepTheTypeOfWhatTheyLookAt() {
        assertThat(db.select(min(POSTS.day), max(POSTS.price), max(POSTS.mood)).from(POSTS).one())
                .hasToString("Tuple3[first=2026-01-05, second=20.00, third=HAPPY]");
        assertThat(
                        db.select(boolAnd(POSTS.published.eq(true)), boolOr(POSTS.likes.gt(9)))
                                .from(POSTS)
                                .one())
                .isEqualTo(new Tuple2<>(false, true));
    }

    @Test
    void listsAreInTheOrderThatIsAsked() {
        assertThat(
                        db.select(
                                        arrayAgg(POSTS.title).orderBy(POSTS.likes.desc()),
                                        stringAgg(POSTS.title, ", ").orderBy(POSTS.title),
                                        arrayAgg(POSTS.mood).orderBy(POSTS.id))
                                .from(POSTS)
                                .one())
                .isEqualTo(
                        new Tuple3<>(
                                List.of("alpha", "Gamma", "beta", "delta"),
                                "Gamma, alpha, beta, delta",
                                java.util.Arrays.asList(Mood.HAPPY, Mood.SAD, Mood.CALM, null)));
        assertThat(
                        db.select(
                                        arrayAgg(POSTS.authorId)
                                                .distinct()
                                                .orderBy(POSTS.authorId.desc()))
                                .from(POSTS)
                                .one())
                .isEqualTo(List.of(2, 1));
        assertThat(
                        db.select(
                                        jsonbAgg(POSTS.id).orderBy(POSTS.id),
                                        jsonbObjectAgg(POSTS.title, POSTS.likes)
                                                .filter(POSTS.id.le(2)))
                                .from(POSTS)
                                .one())
                .isEqualTo(new Tuple2<>("[1, 2, 3, 4]", "{\"beta\": 5, \"alpha\": 10}"));
    }

    @Test
    void aFilterLimitsWhatIsSummedUp() {
        assertThat(
                        db.select(
                                        POSTS.authorId,
                                        sumLong(POSTS.likes).filter(POSTS.published.eq(true)),
                                        count().filter(POSTS.price.isNotNull())
                                                .filter(POSTS.likes.gt(0)))
                                .from(POSTS)
                                .groupBy(POSTS.authorId)
                                .orderBy(POSTS.authorId)
                                .list())
                .containsExactly(new Tuple3<>(1, 15L, 1L), new Tuple3<>(2, 0L, 1L));
    }

    @Test
    void groupsAreKeptByHavingAndOrderedByAggregates() {
        assertThat(
                        db.select(AUTHORS.name, count())
                                .from(AUTHORS)
                                .leftJoin(POSTS)
                                .on(POSTS.authorId.eq(AUTHORS.id))
                                .groupBy(AUTHORS.name)
                                .having(count(POSTS.id).gt(0L))
                                .orderBy(max(POSTS.likes).desc())
                                .list())
                .containsExactly(new Tuple2<>("Ada", 2L), new Tuple2<>("Bob", 2L));
    }

    @Test
    void rowsAreGroupedByAnExpressionWithConstants() {
        var month = sql("date_trunc({}, {}::timestamp)", "month", POSTS.day).as(DataType.TIMESTAMP);

        assertThat(
                        db.select(month, count())
                                .from(POSTS)
                                .groupBy(month)
                                .having(count().ge(1L))
                                .orderBy(month.desc())
                                .list())
                .extracting(Tuple2::second)
                .containsExactly(1L, 3L);
        var half = POSTS.likes.dividedBy(6);
        assertThat(db.select(half, count()).from(POSTS).groupBy(half).orderBy(half).list())
                .containsExactly(new Tuple2<>(0, 2L), new Tuple2<>(1, 2L));
    }

    @Test
    void orderedSetsFindAPlaceInTheOrder() {
        assertThat(
                        db.select(
                                        percentileCont(0.5, POSTS.likes),
                                        percentileDisc(0.5, POSTS.title),
                                        mode(POSTS.day),
                                        hypotheticalRank(6, POSTS.likes))
                                .from(POSTS)
                                .one())
                .hasToString("Tuple4[first=6.0, second=alpha, third=2026-01-05, fourth=3]");
    }

    @Test
    void orderedSetsTellWhereAValueWouldStand() {
        assertThat(
                        db.select(
                                        percentilesCont(List.of(0.0, 0.5, 1.0), POSTS.likes),
                                        hypotheticalDenseRank(7, POSTS.likes),
                                        hypotheticalPercentRank(7, POSTS.likes),
                                        hypotheticalCumeDist(7, POSTS.likes),
                                        percentileDisc(0.5, POSTS.likes)
                                                .filter(POSTS.published.eq(true)))
                                .from(POSTS)
                                .one())
                .hasToString(
                        "Tuple5[first=[0.0, 6.0, 10.0], second=3, third=0.5, fourth=0.8, fifth=5]");
    }

    @Test
    void groupingSetsSumUpAtSeveralLevels() {
        var whole = grouping(POSTS.authorId, POSTS.published);

        assertThat(
                        db.select(POSTS.authorId, POSTS.published, count(), whole)
                                .from(POSTS)
                                .groupBy(Grouping.rollup(POSTS.authorId, POSTS.published))
                                .orderBy(whole, POSTS.authorId, POSTS.published)
                                .list())
                .extracting(row -> row.first() + "/" + row.second() + "=" + row.third())
                .containsExactly(
                        "1/true=2", "2/false=1", "2/true=1", "1/null=2", "2/null=2", "null/null=4");
        assertThat(
                        db.select(POSTS.authorId, POSTS.published, count())
                                .from(POSTS)
                                .groupBy(Grouping.cube(POSTS.authorId, POSTS.published))
                                .list())
                .hasSize(8);
        assertThat(
                        db.select(POSTS.authorId, count())
                                .from(POSTS)
                                .groupBy(Grouping.sets(Grouping.by(POSTS.authorId), Grouping.by()))
                                .orderBy(count().desc(), POSTS.authorId)
                                .list())
                .containsExactly(new Tuple2<>(null, 4L), new Tuple2<>(1, 2L), new Tuple2<>(2, 2L));
    }

    @Test
    void windowFunctionsSeeTheRowsAround() {
        Window byAuthor = partitionedBy(POSTS.authorId).orderBy(POSTS.likes.desc());

        assertThat(
                        db.select(
                                        POSTS.id,
                                        rowNumber().over(byAuthor),
                                        lag(POSTS.title).over(byAuthor),
                                        lead(POSTS.likes, 1, -1).over(byAuthor),
                                        sumLong(POSTS.likes).over(byAuthor))
                                .from(POSTS)
                                .orderBy(POSTS.id)
                                .list())
                .extracting(Object::toString)
                .containsExactly(
                        "Tuple5[first=1, second=1, third=null, fourth=5, fifth=10]",
                        "Tuple5[first=2, second=2, third=alpha, fourth=-1, fifth=15]",
                        "Tuple5[first=3, second=1, third=null, fourth=0, fifth=7]",
                        "Tuple5[first=4, second=2, third=Gamma, fourth=-1, fifth=7]");
    }

    @Test
    void ranksCountPeers() {
        Window byDay = orderedBy(POSTS.day);

        assertThat(
                        db.select(
                                        rank().over(byDay),
                                        denseRank().over(byDay),
                                        ntile(2).over(byDay),
                                        percentRank().over(byDay),
                                        cumeDist().over(byDay))
                                .from(POSTS)
                                .where(POSTS.id.eq(4).or(POSTS.id.lt(4)))
                                .orderBy(POSTS.id)
                                .list())
                .extracting(row -> row.first() + " " + row.second() + " " + row.fifth())
                .containsExactly("1 1 0.5", "1 1 0.5", "3 2 0.75", "4 3 1.0");
    }

    @Test
    void aFrameSaysWhichRowsCount() {
        Window moving = orderedBy(POSTS.id).rows(preceding(1), currentRow());
        Window whole = orderedBy(POSTS.id).rows(unboundedPreceding(), unboundedFollowing());

        assertThat(
                        db.select(
                                        sumLong(POSTS.likes).over(moving),
                                        firstValue(POSTS.id).over(whole),
                                        lastValue(POSTS.id).over(whole),
                                        nthValue(POSTS.id, 2).over(whole),
                                        count().over(whole.excludeCurrentRow()))
                                .from(POSTS)
                                .orderBy(POSTS.id)
                                .list())
                .extracting(Object::toString)
                .first()
                .isEqualTo("Tuple5[first=10, second=1, third=4, fourth=2, fifth=3]");
        assertThat(
                        db.select(
                                        sumLong(POSTS.likes)
                                                .over(
                                                        orderedBy(POSTS.likes)
                                                                .range(preceding(3), currentRow())))
                                .from(POSTS)
                                .orderBy(POSTS.likes)
                                .list())
                .containsExactly(0L, 5L, 12L, 17L);
    }

    private List<Long> sums(Window window) {
        return db.select(sumLong(POSTS.likes).over(window)).from(POSTS).orderBy(POSTS.id).list();
    }

    private List<Long> sumsByHand(TestDatabase database, String window) {
        return database
                .column(
                        "SELECT sum(likes) OVER (ORDER BY %s) FROM post ORDER BY id"
                                .formatted(window))
                .stream()
                .map(text -> text == null ? null : Long.valueOf(text))
                .toList();
    }

    @Test
    void everyFrameIsThatOfSqlWrittenByHand(TestDatabase database) {
        Window days = orderedBy(POSTS.day);
        Map<Window, String> frames = new LinkedHashMap<>();
        frames.put(
                days.rows(preceding(1), following(1)),
                "day ROWS BETWEEN 1 PRECEDING AND 1 FOLLOWING");
        frames.put(
                days.groups(preceding(1), currentRow()),
                "day GROUPS BETWEEN 1 PRECEDING AND CURRENT ROW");
        frames.put(
                orderedBy(POSTS.likes.desc()).range(preceding(3), following(2)),
                "likes DESC RANGE BETWEEN 3 PRECEDING AND 2 FOLLOWING");
        frames.put(
                days.range(preceding(Period.ofDays(15)), currentRow()),
                "day RANGE BETWEEN interval '15 days' PRECEDING AND CURRENT ROW");
        frames.put(
                days.range(currentRow(), following(Duration.ofHours(360))),
                "day RANGE BETWEEN CURRENT ROW AND interval '360 hours' FOLLOWING");
        frames.put(
                orderedBy(POSTS.price).range(preceding(value(new BigDecimal("1.5"))), currentRow()),
                "price NULLS FIRST RANGE BETWEEN 1.5 PRECEDING AND CURRENT ROW");
        frames.forEach((window, byHand) -> {
            assertThat(sums(window)).as(byHand).isEqualTo(sumsByHand(database, byHand));
            for (var exclusion :
                    Map.<String, UnaryOperator<Window>>of(
                                    "CURRENT ROW", Window::excludeCurrentRow,
                                    "GROUP", Window::excludeGroup,
                                    "TIES", Window::excludeTies)
                            .entrySet()) {
                assertThat(sums(exclusion.getValue().apply(window)))
                        .as(byHand + " excluding " + exclusion.getKey())
                        .isEqualTo(sumsByHand(database, byHand + " EXCLUDE " + exclusion.getKey()));
            }
        });
        assertThatThrownBy(() -> preceding(-1)).isInstanceOf(IllegalArgumentException.class);
        assertThatThrownBy(days::excludeTies).isInstanceOf(IllegalStateException.class);
    }

    @Test
    void anyAggregateIsCalledByItsName() {
        assertThat(
                        db.select(
                                        aggregate("bit_or", DataType.INTEGER, POSTS.likes),
                                        aggregate(
                                                "pg_catalog.corr",
                                                DataType.DOUBLE_PRECISION,
                                                POSTS.id,
                                                POSTS.id),
                                        aggregate("count", DataType.BIGINT, POSTS.authorId)
                                                .distinct()
                                                .filter(POSTS.id.gt(0)))
                                .from(POSTS)
                                .one())
                .isEqualTo(new Tuple3<>(15, 1.0, 2L));
    }

    @Test
    void aWindowHasANameInTheStatement() {
        assertThat(
                        db.select(
                                        count().over(Window.named("w")),
                                        rowNumber().over(Window.named("w").orderBy(POSTS.id)))
                                .from(POSTS)
                                .window("w", partitionedBy(POSTS.authorId))
                                .orderBy(POSTS.id)
                                .list())
                .containsExactly(
                        new Tuple2<>(2L, 1L),
                        new Tuple2<>(2L, 2L),
                        new Tuple2<>(2L, 1L),
                        new Tuple2<>(2L, 2L));
    }

    @Test
    void anAggregateOfAnAggregateStandsOnASubquery() {
        var likes = sumLong(POSTS.likes).as("likes");
        var perAuthor =
                Selects.select(POSTS.authorId, likes).from(POSTS).groupBy(POSTS.authorId).as("a");

        assertThat(
                        db.select(max(perAuthor.get(likes)), avg(perAuthor.get(likes)))
                                .from(perAuthor)
                                .one())
                .isEqualTo(new Tuple2<>(15L, new BigDecimal("11.0000000000000000")));
    }
}
