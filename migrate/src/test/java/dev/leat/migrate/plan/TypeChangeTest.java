package dev.leat.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Arrays;
import java.util.List;
import org.junit.jupiter.api.Test;

/// A column gets another type: what is safe changes the catalog alone, what may fail refuses rather
/// than cuts, and what loses something says so.
@PostgresTest
class TypeChangeTest {
    /// What the server does, one change a line: old type, new type, value, value afterwards, risk.
    private static final List<List<String>> CHANGES =
            List.of(
                    List.of("text", "varchar", "a", "a", "SAFE"),
                    List.of("varchar(3)", "text", "a", "a", "SAFE"),
                    List.of("varchar(3)", "varchar(9)", "a", "a", "SAFE"),
                    List.of("varchar(9)", "varchar(3)", "abc", "abc", "MAY_FAIL"),
                    List.of("varchar(9)", "varchar(3)", "abcd", "22001", "MAY_FAIL"),
                    List.of("text", "character(3)", "abcd", "22001", "MAY_FAIL"),
                    List.of("varchar(9)", "character(3)", "abcd", "22001", "MAY_FAIL"),
                    List.of("character(9)", "character(3)", "abcd", "22001", "MAY_FAIL"),
                    List.of("text[]", "varchar(3)[]", "{abcd}", "22001", "MAY_FAIL"),
                    List.of("text[]", "varchar(3)[]", "{abc}", "{abc}", "MAY_FAIL"),
                    List.of("varchar(9)[]", "varchar(3)[]", "{abcd}", "22001", "MAY_FAIL"),
                    List.of("varchar(9)", "varchar(3)[]", "abcd", "22001", "MAY_FAIL"),
                    List.of("varchar(9)", "varchar(3)[]", "abc", "{abc}", "MAY_FAIL"),
                    List.of("integer[]", "text[]", "{1,2}", "{1,2}", "SLOW"),
                    List.of("integer[]", "bigint[]", "{1,2}", "{1,2}", "SLOW"),
                    List.of("text[]", "integer[]", "{1,2}", "{1,2}", "MAY_FAIL"),
                    List.of("text", "text[]", "a,b", "{\"a,b\"}", "SLOW"),
                    List.of("integer", "integer[]", "1", "{1}", "SLOW"),
                    List.of("integer[]", "jsonb", "{1,2}", "[1, 2]", "SLOW"),
                    List.of("jsonb", "text[]", "[\"a\"]", "22P02", "MAY_FAIL"),
                    List.of("bit(8)", "bit(4)", "00001010", "22026", "MAY_FAIL"),
                    List.of("varbit(8)", "varbit(4)", "00001010", "22001", "MAY_FAIL"),
                    List.of("varbit", "bit(4)", "00001010", "22026", "MAY_FAIL"),
                    List.of("text", "bit(4)", "00001010", "22026", "MAY_FAIL"),
                    List.of("text", "bit(4)", "1010", "1010", "MAY_FAIL"),
                    List.of("bit(4)", "varbit", "1010", "1010", "SLOW"),
                    List.of("integer", "bit(8)", "10", "00001010", "DESTROYS"),
                    List.of("bit(8)", "integer", "00001010", "10", "SLOW"),
                    List.of("integer", "bit(40)", "-2", "1".repeat(39) + "0", "SLOW"),
                    List.of("text", "bytea", "a\\b", "\\x615c62", "SLOW"),
                    List.of("text", "\"char\"", "abc", "a", "DESTROYS"),
                    List.of("text", "name", "abc", "abc", "DESTROYS"),
                    List.of(
                            "timestamp",
                            "timestamp(0)",
                            "2020-01-01 00:00:00.7",
                            "2020-01-01 00:00:01",
                            "DESTROYS"),
                    List.of(
                            "timestamp(0)",
                            "timestamp(6)",
                            "2020-01-01 00:00:01",
                            "2020-01-01 00:00:01",
                            "SAFE"),
                    List.of(
                            "timestamptz(3)",
                            "timestamptz(1)",
                            "2020-01-01 00:00:00Z",
                            "2020-01-01 00:00:00+00",
                            "DESTROYS"),
                    List.of("time(1)", "time(3)", "00:00:01", "00:00:01", "SAFE"),
                    List.of("interval", "interval(0)", "00:00:01.4", "00:00:01", "DESTROYS"),
                    List.of("interval", "interval year to month", "1 mon", "1 mon", "DESTROYS"),
                    List.of("interval(0)", "interval", "1 mon", "1 mon", "SAFE"),
                    List.of("timestamp", "time", "2020-01-01 01:02:03", "01:02:03", "DESTROYS"),
                    List.of("timestamptz", "time", "2020-01-01 01:02:03Z", "01:02:03", "DESTROYS"),
                    List.of("timetz", "time", "01:02:03+02", "01:02:03", "DESTROYS"),
                    List.of("time", "interval", "01:02:03", "01:02:03", "SLOW"),
                    List.of("date", "timestamp", "2020-01-01", "2020-01-01 00:00:00", "SLOW"),
                    List.of("date", "timestamptz", "2020-01-01", "2020-01-01 00:00:00+00", "SLOW"),
                    List.of(
                            "timestamp",
                            "timestamptz",
                            "2020-01-01",
                            "2020-01-01 00:00:00+00",
                            "SLOW"),
                    List.of(
                            "timestamptz",
                            "timestamp",
                            "2020-01-01Z",
                            "2020-01-01 00:00:00",
                            "SLOW"),
                    List.of("timestamptz", "date", "2020-01-01Z", "2020-01-01", "DESTROYS"),
                    List.of("integer", "boolean", "5", "true", "DESTROYS"),
                    List.of("boolean", "integer", "t", "1", "SLOW"),
                    List.of("numeric", "money", "1.5", "$1.50", "DESTROYS"),
                    List.of("money", "numeric", "1.5", "1.50", "SLOW"),
                    List.of("integer", "money", "2", "$2.00", "SLOW"),
                    List.of("numeric(10,2)", "numeric(12,2)", "1.5", "1.50", "SAFE"),
                    List.of("numeric(10,2)", "numeric(12,4)", "1.5", "1.5000", "SLOW"),
                    List.of("numeric(10,4)", "numeric(10,2)", "1.555", "1.56", "DESTROYS"),
                    List.of("numeric(10,2)", "numeric(8,2)", "12345678.00", "22003", "MAY_FAIL"),
                    List.of("text", "numeric(5,1)", "1.55", "1.6", "DESTROYS"),
                    List.of("integer", "numeric(12,2)", "2", "2.00", "SLOW"),
                    List.of("integer", "bigint", "2", "2", "SLOW"),
                    List.of("bigint", "integer", "2", "2", "MAY_FAIL"),
                    List.of("integer", "oid", "2", "2", "MAY_FAIL"),
                    List.of("oid", "bigint", "2", "2", "SLOW"),
                    List.of("cidr", "inet", "10.0.0.0/8", "10.0.0.0/8", "SAFE"),
                    List.of("inet", "cidr", "10.0.0.1/8", "10.0.0.0/8", "DESTROYS"),
                    List.of("int4range", "int4multirange", "[1,3)", "{[1,3)}", "SLOW"),
                    List.of("date", "jsonb", "2020-01-01", "\"2020-01-01\"", "SLOW"),
                    List.of("integer", "jsonb", "5", "5", "SLOW"),
                    List.of("text", "jsonb", "{}", "{}", "MAY_FAIL"),
                    List.of("jsonb", "integer", "5", "5", "MAY_FAIL"),
                    List.of("jsonb", "integer", "1.5", "22P02", "MAY_FAIL"),
                    List.of(
                            "uuid",
                            "text",
                            "00000000-0000-0000-0000-000000000001",
                            "00000000-0000-0000-0000-000000000001",
                            "SLOW"));

