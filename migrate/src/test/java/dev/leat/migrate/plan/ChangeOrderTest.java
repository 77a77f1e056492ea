package dev.leat.migrate.plan;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/// Changes that need each other in an order, each on a database with rows.
@PostgresTest
class ChangeOrderTest {
    private static final TableName A = table("a");
    private static final TableName B = table("b");
    private static final TableName C = table("c");

    @Test
    void tablesAndColumnsSwapTheirNames(TestDatabase database) throws SQLException {
        List<Entity> before =
                List.of(
                        new TableEntity(A),
                        column(A, "x", "integer"),
                        column(A, "y", "integer"),
                        new TableEntity(B),
                        column(B, "x", "integer"));
        database.execute("create table a (x integer, y integer)", "create table b (x integer)");
        database.execute("insert into a values (1, 2)", "insert into b values (3)");
        List<Entity> after =
                List.of(
                        new TableEntity(B),
                        column(B, "x", "integer"),
                        column(B, "y", "integer"),
                        new TableEntity(A),
                        column(A, "x", "integer"));
        Renames swap =
                new Renames(Map.of(A, B, B, A), Map.of("public.b.x", "y", "public.b.y", "x"));
        apply(database, before, after, swap);
        assertThat(database.rows("select x, y from b")).containsExactly(List.of("2", "1"));
        assertThat(database.value("select x from a")).isEqualTo("3");
        assertThat(Differ.diff(after, after, swap.minus(swap)))
                .as("once done, the declaration may stay")
                .isEmpty();
    }

    @Test
    void aChainOfRenamesMovesEveryTableOnePlace(TestDatabase database) throws SQLException {
        database.execute("create table a (n integer)", "create table b (n integer)");
        database.execute("insert into a values (1)", "insert into b values (2)");
        List<Entity> before =
                List.of(
                        new TableEntity(A),
                        column(A, "n", "integer"),
                        new TableEntity(B),
                        column(B, "n", "integer"));
        List<Entity> after =
                List.of(
                        new TableEntity(B),
                        column(B, "n", "integer"),
                        new TableEntity(C),
                        column(C, "n", "integer"));
        Renames chain = new Renames(Map.of(B, A, C, B), Map.of());
        assertThat(apply(database, before, after, chain))
                .extracting(Step::sql)
                .containsExactly(
                        "ALTER TABLE \"b\" RENAME TO \"c\"", "ALTER TABLE \"a\" RENAME TO \"b\"");
        assertThat(database.value("select n from b")).isEqualTo("1");
        assertThat(database.value("select n from c")).isEqualTo("2");
        assertThat(Differ.diff(after, after, chain)).isEmpty();
    }

    @Test
    void anIndexTakesTheNameOfOneThatGoes(TestDatabase database) throws SQLException {
        database.execute("create table a (x integer, y integer)");
        database.execute("create index i on a (x)", "create index j on a (y)");
        List<Entity> table =
                List.of(new TableEntity(A), column(A, "x", "integer"), column(A, "y", "integer"));
        apply(
                database,
                and(table, index("i", "x", null), index("j", "y", null)),
                and(table, index("j", "x", null)),
                Renames.none());
        assertThat(indexes(database)).containsExactly("CREATE INDEX j ON public.a USING btree (x)");
    }

    @Test
    void indexesSwapTheirNames(TestDatabase database) throws SQLException {
        database.execute("create table a (x integer, y integer)");
        database.execute("create index i on a (x)", "create index j on a (y)");
        List<Entity> table =
                List.of(new TableEntity(A), column(A, "x", "integer"), column(A, "y", "integer"));
        apply(
                database,
                and(table, index("i", "x", null), index("j", "y", null)),
                and(table, index("j", "x", null), index("i", "y", null)),
                Renames.none());
        assertThat(indexes(database))
                .containsExactly(
                        "CREATE INDEX i ON public.a USING btree (y)",
                        "CREATE INDEX j ON public.a USING btree (x)");
    }

    @Test
    void aReferenceAndAKeySwapTheirNames(TestDatabase database) throws SQLException {
        database.execute(
                "create table a (n integer, constraint k unique (n))",
                "create table b (n integer, constraint f foreign key (n) references a (n), constraint u unique (n))");
        List<Entity> tables =
                List.of(
                        new TableEntity(A),
                        column(A, "n", "integer"),
                        new UniqueEntity(A, "k", List.of("n")),
                        new TableEntity(B),
                        column(B, "n", "integer"));
        apply(
                database,
                and(
                        tables,
                        reference("f", List.of("n"), List.of("n")),
                        new UniqueEntity(B, "u", List.of("n"))),
                and(
                        tables,
                        reference("u", List.of("n"), List.of("n")),
                        new UniqueEntity(B, "f", List.of("n"))),
                Renames.none());
    }

