package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// The changes at which other migrators fail, or lose something: each is made on a database with
/// rows, and must end at the very catalog that the new schema has when it is built afresh.
@PostgresTest
class KnownTrapsTest {
    @Test
    void changedTextsOfViewsChecksPoliciesGeneratedColumnsAndPredicatesAreSeen(
            TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        """
                        create table t (id int primary key, n int, m int, e int generated always as (n + 1) stored, constraint c check (n > 0));
                        create policy p on t using (n > 0) with check (n > 0);
                        create view v as select n from t;
                        create index i on t (n) where n > 1;
                        create index j on t (lower(id::text));
                        create index k on t (n asc);
                        insert into t (id, n, m) values (1, 2, 3)
                        """,
                        """
                        create table t (id int primary key, n int, m int, e int generated always as (n + 2) stored, constraint c check (n > 1));
                        create policy p on t using (n > 1) with check (n > 2);
                        create view v as select m from t;
                        create index i on t (n) where n > 2;
                        create index j on t (m);
                        create index k on t (n desc)
                        """);
        assertThat(steps).isNotEmpty();
        assertThat(database.rows("select n, m, e from t")).containsExactly(List.of("2", "3", "4"));
    }

    @Test
    void aRenameInOneTableDoesNotHideAChangeOfTheSameColumnInAnother(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table a (name text); create table b (name text); insert into b values ('7')",
                "create table a (title text); create table b (name varchar(9) not null)",
                "public.a.name->public.a.title");
        assertThat(database.value("select name from b")).isEqualTo("7");
    }

    @Test
    void aTextBecomesAnArrayOfItself(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (x text, e text); insert into t values ('a,b', null)",
                "create table t (x text[], e text[])");
        assertThat(database.value("select x[1] from t")).isEqualTo("a,b");
        assertThat(database.value("select e from t")).isNull();
    }

    @Test
    void aViewBecomesMaterializedAndATable(TestDatabase database) throws SQLException {
        change(
                database,
                "create view v as select 1 as n; create view w as select n from v; create table x (n int)",
                "create materialized view v as select 1 as n; create view w as select n from v; create view x as select 2 as n");
        change(
                database,
                "",
                "create table v (n int); create view w as select n from v; create materialized view x as select 2 as n");
    }

    @Test
    void notNullOfAGeneratedColumnOutlivesItsRemaking(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (n int not null, g int generated always as (n + 1) stored not null); insert into t values (1)",
                "create table t (n int not null, g int generated always as (n + 2) stored not null)");
        assertThat(database.value("select g from t")).isEqualTo("3");
    }

    @Test
    void storageAndCompressionOutliveANewType(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (a text, b text, c text); alter table t alter a set storage external, alter a set compression pglz, alter b set storage main, alter c set storage plain",
                "create table t (a bytea, b bytea, c text); alter table t alter a set storage external, alter a set compression pglz");
    }

    @Test
    void tablesBecomeLoggedAfterThoseTheyReferTo(TestDatabase database) throws SQLException {
        String logged =
                "create table z (i int primary key); create table b (i int primary key references z); create table y (i int references b)";
        String unlogged = logged.replace("create table", "create unlogged table");
        change(database, unlogged, logged);
        change(database, "", unlogged);
    }

    @Test
    void aTypeChangesUnderAViewAGeneratedColumnAndAPolicyWhichKeepTheirGrants(TestDatabase database)
            throws SQLException {
        change(
                database,
                """
                create table t (n int, g text generated always as (n::text || '!') stored);
                create policy p on t using (n > 0);
                create view v as select n, g from t;
                comment on view v is 'seen';
                grant select on v to public;
                create view w as select n from v;
                grant select (n) on w to public;
                create index i on t (n) where n > 0;
                create materialized view mv as select n from w;
                create unique index mi on mv (n);
                create rule r as on delete to t where old.n > 1 do instead nothing;
                insert into t values (1)
                """,
                """
                create table t (n bigint, g text generated always as (n::text || '!') stored);
                create policy p on t using (n > 0);
                create view v as select n, g from t;
                comment on view v is 'seen';
                grant select on v to public;
                create view w as select n from v;
                grant select (n) on w to public;
                create index i on t (n) where n > 0;
                create materialized view mv as select n from w;
                create unique index mi on mv (n);
                create rule r as on delete to t where old.n > 1 do instead nothing
                """);
        assertThat(database.value("select g from v")).isEqualTo("1!");
    }

    @Test
    void aKeyAndItsReferencesChangeToATypeThatDoesNotCompare(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table a (id int primary key); create table b (a int references a); insert into a values (1); insert into b values (1)",
                "create table a (id text primary key); create table b (a text references a)");
        assertThat(database.value("select a from b")).isEqualTo("1");
    }

    @Test
    void aColumnGoesWithTheCheckIndexUniqueAndPolicyOnItChanged(TestDatabase database)
            throws SQLException {
        change(
                database,
                """
                create table t (a int, b int, constraint c check (a > b), constraint u unique (a, b));
                create index i on t (a, b);
                create statistics s on a, b from t;
                create policy p on t using (a > b);
                create trigger g before update of a, b on t for each row execute function suppress_redundant_updates_trigger()
                """,
                """
                create table t (b int, constraint c check (b > 0), constraint u unique (b));
                create index i on t (b);
                create policy p on t using (b > 0);
                create trigger g before update of b on t for each row execute function suppress_redundant_updates_trigger()
                """);
    }

    @Test
    void viewsOnViewsGoInOrder(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (n int); create view z as select n from t; create view a as select n from z; create view m as select a.n from a join z on true",
                "create table t (n int)");
    }

    @Test
    void aPrimaryKeyChangesThoughAForeignKeyUsesIt(TestDatabase database) throws SQLException {
        change(
                database,
                "create table a (id int primary key, x int not null); create table b (a int references a); insert into a values (1, 2); insert into b values (1)",
                "create table a (id int not null unique, x int not null, primary key (id, x)); create table b (a int references a (id))");
    }

    @Test
    void aDefaultThatCannotBeConvertedMakesWayForTheNewOne(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table t (n text default 'none'); insert into t values ('3')",
                "create table t (n int default 0)");
    }

    @Test
    void aLabelGoesThoughAnIndexAViewAndAFunctionKnowTheType(TestDatabase database)
            throws SQLException {
        change(
                database,
                """
                create type mood as enum ('sad', 'ok', 'it''s');
                create table t (m mood default 'ok', l mood[], constraint c check (m <> 'sad'));
                create index i on t (m) where m = 'ok';
                create view v as select m from t where m = 'ok';
                create function f(m mood) returns mood language sql as 'select m';
                create domain d as mood;
                insert into t values ('it''s', '{ok}')
                """,
                """
                create type mood as enum ('it''s', 'ok');
                create table t (m mood default 'ok', l mood[], constraint c check (m <> 'ok' or m is null));
                create index i on t (m) where m = 'ok';
                create view v as select m from t where m = 'ok';
                create function f(m mood) returns mood language sql as 'select m';
                create domain d as mood
                """);
        assertThat(database.value("select m from t")).isEqualTo("it's");
    }

    @Test
    void aColumnLeavesARangeTypeThatIsMadeAnewUnderAView(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create type span as range (subtype = bigint); create table t (r span, s span); create view v as select * from t; insert into t values ('[1,3)', '[2,4)')",
                "create type span as range (subtype = int); create table t (r text, s span); create view v as select * from t");
        assertThat(database.rows("select r, s from v")).containsExactly(List.of("[1,3)", "[2,4)"));
    }

    @Test
    void aVirtualColumnBecomesAPlainOneWithItsValues(TestDatabase database) throws SQLException {
        change(
                database,
                "create table t (a int, b int generated always as (a + 1) virtual, c int generated always as (a + 2) virtual); insert into t values (1); create publication p for table t",
                "create table t (a int, b int not null default 7, c int); create publication p for table t");
        assertThat(database.rows("select a, b, c from t")).containsExactly(List.of("1", "2", "3"));
    }
}
