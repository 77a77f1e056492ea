package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static dev.leat.migrate.plan.SchemaChange.read;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.leat.migrate.diff.RenameArrows;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;

/// What is declared to be a rename is one, for every kind of object, in chains and in rings.
@PostgresTest
class RenamesTest {
    /// One kind of object each: the old schema, the new one, what is renamed.
    private static final List<List<String>> RENAMES =
            List.of(
                    List.of(
                            "create schema a; create table a.t (n int); create view a.v as select n from a.t; create function a.f() returns int language sql as 'select 1'",
                            "create schema b; create table b.t (n int); create view b.v as select n from b.t; create function b.f() returns int language sql as 'select 1'",
                            "a->b"),
                    List.of(
                            "create table t (n int primary key); create view v as select n from t; create policy p on t using (n > 0); create index i on t (n); comment on table t is 'one'; grant select on t to public",
                            "create table u (n int constraint t_pkey primary key); create view v as select n from u; create policy p on u using (n > 0); create index i on u (n); comment on table u is 'one'; grant select on u to public",
                            "public.t->public.u"),
                    List.of(
                            "create table t (n int default 1 check (n > 0), g int generated always as (n + 1) stored); create index i on t (n) where n > 1; create policy p on t using (n > 0); create trigger tr before update of n on t for each row when (new.n > 1) execute function suppress_redundant_updates_trigger(); comment on column t.n is 'one'",
                            "create table t (m int default 1 constraint t_n_check check (m > 0), g int generated always as (m + 1) stored); create index i on t (m) where m > 1; create policy p on t using (m > 0); create trigger tr before update of m on t for each row when (new.m > 1) execute function suppress_redundant_updates_trigger(); comment on column t.m is 'one'",
                            "public.t.n->public.t.m"),
                    List.of(
                            "create table t (n int constraint a primary key)",
                            "create table t (n int constraint b primary key)",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int constraint a unique); comment on constraint a on t is 'one'",
                            "create table t (n int constraint b unique); comment on constraint b on t is 'one'",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int constraint a check (n > 0))",
                            "create table t (n int constraint b check (n > 0))",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int primary key, m int constraint a references t)",
                            "create table t (n int primary key, m int constraint b references t)",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int4range, constraint a exclude using gist (n with &&))",
                            "create table t (n int4range, constraint b exclude using gist (n with &&))",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int); create index a on t (n); comment on index a is 'one'",
                            "create table t (n int); create index b on t (n); comment on index b is 'one'",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int); create policy a on t using (n > 0)",
                            "create table t (n int); create policy b on t using (n > 0)",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int); create trigger a before update on t for each row execute function suppress_redundant_updates_trigger()",
                            "create table t (n int); create trigger b before update on t for each row execute function suppress_redundant_updates_trigger()",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int); create rule a as on delete to t do nothing",
                            "create table t (n int); create rule b as on delete to t do nothing",
                            "public.t.a->public.t.b"),
                    List.of(
                            "create table t (n int, m int); create statistics a on n, m from t",
                            "create table t (n int, m int); create statistics b on n, m from t",
                            "public.a->public.b"),
                    List.of(
                            "create function a(n int) returns int language sql immutable return n; create table t (n int check (a(n) > 0)); comment on function a is 'one'; grant execute on function a to public",
                            "create function b(n int) returns int language sql immutable return n; create table t (n int check (b(n) > 0)); comment on function b is 'one'; grant execute on function b to public",
                            "public.a->public.b"),
                    List.of(
                            "create function a(n int) returns int language sql as 'select 1'; create function a(n text) returns int language sql as 'select 2'",
                            "create function b(n int) returns int language sql as 'select 1'; create function a(n text) returns int language sql as 'select 2'",
                            "public.a(integer)->public.b(integer)"),
                    List.of(
                            "create procedure a() language sql as 'select 1'",
                            "create procedure b() language sql as 'select 1'",
                            "public.a->public.b"),
                    List.of(
                            "create aggregate a(integer) (sfunc = int4pl, stype = integer)",
                            "create aggregate b(integer) (sfunc = int4pl, stype = integer)",
                            "public.a->public.b"),
                    List.of(
                            "create type a as enum ('x'); create table t (n a default 'x', m a[]); create function f(n a) returns a language sql as 'select n'",
                            "create type b as enum ('x'); create table t (n b default 'x', m b[]); create function f(n b) returns b language sql as 'select n'",
                            "public.a->public.b"),
                    List.of(
                            "create type a as enum ('x', 'y'); create table t (n a default 'x')",
                            "create type a as enum ('z', 'y'); create table t (n a default 'z')",
                            "public.a.x->public.a.z"),
                    List.of(
                            "create domain a as int constraint c check (value > 0); create table t (n a)",
                            "create domain b as int constraint c check (value > 0); create table t (n b)",
                            "public.a->public.b"),
                    List.of(
                            "create domain a as int check (value > 0); create table t (n a)",
                            "create domain b as int check (value > 0); create table t (n b)",
                            "public.a->public.b"),
                    List.of(
                            "create domain a as int constraint c check (value > 0) constraint e check (value < 9); create table t (n a)",
                            "create domain a as int constraint e check (value > 0) constraint c check (value < 9); create table t (n a)",
                            "public.a.c->public.a.e",
                            "public.a.e->public.a.c"),
                    List.of(
                            "create type a as (x int); create table t (n a)",
                            "create type b as (x int); create table t (n b)",
                            "public.a->public.b"),
                    List.of(
                            "create type a as (x int, y int); create table t (n a)",
                            "create type a as (z int, y int); create table t (n a)",
                            "public.a.x->public.a.z"),
                    List.of(
                            "create type a as range (subtype = float8); create table t (n a, m a_multirange)",
                            "create type b as range (subtype = float8); create table t (n b, m b_multirange)",
                            "public.a->public.b"),
                    List.of(
                            "create sequence a; create table t (n int default nextval('a'))",
                            "create sequence b; create table t (n int default nextval('b'))",
                            "public.a->public.b"),
                    List.of(
                            "create table t (n int); create view a as select n from t; create view w as select n from a; grant select on a to public; comment on view a is 'one'",
                            "create table t (n int); create view b as select n from t; create view w as select n from b; grant select on b to public; comment on view b is 'one'",
                            "public.a->public.b"),
                    List.of(
                            "create materialized view a as select 1 as n; create unique index i on a (n)",
                            "create materialized view b as select 1 as n; create unique index i on b (n)",
                            "public.a->public.b"),
                    List.of(
                            "create table t (n int); create view a as select n, n + 1 as m, n as o, n as p from t; create view w as select p from a; grant select (n) on a to public; comment on column a.n is 'one'; alter view a alter n set default 5",
                            "create table t (n int); create view a as select n as x, n + 1 as \"M m\", n, n as p from t; create view w as select p from a; grant select (x) on a to public; comment on column a.x is 'one'; alter view a alter x set default 5",
                            "public.a.n->public.a.x",
                            "public.a.m->public.a.M m",
                            "public.a.o->public.a.n"),
                    List.of(
                            "create materialized view a as select 1 as n; create unique index i on a (n); comment on column a.n is 'one'",
                            "create materialized view a as select 1 as m; create unique index i on a (m); comment on column a.m is 'one'",
                            "public.a.n->public.a.m"),
                    List.of(
                            "create table t (n int); create publication a for table t",
                            "create table t (n int); create publication b for table t",
                            "a->b"),
                    List.of(
                            "create collation a (provider = icu, locale = 'de'); create table t (n text collate a)",
                            "create collation b (provider = icu, locale = 'de'); create table t (n text collate b)",
                            "public.a->public.b"),
                    List.of(
                            "create schema s; create table t (id serial, i int generated always as identity, n int); create type e as enum ('x'); create view v as select n from t",
                            "create schema s; create table s.t (id serial, i int generated always as identity, n int); create type s.e as enum ('x'); create view s.v as select n from s.t",
                            "public.t->s.t",
                            "public.e->s.e",
                            "public.v->s.v"),
                    List.of(
                            "create type a as enum ('x'); create type b as enum ('y'); create type c as enum ('z'); create table t (n a, m b, o c)",
                            "create type b as enum ('x'); create type c as enum ('y'); create type a as enum ('z'); create table t (n b, m c, o a)",
                            "public.a->public.b",
                            "public.b->public.c",
                            "public.c->public.a"),
                    List.of(
                            "create view a as select 1 as x; create view b as select 2 as y",
                            "create view b as select 1 as x; create view a as select 2 as y",
                            "public.a->public.b",
                            "public.b->public.a"),
                    List.of(
                            "create function a() returns int language sql as 'select 1'; create function b() returns int language sql as 'select 2'",
                            "create function b() returns int language sql as 'select 1'; create function c() returns int language sql as 'select 2'",
                            "public.a->public.b",
                            "public.b->public.c"),
                    List.of(
                            "create sequence a; create sequence b increment 2",
                            "create sequence b; create sequence a increment 2",
                            "public.a->public.b",
                            "public.b->public.a"),
                    List.of(
                            "create table t (n int, m int); create index a on t (n); create index b on t (m)",
                            "create table t (n int, m int); create index b on t (n); create index a on t (m)",
                            "public.t.a->public.t.b",
                            "public.t.b->public.t.a"),
                    List.of(
                            "create table t (n int, constraint a check (n > 0), constraint b check (n > 1))",
                            "create table t (n int, constraint b check (n > 0), constraint c check (n > 1))",
                            "public.t.a->public.t.b",
                            "public.t.b->public.t.c"),
                    List.of(
                            "create schema a; create schema b; create table a.t (n int); create table b.u (n int)",
                            "create schema b; create schema a; create table b.t (n int); create table a.u (n int)",
                            "a->b",
                            "b->a"),
                    List.of(
                            "create table \"a->b\" (\"c->d\" int)",
                            "create table \"a.b\" (\"c\" int)",
                            "\"public\".\"a->b\"->public.\"a.b\"",
                            "public.\"a->b\".\"c->d\"->public.\"a.b\".c"));

    @Test
    void whateverIsRenamedIsOnlyRenamed() throws SQLException {
        List<String> failures = new ArrayList<>();
        for (List<String> each : RENAMES) {
            try (TestDatabase database = TestDatabase.create()) {
                List<Step> steps =
                        change(
                                database,
                                each.get(0),
                                each.get(1),
                                each.subList(2, each.size()).toArray(String[]::new));
                assertThat(steps)
                        .as(each.toString())
                        .isNotEmpty()
                        .extracting(Step::sql)
                        .allMatch(sql -> sql.contains(" RENAME ") || sql.contains(" SET SCHEMA "));
            } catch (SQLException | AssertionError e) {
                failures.add(each + ": " + e.getMessage());
            }
        }
        assertThat(failures).isEmpty();
    }

    @Test
    void renamesThatContradictEachOtherAreRefused(TestDatabase database) throws SQLException {
        database.execute("create table t (a int, b int)", "create table u (z int)");
        List<Entity> before = read(database);
        database.execute(
                "alter table t drop a, drop b, add c int, add d int", "alter table u add a int");
        List<Entity> after = read(database);
        assertThatThrownBy(() ->
                        RenameArrows.parse(
                                List.of("public.t.a->public.t.c", "public.t.b->public.t.c"),
                                before,
                                after))
                .hasMessageContaining("public.t.a and public.t.b cannot become public.t.c");
        assertThatThrownBy(() ->
                        RenameArrows.parse(
                                List.of("public.t.a->public.t.c", "public.t.a->public.t.d"),
                                before,
                                after))
                .hasMessageContaining("public.t.a cannot become both public.t.c and public.t.d");
        assertThatThrownBy(
                        () -> RenameArrows.parse(List.of("public.t.a->public.u.a"), before, after))
                .hasMessageContaining("in the same place");
    }

    @Test
    void columnsAndTablesSwapTheirNamesAndKeepTheirValues(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table a (x int, y text); create table b (z date); insert into a values (1, 'one')",
                "create table b (y int, x text); create table a (z date)",
                "public.a->public.b",
                "public.b->public.a",
                "public.a.x->public.b.y",
                "public.a.y->public.b.x");
        assertThat(database.rows("select y, x from b")).containsExactly(List.of("1", "one"));
    }

    @Test
    void aChainOfRenamesMovesEachOnePlace(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (a int, b int); insert into t values (1, 2)",
                "create table t (b int, c int)",
                "public.t.a->public.t.b",
                "public.t.b->public.t.c");
        assertThat(database.rows("select b, c from t")).containsExactly(List.of("1", "2"));
    }

    @Test
    void aLabelIsRenamedAsSuch(TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create type mood as enum ('sad', 'ok'); create table t (m mood default 'sad', constraint c check (m = 'sad' or m = 'ok')); create index i on t (m) where m = 'sad'; insert into t values ('sad')",
                        "create type mood as enum ('blue', 'ok'); create table t (m mood default 'blue', constraint c check (m = 'blue' or m = 'ok')); create index i on t (m) where m = 'blue'",
                        "public.mood.sad->public.mood.blue");
        assertThat(steps)
                .extracting(Step::sql)
                .containsExactly("ALTER TYPE \"mood\" RENAME VALUE 'sad' TO 'blue'");
    }

    @Test
    void identifiersWithQuotesPointsAndManyBytes(TestDatabase database) throws SQLException {
        String name = "ein sehr langer Name mit Umlauten äöü und noch mehr davon";
        change(
                database,
                "create table \"a \"\"q\"\"\" (\"x.y\" int); insert into \"a \"\"q\"\"\" values (1)",
                "create table \"%s\" (\"z.\"\"w\"\"\" int)".formatted(name),
                "public.\"a \"\"q\"\"\"->public.\"" + name + "\"",
                "public.\"a \"\"q\"\"\".\"x.y\"->public.\"" + name + "\".\"z.\"\"w\"\"\"");
        assertThat(database.value("select \"z.\"\"w\"\"\" from \"" + name + "\"")).isEqualTo("1");
    }

    @Test
    void aSchemaIsRenamedAndATableMovesIntoAnother(TestDatabase database) throws SQLException {
        change(
                database,
                "create schema s1; create table s1.a (id serial primary key); create view s1.v as select id from s1.a; create table b (a int references s1.a); insert into s1.a default values; insert into b values (1)",
                "create schema s2; create schema s3; create table s2.a (id serial primary key); create view s2.v as select id from s2.a; create table s3.b2 (a int references s2.a)",
                "s1->s2",
                "public.b->s3.b2");
        assertThat(database.value("select a from s3.b2")).isEqualTo("1");
    }

    @Test
    void whatCouldBeARenameIsAskedAndNotGuessed(TestDatabase database) throws SQLException {
        database.execute("create table users (name text)");
        List<Entity> before = read(database);
        try (TestDatabase fresh = TestDatabase.create()) {
            fresh.execute("create table people (name text)");
            Plan plan = Planner.plan(before, read(fresh), Renames.none(), PlanOptions.safe());
            assertThat(plan.isReady()).isFalse();
            assertThat(plan.questions())
                    .singleElement()
                    .satisfies(question -> {
                        assertThat(question.created()).containsExactly("public", "people");
                        assertThat(question.candidates())
                                .containsExactly(List.of("public", "users"));
                    });
            assertThat(
                            Planner.plan(
                                            before,
                                            read(fresh),
                                            RenameArrows.parse(
                                                    List.of("public.users->public.people"),
                                                    before,
                                                    read(fresh)),
                                            PlanOptions.safe())
                                    .orThrow())
                    .extracting(Step::sql)
                    .containsExactly("ALTER TABLE \"users\" RENAME TO \"people\"");
        }
    }
}