    @Test
    void aPredicateFollowsColumnsThatSwapAndIsNotMadeAgain(TestDatabase database)
            throws SQLException {
        database.execute("create table a (x integer, y integer)");
        database.execute("create index i on a (x) where y is not null and x <> 1");
        List<Entity> table =
                List.of(new TableEntity(A), column(A, "x", "integer"), column(A, "y", "integer"));
        assertThat(
                        apply(
                                database,
                                and(table, index("i", "x", "(\"y\" IS NOT NULL AND \"x\" <> 1)")),
                                and(table, index("i", "y", "(\"x\" IS NOT NULL AND \"y\" <> 1)")),
                                new Renames(
                                        Map.of(), Map.of("public.a.x", "y", "public.a.y", "x"))))
                .extracting(Step::sql)
                .hasSize(3)
                .allMatch(sql -> sql.contains("RENAME COLUMN"));
    }

    @Test
    void aPredicateOnAnotherColumnIsMadeAgainWhenThatColumnChangesItsType(TestDatabase database)
            throws SQLException {
        database.execute("create table a (x integer, y text)", "insert into a values (1, 'z')");
        database.execute("create index i on a (x) where y <> 'q'");
        apply(
                database,
                List.of(
                        new TableEntity(A),
                        column(A, "x", "integer"),
                        column(A, "y", "text"),
                        index("i", "x", "(\"y\" <> 'q')")),
                List.of(
                        new TableEntity(A),
                        column(A, "x", "integer"),
                        column(A, "y", "varchar(7)"),
                        index("i", "x", "(\"y\" <> 'q')")),
                Renames.none());
        assertThat(indexes(database))
                .singleElement()
                .asString()
                .contains("((y)::text <> 'q'::text)");
    }

    @Test
    void aPredicateOnAColumnWithAQuoteInItsNameIsMadeAgainToo(TestDatabase database)
            throws SQLException {
        database.execute("create table a (x integer, \"y\"\"y\" text)");
        database.execute("create index i on a (x) where \"y\"\"y\" <> '3'");
        IndexEntity index = index("i", "x", "(\"y\"\"y\" <> '3')");
        apply(
                database,
                List.of(
                        new TableEntity(A),
                        column(A, "x", "integer"),
                        column(A, "y\"y", "text"),
                        index),
                List.of(
                        new TableEntity(A),
                        column(A, "x", "integer"),
                        column(A, "y\"y", "integer"),
                        index),
                Renames.none());
        assertThat(indexes(database)).singleElement().asString().contains("<> 3");
    }

    @Test
    void aDroppedTableLetsGoOfAKeyThatIsDroppedToo(TestDatabase database) throws SQLException {
        database.execute(
                "create table a (n integer, constraint k unique (n))",
                "create table b (n integer, constraint f foreign key (n) references a (n))");
        apply(
                database,
                List.of(
                        new TableEntity(A),
                        column(A, "n", "integer"),
                        new UniqueEntity(A, "k", List.of("n")),
                        new TableEntity(B),
                        column(B, "n", "integer"),
                        reference("f", List.of("n"), List.of("n"))),
                List.of(new TableEntity(A), column(A, "n", "integer")),
                Renames.none());
    }

    @Test
    void aReferenceThatNamesTheKeyInAnotherOrderIsMadeAgainWithIt(TestDatabase database)
            throws SQLException {
        database.execute(
                "create table a (x integer not null, y integer not null, constraint k unique (x, y))",
                "create table b (x integer, y integer, constraint f foreign key (y, x) references a (y, x))",
                "insert into a values (1, 2)",
                "insert into b values (1, 2)");
        List<Entity> tables =
                List.of(
                        new TableEntity(A),
                        notNull(A, "x"),
                        notNull(A, "y"),
                        new TableEntity(B),
                        column(B, "x", "integer"),
                        column(B, "y", "integer"),
                        reference("f", List.of("y", "x"), List.of("y", "x")));
        apply(
                database,
                and(tables, new UniqueEntity(A, "k", List.of("x", "y"))),
                and(tables, new PrimaryKeyEntity(A, "k", List.of("x", "y"))),
                Renames.none());
    }

