package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.change.ChangeJson;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.assertj.core.api.InstanceOfAssertFactories;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Columns that keep rows of another table. What is refused here before anything runs is what
/// PostgreSQL refuses, and nothing else.
@PostgresTest
class RowTypesTest {
    @Test
    void aTypeCannotChangeWhileAColumnKeepsRowsOfTheTable(TestDatabase database)
            throws SQLException {
        assertThat(
                        refused(
                                database,
                                "create table t (n int); create table u (c t)",
                                "create table t (n bigint); create table u (c t)"))
                .containsExactly(
                        "changing the type of column public.t.n: PostgreSQL refuses that while column public.u.c keeps rows of table public.t, whether there are values or not. Make two migrations of it: first drop column public.u.c or give it another type, such as jsonb, and then do this.");
    }

    @Test
    void norCanAColumnWithADefaultBeAdded(TestDatabase database) throws SQLException {
        assertThat(
                        refused(
                                database,
                                "create table t (n int); create table u (c t[])",
                                "create table t (n int, k int default 1); create table u (c t[])"))
                .containsExactly(
                        "adding column public.t.k: PostgreSQL refuses that while column public.u.c keeps rows of table public.t, whether there are values or not. Make two migrations of it: first add it without its default, and give it the default in the second; or first drop column public.u.c or give it another type, such as jsonb, and then do this.");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t (n int, v varchar(9), k int default 1)",
                "t (n int, v varchar(9), k float default random())",
                "t (n int, v varchar(9), k serial)",
                "t (n int, v varchar(9), k int generated always as identity)",
                "t (n int, v varchar(9), k int generated always as (n + 1) stored)",
                "t (n int, v varchar(9), k int generated always as (n + 1) virtual)",
                "t (n int, v varchar(9), k positive)",
                "t (n int, v varchar(9), k more_positive)",
                "t (n int, v varchar(9), k with_default)",
                "t (n bigint, v varchar(9))",
                "t (n int, v varchar(10))",
                "t (n int, v varchar(9) collate \"C\")"
            })
    void whatGivesRowsAValueIsRefused(String table, TestDatabase database) throws SQLException {
        assertThat(
                        refused(
                                database,
                                DOMAINS
                                        + "create table t (n int, v varchar(9)); create table u (c t)",
                                DOMAINS + "create table " + table + "; create table u (c t)"))
                .hasSize(1);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "t (n int, v varchar(9), k int)",
                "t (n int, v varchar(9), k int default null)",
                "t (n int, v varchar(9), k positive[])",
                "t (n int, v varchar(9), k plain)",
                "t (n int, v varchar(9) default 'x')",
                "t (n int not null, v varchar(9))",
                "t (n int generated always as identity, v varchar(9))",
                "t (n int primary key check (n > 0), v varchar(9))",
                "t (v varchar(9))"
            })
    void whatLeavesTheRowsAsTheyAreIsNot(String table, TestDatabase database) throws SQLException {
        change(
                database,
                DOMAINS + "create table t (n int, v varchar(9)); create table u (c t)",
                DOMAINS + "create table " + table + "; create table u (c t)");
    }

    @Test
    void rowsAreFoundInDomainsTypesRangesAndPartitions(TestDatabase database) throws SQLException {
        String holders =
                """
                create domain d as t;
                create type c as (x int, y t[]);
                create type inner_c as (x c);
                create type r as range (subtype = t);
                create type q as range (subtype = t, multirange_type_name = many);
                create table "U" (a d, b c, e inner_c[], f r, g r_multirange, h many, i int) partition by list (i);
                """;
        assertThat(
                        refused(
                                database,
                                "create table t (n int);" + holders,
                                "create table t (n bigint);" + holders))
                .singleElement(InstanceOfAssertFactories.STRING)
                .contains(
                        "columns public.U.a, public.U.b, public.U.e, public.U.f, public.U.g, public.U.h keep rows of table public.t");
    }

    @Test
    void aTypeThatNoColumnHasIsInNobodysWay(TestDatabase database) throws SQLException {
        String type = "create type c as (x t); create domain d as t;";
        change(
                database,
                "create table t (n int);" + type,
                "create table t (n bigint, k int default 3);" + type);
    }

    @Test
    void aTableOfTheNameOfABuiltInTypeIsNotThatType(TestDatabase database) throws SQLException {
        change(
                database,
                "create table point (n int); create table u (c pg_catalog.point)",
                "create table point (n bigint); create table u (c pg_catalog.point)");
    }

    @Test
    void rowsOfPartitionsAndHeirsCountAsWell(TestDatabase database) throws SQLException {
        String rest =
                """
                create table p1 partition of p for values in (1);
                create table child () inherits (parent);
                create table u (a p1, b child);
                """;
        assertThat(
                        refused(
                                database,
                                "create table p (k int, n int) partition by list (k); create table parent (n int);"
                                        + rest,
                                "create table p (k int, n int, m int default 1) partition by list (k); create table parent (n bigint);"
                                        + rest))
                .satisfiesExactlyInAnyOrder(
                        each ->
                                assertThat(each)
                                        .contains(
                                                "adding column public.p.m",
                                                "column public.u.a keeps rows of table public.p1"),
                        each ->
                                assertThat(each)
                                        .contains(
                                                "column public.parent.n",
                                                "column public.u.b keeps rows of table public.child"));
    }

    @Test
    void aPartitionedTableHasNoRowsOfItsOwnToGiveAValue(TestDatabase database) throws SQLException {
        String rest = "create table p1 partition of p for values in (1); create table u (a p)";
        change(
                database,
                "create table p (k int, n int) partition by list (k);" + rest,
                "create table p (k int, n int, m int default 1) partition by list (k);" + rest);
        try (TestDatabase other = TestDatabase.create()) {
            assertThat(
                            refused(
                                    other,
                                    "create table p (k int, n int) partition by list (k);" + rest,
                                    "create table p (k int, n bigint) partition by list (k);"
                                            + rest))
                    .hasSize(1);
        }
    }

    @Test
    void aChildsOwnColumnIsNoMatterOfItsParent(TestDatabase database) throws SQLException {
        change(
                database,
                "create table parent (n int); create table child (m int) inherits (parent); create table u (c parent)",
                "create table parent (n int); create table child (m bigint) inherits (parent); create table u (c parent)");
    }

    @Test
    void rowsCannotMoveIntoTheLogEither(TestDatabase database) throws SQLException {
        assertThat(
                        refused(
                                database,
                                "create unlogged table t (n int); create table u (c t)",
                                "create table t (n int); create table u (c t)"))
                .singleElement(InstanceOfAssertFactories.STRING)
                .startsWith("table public.t: SET LOGGED: PostgreSQL refuses that");
    }

    @Test
    void aColumnThatGoesOrBecomesSomethingElseMakesWayFirst(TestDatabase database)
            throws SQLException {
        database.execute("create table marker (n int)");
        change(
                database,
                """
                create table t (n int); create table s (n int);
                create type wrapped as (x int, y s);
                create table a (i int, c t); create table b (i int, c t[]); create table d (c t);
                create table e (c wrapped);
                insert into t values (1); insert into a values (1, row(2)); insert into b values (1, array[row(2)::t])
                """,
                """
                create table t (n bigint, k int default 7); create table s (n bigint);
                create type wrapped as (x int);
                create table a (i int); create table b (i int, c text);
                create table e (c wrapped);
                create table marker (n int)
                """);
        assertThat(database.rows("select n, k from t")).containsExactly(List.of("1", "7"));
        assertThat(database.value("select c from b")).isEqualTo("{(2)}");
    }

    @Test
    void aColumnThatComesWaits(TestDatabase database) throws SQLException {
        change(
                database,
                """
                create table t (n int); create table s (n int);
                create type wrapped as (x int);
                create table a (i int); create table b (c text); create table e (c wrapped)
                """,
                """
                create table t (n bigint, k int default 7); create table s (n bigint);
                create type wrapped as (x int, y s);
                create table a (i int, c t); create table b (c t[]); create table d (c t); create table e (c wrapped)
                """);
    }

    @Test
    void aTableIsNotMadeAnewWhileItsRowsAreKeptElsewhere(TestDatabase database)
            throws SQLException {
        assertThat(
                        refused(
                                database,
                                "create table t (n int); create table u (c t, i int)",
                                "create table t (n int) partition by list (n); create table u (c t, i int)"))
                .anySatisfy(each ->
                        assertThat(each)
                                .startsWith(
                                        "dropping table public.t and making it anew: PostgreSQL refuses that while column public.u.c keeps rows"));
    }

    @Test
    void noWordAllowsIt(TestDatabase database) throws SQLException {
        database.execute("create table t (n int); create table u (c t)");
        List<Entity> before = SchemaChange.read(database);
        database.execute("drop table u, t; create table t (n bigint); create table u (c t)");
        Plan plan =
                Planner.plan(
                        before,
                        SchemaChange.read(database),
                        Renames.none(),
                        PlanOptions.safe().allowingEverything());
        assertThat(plan.isReady()).isFalse();
        assertThat(plan.problems()).extracting(Plan.Problem::allowable).containsExactly(false);
        assertThat(ChangeJson.questions(plan))
                .singleElement()
                .satisfies(each ->
                        assertThat(each)
                                .containsEntry("kind", "impossible")
                                .containsEntry("object", "public.t.n")
                                .containsEntry("answers", List.of()));
        assertThatThrownBy(plan::orThrow)
                .isInstanceOf(PlanException.class)
                .hasMessageContaining("public.u.c");
    }

    private static final String DEPENDENT_OBJECTS = "2BP01";
    private static final String STILL_THERE = "42P07";
    private static final String DOMAINS =
            """
            create domain positive as int check (value > 0);
            create domain more_positive as positive;
            create domain with_default as int default 3;
            create domain plain as int;
            """;

    /// {@return what the plan is refused for, having made sure that PostgreSQL refuses it}
    private static List<String> refused(TestDatabase database, String before, String after)
            throws SQLException {
        try (TestDatabase fresh = TestDatabase.create()) {
            fresh.execute(after);
            database.execute(before);
            Plan plan =
                    Planner.plan(
                            SchemaChange.read(database),
                            SchemaChange.read(fresh),
                            Renames.none(),
                            PlanOptions.safe());
            try (Connection connection = database.connection()) {
                assertThatThrownBy(() -> StepsOnDatabase.run(connection, plan.steps()))
                        .isInstanceOfSatisfying(
                                SQLException.class,
                                e ->
                                        assertThat(e.getSQLState())
                                                .as(e.getMessage())
                                                .isIn("0A000", DEPENDENT_OBJECTS, STILL_THERE));
            }
            return plan.problems().stream().map(Plan.Problem::text).toList();
        }
    }
}
