package dev.leat.sql;

import static dev.leat.query.Query.from;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.query.Query;
import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.EnumType;
import dev.leat.schema.Many;
import dev.leat.schema.PlainType;
import dev.leat.schema.RowValues;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.sql.graph.RowGraph;
import dev.leat.sql.render.UnreadableValueException;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// A value of any type is the same at the top of a result, inside a graph, and after it was written
/// again, whichever format the driver chooses.
///
/// Repeat a failure with `-Dleat.seed=…`.
@PostgresTest
class EveryTypeTest {
    private static final int RANDOM_ROWS = 60;

    enum Mood {
        SAD,
        SO_SO
    }

    record Size(String name, @Nullable Integer width) {}

    record Email(String address) {}

    record Row(int id) {}

    private static final EnumType<Mood> MOOD = EnumType.of("mood", Mood.class);

    /// Texts that Postgres reads, and a random expression, by type.
    private static final Map<SqlType, List<String>> VALUES = new LinkedHashMap<>();

    private static void add(SqlType type, @Nullable String random, String... texts) {
        List<String> all = new ArrayList<>();
        for (String text : texts) {
            all.add("'" + text.replace("'", "''") + "'::" + type.sql());
        }
        if (random != null) {
            all.add(random);
        }
        VALUES.put(type, all);
    }

    private static void plain(PlainType type, String... texts) {
        add(new SqlType.Plain(type), null, texts);
    }