    @Test
    void aRenamedReferenceIsMadeAgainWhereItsColumnsChangeTheirType(TestDatabase database)
            throws SQLException {
        database.execute(
                "create table a (n integer primary key)",
                "create table b (n integer, constraint f foreign key (n) references a (n))",
                "insert into a values (1)",
                "insert into b values (1)");
        apply(
                database,
                List.of(
                        new TableEntity(A),
                        notNull(A, "n"),
                        new PrimaryKeyEntity(A, "a_pkey", List.of("n")),
                        new TableEntity(B),
                        column(B, "n", "integer"),
                        reference("f", List.of("n"), List.of("n"))),
                List.of(
                        new TableEntity(A),
                        new ColumnEntity(A, "n", "text", null, false, null, null),
                        new PrimaryKeyEntity(A, "a_pkey", List.of("n")),
                        new TableEntity(B),
                        column(B, "n", "text"),
                        reference("g", List.of("n"), List.of("n"))),
                Renames.none());
    }

    @Test
    void aNewIdentityGoesOnBehindTheRowsEvenIfAllAreNegative(TestDatabase database)
            throws SQLException {
        database.execute(
                "create table a (n integer not null)",
                "insert into a values (-5)",
                "create table b (n integer not null)",
                "insert into b values (41)");
        List<Entity> before =
                List.of(new TableEntity(A), notNull(A, "n"), new TableEntity(B), notNull(B, "n"));
        String always = "GENERATED ALWAYS AS IDENTITY";
        String byDefault = "GENERATED BY DEFAULT AS IDENTITY";
        List<Entity> identities =
                List.of(
                        new TableEntity(A),
                        new ColumnEntity(A, "n", "integer", null, false, null, always),
                        new TableEntity(B),
                        new ColumnEntity(B, "n", "integer", null, false, null, byDefault));
        apply(database, before, identities, Renames.none());
        database.execute("insert into a default values", "insert into b default values");
        assertThat(database.column("select n from a order by n")).containsExactly("-5", "1");
        assertThat(database.column("select n from b order by n")).containsExactly("41", "42");

        database.execute("delete from b where n = 42");
        List<Entity> other =
                List.of(
                        new TableEntity(A),
                        new ColumnEntity(A, "n", "integer", null, false, null, always),
                        new TableEntity(B),
                        new ColumnEntity(B, "n", "integer", null, false, null, always));
        apply(database, identities, other, Renames.none());
        database.execute("insert into b default values");
        assertThat(database.column("select n from b order by n"))
                .as("a number is not given twice")
                .containsExactly("41", "43");
    }

    @Test
    void theZoneOfTheSessionDoesNotCountWhenMomentsBecomeDatesAndBack(TestDatabase database)
            throws SQLException {
        database.execute(
                "alter database " + database.name() + " set timezone to 'Asia/Tokyo'",
                "create table a (t timestamptz, u timestamp)",
                "insert into a values ('2026-01-01 20:00+00', '2026-01-01 20:00')");
        apply(
                database,
                List.of(
                        new TableEntity(A),
                        column(A, "t", "timestamptz"),
                        column(A, "u", "timestamp")),
                List.of(
                        new TableEntity(A),
                        column(A, "t", "timestamp"),
                        column(A, "u", "timestamptz")),
                Renames.none());
        assertThat(database.rows("select t, u at time zone 'UTC' from a"))
                .containsExactly(List.of("2026-01-01 20:00:00", "2026-01-01 20:00:00"));
    }

    @Test
    void labelsThatGoOrMoveMakeTheTypeAnew(TestDatabase database) throws SQLException {
        database.execute(
                "create type mood as enum ('sad', 'ok', 'glad')",
                "create table a (m mood not null default 'ok', l mood[])",
                "create index i on a (m) where m <> 'ok'",
                "insert into a values ('ok', '{glad,ok}'), ('glad', null)");
        List<Step> steps =
                apply(
                        database,
                        and(
                                mood("'ok'"),
                                new EnumEntity("public", "mood", List.of("sad", "ok", "glad")),
                                index("i", "m", "(\"m\" <> 'ok')")),
                        and(
                                mood("'ok'"),
                                new EnumEntity("public", "mood", List.of("glad", "ok")),
                                index("i", "m", "(\"m\" <> 'ok')")),
                        Renames.none());
        assertThat(steps)
                .filteredOn(step -> step.risk() == Step.Risk.MAY_FAIL)
                .extracting(Step::count)
                .satisfiesExactly(
                        count ->
                                assertThat(count)
                                        .endsWith(
                                                "SELECT count(*) FROM \"a\" WHERE \"m\"::text IN ('sad')"),
                        count ->
                                assertThat(count)
                                        .endsWith(
                                                "SELECT count(*) FROM \"a\" WHERE \"l\"::text[] && ARRAY['sad']"));
        assertThat(database.rows("select m, l from a order by m"))
                .as("in the new order")
                .containsExactly(java.util.Arrays.asList("glad", null), List.of("ok", "{glad,ok}"));
        database.execute("insert into a default values");
        for (Step step : steps) {
            String note = step.note();
            if (note.contains("SELECT")) {
                assertThat(
                                database.value(
                                        note.substring(note.indexOf("SELECT"))
                                                .replace("'sad'", "'glad'")))
                        .as("the query counts")
                        .isEqualTo("1");
            }
        }
    }

