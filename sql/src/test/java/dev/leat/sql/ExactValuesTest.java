package dev.leat.sql;

import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.schema.Column;
import dev.leat.schema.EnumType;
import dev.leat.schema.Many;
import dev.leat.schema.RowValues;
import dev.leat.schema.Table;
import dev.leat.sql.render.UnreadableValueException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.util.Arrays;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/// Values arrive as they were written, at the root of a result and inside it.
@PostgresTest
class ExactValuesTest {
    enum Mood {
        SAD,
        VERY_HAPPY
    }

    record Point(int x, List<String> names) {}

    record Row(
            int id,
            int parent,
            String t,
            @Nullable Boolean b,
            short i2,
            long i8,
            BigDecimal n,
            float f4,
            double f8,
            UUID u,
            LocalDate d,
            LocalDateTime ts,
            Instant tz,
            String j,
            String jb,
            Point p,
            Mood m,
            List<String> ta,
            List<List<Integer>> ia,
            List<Instant> tza,
            List<Mood> ma) {}

    record Parent(int id, List<Row> children) {}

    record Single(int id) {}

    static final Parents PARENTS = new Parents();
    static final Rows ROWS = new Rows();

    static final class Parents extends Table<Single> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Many<Row> children = many(id, () -> ROWS.parent);