    static {
        String weird = "it's \"q\" \\ {a,b} NULL é😀\n\t?$1 :x";
        add(new SqlType.Text(), "md5(random()::text)", "", " ", "NULL", weird);
        add(new SqlType.Varchar(40), "left(md5(random()::text), 7)", "", weird);
        add(new SqlType.Char(5), null, "ab   ", "12345");
        add(new SqlType.Bool(), "random() < 0.5", "t", "f");
        add(new SqlType.Smallint(), null, "0", "-32768", "32767");
        add(new SqlType.Int(), "(random() * 1e9)::int", "0", "-2147483648", "2147483647");
        add(
                new SqlType.Bigint(),
                "(random() * 9e18)::bigint",
                "0",
                "-9223372036854775808",
                "9007199254740993");
        add(
                new SqlType.Numeric(null, null),
                "(random() * 1e9)::numeric / 7",
                "0",
                "0.000",
                "-0.0000000000000000000001",
                "123456789012345678901234567890.1200",
                "1e300");
        add(new SqlType.Real(), "random()::real", "0", "-0", "NaN", "Infinity", "1e-45", "0.1");
        add(
                new SqlType.DoublePrecision(),
                "random() * 1e300",
                "0",
                "-0",
                "NaN",
                "-Infinity",
                "5e-324",
                "0.30000000000000004");
        add(new SqlType.Uuid(), "gen_random_uuid()", "00000000-0000-0000-0000-000000000000");
        add(
                new SqlType.Date(),
                "'0001-01-01 BC'::date + (random() * 2000000)::int",
                "4713-01-01 BC",
                "0001-12-31 BC",
                "2024-02-29",
                "5874897-12-31");
        add(new SqlType.Time(), null, "00:00", "23:59:59.999999", "12:34:56.7");
        add(new SqlType.Timetz(), null, "00:00+00", "23:59:59.999999-13:30", "12:00+02");
        add(
                new SqlType.Timestamp(),
                "'0100-01-01 BC'::timestamp + random() * interval '5000 years'",
                "4713-01-01 00:00:00 BC",
                "0001-01-01 00:00:00.000001 BC",
                "1969-12-31 23:59:59.999999",
                "2024-03-31 02:30",
                "12345-06-07 08:09:10",
                "294276-12-31 23:59:59.999999");
        add(
                new SqlType.Timestamptz(),
                "'0100-01-01 BC'::timestamptz + random() * interval '5000 years'",
                "4713-01-01 00:00:00+00 BC",
                "1582-10-10 00:00:00+00",
                "1883-11-18 12:03:58-04:56:02",
                "2024-03-31 02:30:00.123456+01",
                "12345-06-07 08:09:10+00");
        add(
                new SqlType.Interval(),
                "random() * interval '300 years' - interval '1 year 2 days'",
                "0",
                "-1 year -2 mons +3 days -04:05:06.789",
                "10 years 1 mon");
        add(
                new SqlType.Json(),
                null,
                "null",
                "{\"b\" : 1, \"a\":1.10, \"b\":\"\\u00e9\\\\\"}",
                "[ ]");
        add(new SqlType.Jsonb(), null, "null", "{\"a\": 1.10, \"ü\": [\"\\\"\", 1e400]}", "\"x\"");
        add(new SqlType.Bit(5), null, "00000", "10101");
        add(new SqlType.Varbit(null), null, "", "1", "0000000000000000000000000000000000001");
        add(new SqlType.Enumeration(MOOD), null, "sad", "so_so");
        add(new SqlType.Domain("public", "positive", new SqlType.Int()), null, "1", "77");
        add(new SqlType.Domain("public", "code", new SqlType.Text()), null, "x'\"");
        add(
                new SqlType.Composite(
                        "public",
                        "size",
                        Size.class,
                        List.of(new SqlType.Text(), new SqlType.Int())),
                null,
                "(\"a, \"\"b\"\" \\\\ \",1)",
                "(\"\",)");
        plain(PlainType.BYTEA, "\\x", "\\x00ff5c27");
        plain(PlainType.INET, "10.1.2.3", "10.1.2.3/8", "::ffff:1.2.3.4", "fe80::1/64");
        plain(PlainType.CIDR, "10.0.0.0/8", "2001:db8::/32");
        plain(PlainType.MACADDR, "08:00:2b:01:02:03");
        plain(PlainType.MACADDR8, "08:00:2b:01:02:03:04:05");
        plain(PlainType.POINT, "(0.1,-2e300)");
        plain(PlainType.LINE, "{1,2,3}");
        plain(PlainType.LSEG, "[(1,2),(3,4.5)]");
        plain(PlainType.BOX, "(3,4),(1,2)");
        plain(PlainType.PATH, "[(1,2),(3,4)]", "((1,2),(3,4))");
        plain(PlainType.POLYGON, "((1,2),(3,4),(5,6.25))");
        plain(PlainType.CIRCLE, "<(1,2),3>");
        plain(PlainType.MONEY, "-1234.50", "0", "92233720368547758.07");
        plain(PlainType.XML, "<a b=\"1\">&lt;ü</a>");
        plain(PlainType.TSVECTOR, "'a':1 'it''s':2A,3");
        plain(PlainType.TSQUERY, "'a' & !'b c'");
        plain(PlainType.JSONPATH, "$.\"a\"[*]");
        plain(PlainType.OID, "0", "4294967295");
        plain(PlainType.PG_LSN, "16/B374D848");
        plain(PlainType.INT4RANGE, "empty", "[1,5)", "(,3)", "(,)");
        plain(PlainType.INT8RANGE, "[1,9223372036854775807)");
        plain(PlainType.NUMRANGE, "[1.10,2.200]", "(0.1,)");
        plain(PlainType.DATERANGE, "[0044-03-15 BC,2024-01-01)", "empty");
        plain(PlainType.TSRANGE, "[2024-01-01 00:00:00.000001,2024-01-02)");
        plain(PlainType.TSTZRANGE, "(2024-01-01 00:00:00+02,)");
        plain(PlainType.INT4MULTIRANGE, "{}", "{[1,3),[5,9)}");
        plain(PlainType.NUMMULTIRANGE, "{[1.5,3),(5,9]}");
        plain(PlainType.TSTZMULTIRANGE, "{[2024-01-01 00:00:00+00,2024-01-02 00:00:00+00)}");
        plain(PlainType.CITEXT, "aB");
        plain(PlainType.HSTORE, "", "\"a \\\"=>\"=>NULL, b=>\"1\"");
        plain(PlainType.LTREE, "Top.A.b");
    }