    @Test
    void aNewLabelCanBeADefaultAtOnce(TestDatabase database) throws SQLException {
        database.execute(
                "create type mood as enum ('sad', 'ok')",
                "create table a (m mood not null default 'ok', l mood[])",
                "insert into a values ('sad', '{sad}')");
        apply(
                database,
                and(mood("'ok'"), new EnumEntity("public", "mood", List.of("sad", "ok"))),
                and(
                        mood("'new one'::\"mood\""),
                        new EnumEntity("public", "mood", List.of("sad", "new one", "ok"))),
                Renames.none());
        database.execute("insert into a default values");
        assertThat(database.column("select m from a order by m")).containsExactly("sad", "new one");
    }

    private static List<Entity> mood(String defaultSql) {
        return List.of(
                new TableEntity(A),
                new ColumnEntity(A, "m", "\"mood\"", "public.mood", false, defaultSql, null),
                new ColumnEntity(A, "l", "\"mood\"[]", "public.mood", true, null, null));
    }

    /// Applies the difference in one transaction; the outcome must be the schema built afresh.
    private static List<Step> apply(
            TestDatabase database, List<Entity> before, List<Entity> after, Renames renames)
            throws SQLException {
        List<Step> steps =
                Planner.plan(before, after, renames, PlanOptions.simple().allowingEverything())
                        .orThrow();
        execute(database, steps);
        try (TestDatabase fresh = TestDatabase.create()) {
            execute(
                    fresh,
                    Planner.plan(List.of(), after, Renames.none(), PlanOptions.simple()).orThrow());
            assertThat(catalog(database)).isEqualTo(catalog(fresh));
        }
        return steps;
    }

    private static Set<Entity> catalog(TestDatabase database) throws SQLException {
        return new HashSet<>(CatalogReader.read(database.url(), CatalogScope.all()).entities());
    }

    private static void execute(TestDatabase database, List<Step> steps) throws SQLException {
        try (Connection connection = database.connection()) {
            StepsOnDatabase.run(connection, steps);
        }
    }

    private static List<String> indexes(TestDatabase database) {
        return database.column(
                "select indexdef from pg_indexes where schemaname = 'public' order by 1");
    }

    private static TableName table(String name) {
        return new TableName("public", name);
    }

    private static ColumnEntity column(TableName table, String name, String type) {
        return new ColumnEntity(table, name, type, null, true, null, null);
    }

    private static ColumnEntity notNull(TableName table, String name) {
        return new ColumnEntity(table, name, "integer", null, false, null, null);
    }

    private static IndexEntity index(String name, String column, @Nullable String where) {
        return new IndexEntity(
                A, name, false, "btree", List.of(new IndexEntity.Part(column, false, null)), where);
    }

    private static ForeignKeyEntity reference(
            String name, List<String> columns, List<String> targetColumns) {
        return new ForeignKeyEntity(B, name, columns, A, targetColumns, "NO ACTION", "NO ACTION");
    }

    private static List<Entity> and(List<Entity> entities, Entity... more) {
        return Stream.concat(entities.stream(), Stream.of(more)).toList();
    }

    @Test
    void aGeneratedColumnLetsGoOfAnotherBeforeThatGoesWhileTheTableChangesToo(TestDatabase database)
            throws SQLException {
        SchemaChange.change(
                database,
                "create table t (n numeric, v numeric generated always as (n * 2) stored) with (fillfactor = 70); insert into t values (1)",
                "create table t (v text)");
        assertThat(database.value("select v from t")).isEqualTo("2");
    }
}