        private Parents() {
            super("parent");
        }
    }

    static final class Rows extends Table<Row> {
        static final EnumType<Mood> MOOD = EnumType.of("mood", Mood.class);
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> parent = integer("parent");
        public final Column<String> t = text("t");
        public final Column<@Nullable Boolean> b = bool("b").nullable();
        public final Column<Short> i2 = smallint("i2");
        public final Column<Long> i8 = bigint("i8");
        public final Column<BigDecimal> n = numeric("n");
        public final Column<Float> f4 = real("f4");
        public final Column<Double> f8 = doublePrecision("f8");
        public final Column<UUID> u = uuid("u");
        public final Column<LocalDate> d = date("d");
        public final Column<LocalDateTime> ts = timestamp("ts");
        public final Column<Instant> tz = timestamptz("tz");
        public final Column<String> j = json("j");
        public final Column<String> jb = jsonb("jb");
        public final Column<Point> p = jsonb("p", JacksonCodec.of(Point.class));
        public final Column<Mood> m = enumeration("m", MOOD);
        public final Column<List<String>> ta = text("ta").array();
        public final Column<List<List<Integer>>> ia = integer("ia").array().array();
        public final Column<List<Instant>> tza = timestamptz("tza").array();
        public final Column<List<Mood>> ma = enumeration("ma", MOOD).array();

        private Rows() {
            super("row");
        }
    }

    private Database db;

    @BeforeEach
    void tables(TestDatabase database) {
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'very_happy')",
                "CREATE TABLE parent (id integer PRIMARY KEY)",
                "CREATE TABLE row (id integer PRIMARY KEY, parent integer, t text, b boolean, i2 smallint, i8 bigint,"
                        + " n numeric, f4 real, f8 double precision, u uuid, d date, ts timestamp, tz timestamptz,"
                        + " j json, jb jsonb, p jsonb, m mood, ta text[], ia integer[][], tza timestamptz[], ma mood[])",
                "INSERT INTO parent VALUES (1)");
        db = Database.of(database.dataSource());
    }

    private static final Row PLAIN =
            new Row(
                    1,
                    1,
                    "it's \"quoted\" \\ {a,b} NULL é😀\n?",
                    null,
                    Short.MIN_VALUE,
                    Long.MAX_VALUE,
                    new BigDecimal("123456789012345678901234567890.1200"),
                    0.1f,
                    0.1 + 0.2,
                    UUID.fromString("a0eebc99-9c0b-4ef8-bb6d-6bb9bd380a11"),
                    LocalDate.of(2024, 2, 29),
                    LocalDateTime.parse("2024-05-06T07:08:09.123456"),
                    Instant.parse("2024-05-06T07:08:09.000001Z"),
                    "{\"b\" : 1, \"a\":1.10, \"b\":2}",
                    "{\"a\": 1.10}",
                    new Point(3, List.of("x", "ü")),
                    Mood.VERY_HAPPY,
                    Arrays.asList("a", null, "", "NULL", "\"\\{},", " "),
                    List.of(Arrays.asList(1, null), List.of(-3, 4)),
                    List.of(Instant.parse("1969-12-31T23:59:59.999999Z")),
                    List.of(Mood.SAD, Mood.VERY_HAPPY));

    private static final Row EXTREME =
            new Row(
                    2,
                    1,
                    "",
                    true,
                    Short.MAX_VALUE,
                    Long.MIN_VALUE,
                    new BigDecimal("-0.00000000000000000000000000000000001"),
                    Float.NEGATIVE_INFINITY,
                    Double.MIN_VALUE,
                    new UUID(0, 0),
                    LocalDate.of(-4712, 1, 1),
                    LocalDateTime.of(12345, 12, 31, 23, 59, 59, 999_999_000),
                    Instant.parse("-0043-03-15T12:00:00.5Z"),
                    "null",
                    "[]",
                    new Point(-1, List.of()),
                    Mood.SAD,
                    List.of(),
                    List.of(),
                    List.of(Instant.parse("-0001-01-01T00:00:00Z")),
                    List.of());

    private void insert(Row row) {
        db.insertInto(ROWS)
                .values(
                        RowValues.of(ROWS)
                                .set(ROWS.id, row.id)
                                .set(ROWS.parent, row.parent)
                                .set(ROWS.t, row.t)
                                .set(ROWS.b, row.b)
                                .set(ROWS.i2, row.i2)
                                .set(ROWS.i8, row.i8)
                                .set(ROWS.n, row.n)
                                .set(ROWS.f4, row.f4)
                                .set(ROWS.f8, row.f8)
                                .set(ROWS.u, row.u)
                                .set(ROWS.d, row.d)
                                .set(ROWS.ts, row.ts)
                                .set(ROWS.tz, row.tz)
                                .set(ROWS.j, row.j)
                                .set(ROWS.jb, row.jb)
                                .set(ROWS.p, row.p)
                                .set(ROWS.m, row.m)
                                .set(ROWS.ta, row.ta)
                                .set(ROWS.ia, row.ia)
                                .set(ROWS.tza, row.tza)
                                .set(ROWS.ma, row.ma))
                .execute();
    }

    @Test
    void everyTypeSurvivesTheRoundTripFlatAndNested() {
        insert(PLAIN);
        insert(EXTREME);

        assertThat(db.selectFrom(ROWS).orderBy(ROWS.id).list()).containsExactly(PLAIN, EXTREME);
        assertThat(db.run(from(PARENTS).related(PARENTS.children), Parent.class))
                .containsExactly(new Parent(1, List.of(PLAIN, EXTREME)));
    }

    @Test
    void conditionsCompareExactly() {
        insert(PLAIN);
        insert(EXTREME);

        assertThat(db.selectFrom(ROWS).where(ROWS.i8.eq(Long.MAX_VALUE)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.n.eq(PLAIN.n)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.f8.eq(PLAIN.f8)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.f4.eq(0.1f)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.tz.eq(PLAIN.tz)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.tz.eq(PLAIN.tz.plusNanos(1000))).count())
                .isZero();
        assertThat(db.selectFrom(ROWS).where(ROWS.d.le(EXTREME.d)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.m.in(Mood.SAD)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.m.gt(Mood.SAD)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.ta.eq(PLAIN.ta)).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.t.in(PLAIN.t, "b")).count()).isEqualTo(1);
        assertThat(db.selectFrom(ROWS).where(ROWS.t.like("%\\\\ {a%")).count()).isEqualTo(1);
    }

    @Test
    void aValueThatJavaCannotHoldNamesTheColumn(TestDatabase database) {
        insert(PLAIN);
        database.execute("UPDATE row SET tz = 'infinity'");
        assertThatThrownBy(() -> db.selectFrom(ROWS).list())
                .isInstanceOf(UnreadableValueException.class)
                .hasMessageContaining("row.tz (timestamptz) cannot be read as java.time.Instant");
        database.execute("UPDATE row SET tz = now(), n = 'NaN'");
        assertThatThrownBy(() -> db.selectFrom(ROWS).list()).hasMessageContaining("row.n");
    }

    @Test
    void theServersTimeZoneDoesNotMatter(TestDatabase database) {
        insert(PLAIN);
        insert(EXTREME);
        for (String zone : List.of("America/New_York", "Asia/Kolkata", "Pacific/Apia")) {
            db.inTransaction(tx -> {
                tx.sql("select set_config('TimeZone', ?, true)", zone).rows();
                assertThat(tx.selectFrom(ROWS).orderBy(ROWS.id).list())
                        .as(zone)
                        .containsExactly(PLAIN, EXTREME);
            });
        }
    }
}