    @Test
    void valuesAreKeptOrRefusedAndNeverCutWithoutAWord(TestDatabase database) throws SQLException {
        try (Connection connection = database.connection();
                Statement statement = connection.createStatement()) {
            // Whatever the session's zone is, it must not count.
            statement.execute("set time zone 'Asia/Kolkata'");
            for (List<String> each : CHANGES) {
                change(statement, each);
            }
        }
    }

    private static void change(Statement statement, List<String> change) throws SQLException {
        TypeChange plan = TypeChange.of(change.get(0), change.get(1));
        String what = change + ": " + plan;
        assertThat(plan.risk()).as(what).isEqualTo(Risk.valueOf(change.get(4)));
        statement.execute("drop table if exists t");
        statement.execute("create table t (v " + change.get(0) + ")");
        statement.execute("insert into t values ('" + change.get(2) + "'), (null)");
        String file = value(statement, "select pg_relation_filenode('t')");
        String alter =
                "alter table t alter v type "
                        + change.get(1)
                        + (plan.using() == null
                                ? ""
                                : " using " + plan.using().replace("%s", "\"v\""));
        if (change.get(3).matches("[0-9]{2}[0-9A-Z]{3}")) {
            assertThatThrownBy(() -> statement.execute(alter))
                    .as(what)
                    .isInstanceOfSatisfying(
                            SQLException.class,
                            e -> assertThat(e.getSQLState()).isEqualTo(change.get(3)));
            return;
        }
        try {
            statement.execute(alter);
        } catch (SQLException e) {
            throw new AssertionError(what, e);
        }
        if (plan.risk() == Risk.SAFE) {
            assertThat(value(statement, "select pg_relation_filenode('t')"))
                    .as("%s: is not rewritten", what)
                    .isEqualTo(file);
        }
        statement.execute("set time zone 'UTC'");
        assertThat(value(statement, "select v::text from t where v is not null"))
                .as(what)
                .isEqualTo(change.get(3));
        assertThat(value(statement, "select count(*) from t where v is null"))
                .as(what)
                .isEqualTo("1");
        statement.execute("set time zone 'Asia/Kolkata'");
    }

    private static String value(Statement statement, String query) throws SQLException {
        try (ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    @Test
    void attributesOfACompositeTypeAreTakenByTheirNames(TestDatabase database) throws SQLException {
        SchemaChange.change(
                database,
                "create type c as (x text, y text, z int, gone text); create table t (id int, v c); insert into t values (1, row('x', 'y', 5, 'g')), (2, null), (3, row(null, null, null, null))",
                "create type c as (new text, y text, x text, z bigint); create table t (id int, v c)");
        assertThat(database.rows("select id, v from t order by id"))
                .containsExactly(
                        List.of("1", "(,y,x,5)"), Arrays.asList("2", null), List.of("3", "(,,,)"));
    }

    @Test
    void anAttributeThatGoesIsNotLostWithoutAWord(TestDatabase database) throws SQLException {
        database.execute("create type c as (x text, y int)", "create table t (v c, w c[])");
        List<Entity> before = SchemaChange.read(database);
        database.execute(
                "drop table t",
                "drop type c",
                "create type c as (z text, y bigint)",
                "create table t (v c, w c[])");
        List<Entity> after = SchemaChange.read(database);
        assertThat(Planner.plan(before, after, Renames.none(), PlanOptions.safe()).problems())
                .extracting(Plan.Problem::path)
                .containsExactlyInAnyOrder("public.c.x", "public.t.v", "public.t.w");
    }
}