    static final class Parents extends Table<Row> {
        final Everything everything;
        public final Column<Integer> id = integer("id").primaryKey();
        public final Many<Row> children;

        Parents(Everything everything) {
            super("parent");
            this.everything = everything;
            this.children = many(id, () -> everything.parent);
        }
    }

    static final class Everything extends Table<Row> {
        public final Column<Integer> id = integer("id").primaryKey();
        public final Column<Integer> parent = integer("parent");
        public final Column<@Nullable Email> email =
                text("email")
                        .convert(Converter.of(Email.class, Email::address, Email::new))
                        .nullable();
        final Map<Column<?>, List<String>> sql = new LinkedHashMap<>();

        Everything(List<SqlType> types) {
            super("everything");
            for (SqlType type : types) {
                List<String> values = VALUES.get(type);
                String name = "c" + sql.size();
                sql.put(column(name, data(type)).nullable(), values);
                String array =
                        "ARRAY[" + String.join(", ", values) + ", NULL]::" + type.sql() + "[]";
                String empty = "'{}'::" + type.sql() + "[]";
                sql.put(
                        column(name + "_array", data(new SqlType.Array(type))).nullable(),
                        List.of(array, empty));
                String matrix =
                        "ARRAY[ARRAY[%1$s, NULL], ARRAY[NULL, %1$s]]::%2$s[]"
                                .formatted(values.getFirst(), type.sql());
                sql.put(
                        column(name + "_matrix", data(new SqlType.Array(new SqlType.Array(type))))
                                .nullable(),
                        List.of(matrix));
            }
        }

        @SuppressWarnings("unchecked") // only the class of the values matters
        private static DataType<Object> data(SqlType type) {
            return DataType.of(type, (Class<Object>) type.javaType());
        }
    }

    private final long seed = Long.getLong("leat.seed", System.nanoTime());

