package dev.leat.schema;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// The text of every type, sent to a real server and read back: as a bound parameter, as a literal
/// of DDL, inside arrays and inside composite values. (The module `schema` itself cannot start
/// servers.)
///
/// Repeat a failure with `-Dleat.seed=…`; the nightly size is `-Dleat.values=2000`.
@PostgresTest
class TextFormatOnServerTest {
    private final long seed = Long.getLong("leat.seed", System.nanoTime());
    private final int rounds = Integer.getInteger("leat.values", 40);

    enum Mood {
        HAPPY,
        SO_SO,
        IT_S
    }

    record Address(String street, @Nullable Integer number, List<String> tags) {}

    private static final EnumType<Mood> MOOD = EnumType.of("mood \"x\"", Mood.class);
    private static final SqlType.Composite ADDRESS =
            new SqlType.Composite(
                    "public",
                    "Address",
                    Address.class,
                    List.of(
                            new SqlType.Text(),
                            new SqlType.Int(),
                            new SqlType.Array(new SqlType.Text())));

    private static List<SqlType> types(TestDatabase database) {
        List<SqlType> types =
                new ArrayList<>(
                        List.of(
                                new SqlType.Text(),
                                new SqlType.Varchar(null),
                                new SqlType.Varchar(20),
                                new SqlType.Char(4),
                                new SqlType.Bool(),
                                new SqlType.Smallint(),
                                new SqlType.Int(),
                                new SqlType.Bigint(),
                                new SqlType.Numeric(null, null),
                                new SqlType.Real(),
                                new SqlType.DoublePrecision(),
                                new SqlType.Uuid(),
                                new SqlType.Date(),
                                new SqlType.Time(),
                                new SqlType.Timetz(),
                                new SqlType.Timestamp(6),
                                new SqlType.Timestamptz(),
                                new SqlType.Interval(),
                                new SqlType.Json(),
                                new SqlType.Jsonb(),
                                new SqlType.Bit(17),
                                new SqlType.Varbit(null),
                                new SqlType.Varbit(64),
                                new SqlType.Enumeration(MOOD),
                                new SqlType.Domain("public", "Positive", new SqlType.Int())));
        for (PlainType plain : PlainType.values()) {
            if (exists(database, plain.sql())) {
                types.add(new SqlType.Plain(plain));
            }
        }
        return types;
    }

    private static boolean exists(TestDatabase database, String type) {
        return database.value("SELECT to_regtype('" + type + "')") != null;
    }

    private static void prepare(TestDatabase database) {
        for (String extension : List.of("citext", "hstore", "ltree")) {
            String available =
                    database.value(
                            "SELECT count(*) FROM pg_available_extensions WHERE name = '"
                                    + extension
                                    + "'");
            if ("1".equals(available)) {
                database.execute("CREATE EXTENSION " + extension);
            }
        }
        database.execute(
                "CREATE TYPE " + MOOD.qualifiedSql() + " AS ENUM ('happy', 'so_so', 'it_s')",
                "CREATE DOMAIN \"Positive\" AS integer",
                "CREATE TYPE \"Address\" AS (street text, number integer, tags text[])");
    }

    @Test
    void valuesComeBackAsTheyWereSent(TestDatabase database) throws SQLException {
        prepare(database);
        RandomValues values = new RandomValues(new Random(seed));
        try (Connection connection = connection(database)) {
            for (SqlType type : types(database)) {
                try (PreparedStatement echo = echo(connection, type)) {
                    for (int i = 0; i < rounds; i++) {
                        check(echo, type, values.of(type));
                    }
                }
            }
        }
    }

    @Test
    void valuesComeBackFromArraysOfOneAndTwoDimensions(TestDatabase database) throws SQLException {
        prepare(database);
        RandomValues values = new RandomValues(new Random(seed));
        try (Connection connection = connection(database)) {
            for (SqlType element : types(database)) {
                SqlType array = new SqlType.Array(element);
                SqlType matrix = new SqlType.Array(array);
                try (PreparedStatement echo = echo(connection, array);
                        PreparedStatement echoMatrix = echo(connection, matrix)) {
                    for (int i = 0; i < rounds / 4; i++) {
                        check(echo, array, values.of(array));
                        check(echoMatrix, matrix, values.of(matrix));
                    }
                }
            }
        }
    }

    @Test
    void literalsOfDdlMeanTheSame(TestDatabase database) throws SQLException {
        prepare(database);
        RandomValues values = new RandomValues(new Random(seed));
        try (Connection connection = connection(database)) {
            for (SqlType type : types(database)) {
                for (int i = 0; i < rounds / 10; i++) {
                    Object value = values.of(type);
                    String literal = SqlLiteral.of(type, value);
                    try (PreparedStatement select =
                            connection.prepareStatement("SELECT " + literal.replace("?", "??"))) {
                        assertThat(read(select, type))
                                .as("%s of %s, seed %d", literal, type, seed)
                                .isEqualTo(value);
                    }
                }
            }
        }
    }

    @Test
    void compositeValuesAreRecords(TestDatabase database) throws SQLException {
        prepare(database);
        RandomValues values = new RandomValues(new Random(seed));
        SqlType array = new SqlType.Array(ADDRESS);
        try (Connection connection = connection(database);
                PreparedStatement echo = echo(connection, ADDRESS);
                PreparedStatement echoArray = echo(connection, array)) {
            for (int i = 0; i < rounds; i++) {
                Address address =
                        new Address(
                                values.text(),
                                i % 3 == 0 ? null : i,
                                Arrays.asList(values.text(), values.text(), null));
                check(echo, ADDRESS, address);
                check(echoArray, array, Arrays.asList(address, null));
            }
        }
    }

    /// After some executions the driver asks for the binary format and prints values itself; times
    /// with a zone it moves to another one.
    private static Connection connection(TestDatabase database) throws SQLException {
        return database.url().withParameter("prepareThreshold", "0").connect();
    }

    private static PreparedStatement echo(Connection connection, SqlType type) throws SQLException {
        return connection.prepareStatement("SELECT ?::" + type.castSql());
    }

    private void check(PreparedStatement echo, SqlType type, Object value) throws SQLException {
        echo.setString(1, TextFormat.print(type, value));
        assertThat(read(echo, type))
                .as("%s as %s, seed %d", TextFormat.print(type, value), type, seed)
                .isEqualTo(value);
    }

    private static Object read(PreparedStatement statement, SqlType type) throws SQLException {
        try (ResultSet rows = statement.executeQuery()) {
            rows.next();
            return TextFormat.parse(type, rows.getString(1));
        }
    }
}
