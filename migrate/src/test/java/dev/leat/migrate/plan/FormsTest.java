package dev.leat.migrate.plan;

import static dev.leat.migrate.plan.SchemaChange.change;
import static dev.leat.migrate.plan.SchemaChange.read;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.Test;

/// Changes take the form that lets others go on, and say what they cost.
@PostgresTest
class FormsTest {
    @Test
    void whatEveryRowMustComputeIsNoSafeStep(TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create domain pos as int check (value > 0); create table t (a int); insert into t values (1), (2)",
                        "create domain pos as int check (value > 0); create table t (a int, now timestamptz default now(), id uuid default gen_random_uuid(), s bigserial, p pos default 4)");
        assertThat(steps)
                .filteredOn(step -> step.sql().contains("ADD COLUMN"))
                .extracting(Step::risk)
                .containsExactly(
                        Step.Risk.SAFE, Step.Risk.SLOW, Step.Risk.SLOW, Step.Risk.MAY_FAIL);
    }

    @Test
    void aChangedIndexIsBuiltBeforeTheOldOneGoes(TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create table t (a int, b int); create index i on t (a); comment on index i is 'fast'; create index j on t (b); create materialized view m as select a from t; create index k on m (a); insert into t values (1, 2)",
                        "create table t (a int, b bigint); create index i on t (a, b); comment on index i is 'fast'; create index j on t (b) where b > 0; create materialized view m as select a from t; create index k on m (a desc)");
        assertThat(steps)
                .extracting(Step::sql)
                .containsSubsequence(
                        "CREATE INDEX CONCURRENTLY \"leat_next_i\" ON \"t\" (\"a\", \"b\")",
                        "DROP INDEX \"i\"",
                        "ALTER INDEX \"leat_next_i\" RENAME TO \"i\"")
                .contains("DROP INDEX \"j\"")
                .doesNotContain("ALTER INDEX \"leat_next_j\" RENAME TO \"j\"")
                .contains("ALTER INDEX \"leat_next_k\" RENAME TO \"k\"");
    }

    @Test
    void aUniqueIndexThatAKeyAndTheReplicaIdentityNeedIsSwapped(TestDatabase database)
            throws SQLException {
        change(
                database,
                "create table t (a int not null, b int); create unique index i on t (a); alter table t replica identity using index i; create table r (a int references t (a)); insert into t values (1, 2); insert into r values (1)",
                "create table t (a int not null, b int); create unique index i on t (a) include (b); create unique index i2 on t (a); alter table t replica identity using index i; create table r (a int references t (a))");
    }

    @Test
    void aViewThatGetsMoreColumnsIsReplacedUnderWhatStandsOnIt(TestDatabase database)
            throws SQLException {
        List<Step> steps =
                change(
                        database,
                        """
                        create table t (a int, b text); create table u (a int, c text);
                        create view v as select t.a, t.b from t where t.a > 0;
                        create view w as select v.a from v;
                        create view x as select a::text as a from t;
                        grant select on v to public
                        """,
                        """
                        create table t (a int, b text); create table u (a int, c text, d date);
                        create view v as select t.a, t.b, (select max(u.d) from u) as d from t where t.a > 1;
                        create view w as select v.a from v;
                        create view x as select a::bigint as a from t;
                        grant select on v to public
                        """);
        assertThat(steps)
                .extracting(Step::sql)
                .filteredOn(sql -> sql.contains("VIEW"))
                .satisfiesExactly(
                        sql -> assertThat(sql).isEqualTo("DROP VIEW \"x\""),
                        sql -> assertThat(sql).startsWith("CREATE OR REPLACE VIEW \"v\" AS"),
                        sql -> assertThat(sql).startsWith("CREATE VIEW \"x\" AS"));
    }

    @Test
    void aShorterTypeNeverCutsAValue(TestDatabase database) throws SQLException {
        database.execute(
                "create table t (x varchar(256))", "insert into t values ('0123456789abc')");
        List<Entity> before = read(database);
        try (TestDatabase fresh = TestDatabase.create()) {
            fresh.execute("create table t (x varchar(10))");
            Plan plan = Planner.plan(before, read(fresh), Renames.none(), PlanOptions.safe());
            assertThat(plan.steps()).hasSize(1);
            Step step = plan.steps().getFirst();
            assertThat(step.risk()).isEqualTo(Step.Risk.MAY_FAIL);
            assertThat(step.sql()).doesNotContain("USING");
            assertThat(database.value(String.valueOf(step.count()))).isEqualTo("1");
        }
    }

    @Test
    void aNewLabelIsCommittedBeforeItIsADefault(TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create type mood as enum ('ok'); create table t (m mood); insert into t values ('ok')",
                        "create type mood as enum ('ok', 'glad'); create table t (m mood default 'glad', constraint c check (m in ('ok', 'glad')))");
        assertThat(steps.getFirst().sql()).startsWith("ALTER TYPE \"mood\" ADD VALUE 'glad'");
        assertThat(steps.getFirst().transactional()).isFalse();
    }

    @Test
    void aNewLabelDoesNotWaitForATableOfItsTypeToGo(TestDatabase database) throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create type mood as enum ('ok'); create table t (m mood); create table gone (m mood)",
                        "create type mood as enum ('ok', 'glad'); create table t (m mood); create index on t (m) where m = 'glad'");
        assertThat(steps.getFirst().sql()).startsWith("ALTER TYPE \"mood\" ADD VALUE 'glad'");
        assertThat(steps).extracting(Step::sql).contains("DROP TABLE \"gone\"");
    }

    @Test
    void anIndexOfATableInUseIsBuiltBesideTheTransactionAndAgainAfterAFailure(TestDatabase database)
            throws SQLException {
        List<Step> steps =
                change(
                        database,
                        "create table t (n int); insert into t values (1)",
                        "create table t (n int not null constraint u unique); create index i on t (n)");
        assertThat(steps)
                .filteredOn(step -> !step.transactional())
                .extracting(Step::sql)
                .contains(
                        "DROP INDEX CONCURRENTLY IF EXISTS \"i\"",
                        "CREATE INDEX CONCURRENTLY \"i\" ON \"t\" (\"n\")",
                        "CREATE UNIQUE INDEX CONCURRENTLY \"u\" ON \"t\" (\"n\")");
    }
}