    private Parents create(TestDatabase database) {
        for (String extension : List.of("citext", "hstore", "ltree")) {
            if ("1"
                    .equals(
                            database.value(
                                    "SELECT count(*) FROM pg_available_extensions WHERE name = '"
                                            + extension
                                            + "'"))) {
                database.execute("CREATE EXTENSION " + extension);
            }
        }
        database.execute(
                "CREATE TYPE mood AS ENUM ('sad', 'so_so')",
                "CREATE DOMAIN positive AS integer CHECK (VALUE > 0)",
                "CREATE DOMAIN code AS text",
                "CREATE TYPE size AS (name text, width integer)");
        List<SqlType> types =
                VALUES.keySet().stream()
                        .filter(type ->
                                database.value(
                                                "SELECT to_regtype('%s')"
                                                        .formatted(
                                                                type.sql().replaceAll("\\(.*", "")))
                                        != null)
                        .toList();
        Everything everything = new Everything(types);
        database.execute(
                "CREATE TABLE parent (id integer PRIMARY KEY)",
                everything.sql.keySet().stream()
                        .map(column -> column.name() + " " + column.type().sql())
                        .collect(
                                Collectors.joining(
                                        ", ",
                                        "CREATE TABLE everything (id integer PRIMARY KEY, parent integer, email text, ",
                                        ")")),
                "INSERT INTO parent VALUES (1), (2), (3)",
                "SELECT setseed(%s)".formatted(new Random(seed).nextDouble()));
        Random random = new Random(seed);
        for (int i = 0; i < RANDOM_ROWS; i++) {
            int row = i;
            database.execute(
                    everything.sql.values().stream()
                            .map(values ->
                                    row < 8
                                            ? values.get(row % values.size())
                                            : random.nextInt(6) == 0
                                                    ? "NULL"
                                                    : values.get(random.nextInt(values.size())))
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            "INSERT INTO everything VALUES (%d, 1, 'a@%d', "
                                                    .formatted(i, i),
                                            ")")));
        }
        return new Parents(everything);
    }

    /// @param prepareThreshold 0 for values as text, -1 for the driver's binary formats
    private static Database database(TestDatabase database, int prepareThreshold) {
        return Database.of(
                database.url()
                        .withParameter("prepareThreshold", String.valueOf(prepareThreshold))
                        .dataSource());
    }

    private static List<Object> values(RowGraph<?> graph, Everything everything) {
        List<@Nullable Object> values = new ArrayList<>();
        values.add(graph.get(everything.email));
        for (Column<?> column : everything.sql.keySet()) {
            values.add(graph.get(column));
        }
        return values;
    }

    private static List<List<Object>> flat(Database db, Parents parents, int parent) {
        Everything everything = parents.everything;
        return db.graphs(from(everything).where(everything.parent.eq(parent))).stream()
                .map(graph -> values(graph, everything))
                .toList();
    }

    /// Rows that come as rows of the result, beside those of their parents.
    private static List<List<Object>> linked(Database db, Parents parents, int parent) {
        return nested(db, parents, parent, UnaryOperator.identity());
    }

    /// Rows that come as a value of their parents' rows, as a limit for each of those makes them.
    private static List<List<Object>> packed(Database db, Parents parents, int parent) {
        return nested(db, parents, parent, children -> children.limit(RANDOM_ROWS + 1));
    }

    private static List<List<Object>> nested(
            Database db, Parents parents, int parent, UnaryOperator<Query<Row>> children) {
        return db
                .graphs(
                        from(parents)
                                .where(parents.id.eq(parent))
                                .related(parents.children, children))
                .getFirst()
                .get(parents.children)
                .stream()
                .map(graph -> values(graph, parents.everything))
                .toList();
    }

    @Test
    void theNestedValueIsTheFlatOneAndTheOneThatWasWritten(TestDatabase database) {
        Parents parents = create(database);
        Database text = database(database, 0);
        Database binary = database(database, -1);

        List<List<Object>> flat = flat(text, parents, 1);
        assertThat(flat).as("seed %d", seed).hasSize(RANDOM_ROWS);
        assertSame(parents, flat(binary, parents, 1), flat);
        for (Database db : List.of(text, binary)) {
            assertSame(parents, linked(db, parents, 1), flat);
            assertSame(parents, packed(db, parents, 1), flat);
        }

        write(text, parents.everything, flat);
        assertSame(parents, flat(binary, parents, 2), flat);
        assertSame(parents, linked(binary, parents, 2), flat);
        assertSame(parents, packed(binary, parents, 2), flat);
    }

    @Test
    void rowsWrittenTogetherAreThoseOfACopyAndThoseWrittenOneByOne(TestDatabase database) {
        Everything everything = create(database).everything;
        Database db = Database.of(database.dataSource());
        List<Column<?>> columns =
                everything.sql.keySet().stream()
                        .filter(column -> isSentInArrays(column.type()))
                        .toList();
        List<RowGraph<Row>> graphs = db.graphs(from(everything).where(everything.parent.eq(1)));
        var together = db.insertInto(everything).values(inserts(everything, columns, graphs, 11));
        assertThat(together.statement().sql()).contains("FROM unnest(");

        together.execute();
        db.copyInto(everything).rows(inserts(everything, columns, graphs, 12));
        inserts(everything, columns, graphs, 13)
                .forEach(row -> db.insertInto(everything).values(row).execute());

        for (int parent : new int[] {11, 12, 13}) {
            for (Column<?> column : columns) {
                String printed = "SELECT %s::text FROM everything WHERE parent = %d ORDER BY id";
                assertThat(database.column(printed.formatted(column.name(), parent)))
                        .as("seed %d, parent %d, %s", seed, parent, column.type().sql())
                        .isEqualTo(database.column(printed.formatted(column.name(), 1)));
            }
        }
    }

    /// Not what an array of would be taken apart or has no text of its own.
    private static boolean isSentInArrays(SqlType type) {
        return switch (type) {
            case SqlType.Array array -> false;
            case SqlType.Composite composite -> false;
            case SqlType.Plain plain -> plain.type() != PlainType.MONEY;
            default -> true;
        };
    }

    private static List<RowValues<Row>> inserts(
            Everything everything,
            List<Column<?>> columns,
            List<RowGraph<Row>> graphs,
            int parent) {
        List<RowValues<Row>> inserts = new ArrayList<>();
        for (RowGraph<Row> graph : graphs) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("id", 1000 * parent + inserts.size());
            values.put("parent", parent);
            values.put("email", graph.get(everything.email));
            columns.forEach(column -> values.put(column.name(), graph.get(column)));
            inserts.add(new RowValues<>(everything, values));
        }
        return inserts;
    }

    private void assertSame(
            Parents parents, List<List<Object>> found, List<List<Object>> expected) {
        assertThat(found).hasSameSizeAs(expected);
        List<Column<?>> columns = new ArrayList<>(parents.everything.sql.keySet());
        for (int row = 0; row < expected.size(); row++) {
            assertThat(found.get(row).getFirst()).isEqualTo(expected.get(row).getFirst());
            for (int i = 0; i < columns.size(); i++) {
                assertThat(found.get(row).get(i + 1))
                        .as("seed %d, %s", seed, columns.get(i).type().sql())
                        .isEqualTo(expected.get(row).get(i + 1));
            }
        }
    }

    private static void write(Database db, Everything everything, List<List<Object>> rows) {
        List<RowValues<Row>> inserts = new ArrayList<>();
        for (int row = 0; row < rows.size(); row++) {
            Map<String, @Nullable Object> values = new LinkedHashMap<>();
            values.put("id", 1000 + row);
            values.put("parent", 2);
            values.put("email", rows.get(row).getFirst());
            int i = 1;
            for (Column<?> column : everything.sql.keySet()) {
                values.put(column.name(), rows.get(row).get(i++));
            }
            inserts.add(new RowValues<>(everything, values));
        }
        db.insertInto(everything).values(inserts).execute();
    }

    @Test
    void aValueThatJavaCannotHoldIsAnErrorAtEveryPlace(TestDatabase database) {
        Parents parents = create(database);
        Map<SqlType, String> unreadable =
                Map.of(
                        new SqlType.Timestamptz(), "infinity",
                        new SqlType.Timestamp(), "-infinity",
                        new SqlType.Date(), "infinity",
                        new SqlType.Numeric(null, null), "NaN");
        unreadable.forEach((type, value) -> {
            Column<?> column =
                    parents.everything.sql.keySet().stream()
                            .filter(each -> each.type().equals(type))
                            .findFirst()
                            .orElseThrow();
            database.execute(
                    "DELETE FROM everything WHERE parent = 3",
                    "INSERT INTO everything (id, parent, %s) VALUES (5000, 3, '%s')"
                            .formatted(column.name(), value));
            for (int threshold : new int[] {0, -1}) {
                Database db = database(database, threshold);
                assertThatThrownBy(() -> flat(db, parents, 3))
                        .isInstanceOf(UnreadableValueException.class)
                        .hasMessageContaining(column.toString());
                assertThatThrownBy(() -> linked(db, parents, 3))
                        .isInstanceOf(UnreadableValueException.class)
                        .hasMessageContaining(column.toString());
                assertThatThrownBy(() -> packed(db, parents, 3))
                        .isInstanceOf(UnreadableValueException.class)
                        .hasMessageContaining(column.toString());
            }
        });
    }
}
