package dev.leat.migrate.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// What is set on objects, and no declaration can say, follows from one database to the other.
@PostgresTest
class SettingsTest {
    private static SchemaChange.Found compared(
            TestDatabase from, TestDatabase to, String... renames) {
        return SchemaChange.compare(
                new Source.Live(from.url()),
                new Source.Live(to.url()),
                new Answers(List.of(renames), Set.of(), true),
                PlanOptions.simple(),
                null);
    }

    /// Applies what is found and returns the statements.
    private static List<String> applied(TestDatabase from, TestDatabase to, String... renames) {
        List<String> statements =
                compared(from, to, renames).plan().orThrow().stream().map(Step::sql).toList();
        statements.forEach(from::execute);
        assertThat(compared(from, to).plan().steps()).as("second diff").isEmpty();
        return statements;
    }

    @Test
    void targetsOptionsOrderAndDefaultsOfViewsAreSet(TestDatabase from, TestDatabase to) {
        for (TestDatabase each : List.of(from, to)) {
            each.execute(
                    "create table t (a int, \"B b\" text)",
                    "create index i on t ((a + 1))",
                    "create view v as select a from t",
                    "create materialized view m as select a from t",
                    "create index mi on m (a)",
                    "create statistics s on a, \"B b\" from t",
                    "create sequence q");
        }
        to.execute(
                "alter table t alter \"B b\" set statistics 500, alter a set (n_distinct = -0.5)",
                "alter table t cluster on i",
                "alter index i alter column 1 set statistics 55",
                "alter materialized view m cluster on mi",
                "alter view v alter a set default 5",
                "alter statistics s set statistics 200",
                "alter sequence q set unlogged");
        assertThat(applied(from, to))
                .containsExactlyInAnyOrder(
                        "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"B b\" SET STATISTICS 500",
                        "ALTER TABLE \"public\".\"t\" ALTER COLUMN \"a\" SET (n_distinct=-0.5)",
                        "ALTER TABLE \"public\".\"t\" CLUSTER ON \"i\"",
                        "ALTER INDEX \"public\".\"i\" ALTER COLUMN 1 SET STATISTICS 55",
                        "ALTER MATERIALIZED VIEW \"public\".\"m\" CLUSTER ON \"mi\"",
                        "ALTER VIEW \"public\".\"v\" ALTER COLUMN \"a\" SET DEFAULT 5",
                        "ALTER STATISTICS \"public\".\"s\" SET STATISTICS 200",
                        "ALTER SEQUENCE \"public\".\"q\" SET UNLOGGED");
        to.execute(
                "alter table t alter \"B b\" set statistics -1, alter a reset (n_distinct), alter a set (n_distinct_inherited = 3)",
                "alter table t set without cluster",
                "alter materialized view m set without cluster",
                "alter index i alter column 1 set statistics -1",
                "alter view v alter a drop default",
                "alter statistics s set statistics -1",
                "alter sequence q set logged");
        assertThat(applied(from, to)).hasSize(9);
    }

    @Test
    void commentsOnConstraintsOfDomainsFollow(TestDatabase from, TestDatabase to) {
        from.execute(
                "create domain d as int constraint p check (value > 0) constraint q check (value < 9) constraint r check (value <> 5)",
                "comment on constraint p on domain d is 'old'",
                "comment on constraint q on domain d is 'gone'",
                "comment on constraint r on domain d is 'kept'");
        to.execute(
                "create domain dd as int constraint p check (value > 0) constraint qq check (value < 9) constraint r check (value <> 6) constraint s check (value <> 7)",
                "comment on constraint p on domain dd is 'it''s new'",
                "comment on constraint r on domain dd is 'kept'",
                "comment on constraint s on domain dd is 'seven'");
        assertThat(applied(from, to, "public.d->public.dd"))
                .contains(
                        "ALTER DOMAIN \"dd\" RENAME CONSTRAINT \"q\" TO \"qq\"",
                        "COMMENT ON CONSTRAINT \"p\" ON DOMAIN \"public\".\"dd\" IS 'it''s new'",
                        "COMMENT ON CONSTRAINT \"qq\" ON DOMAIN \"public\".\"dd\" IS NULL",
                        "COMMENT ON CONSTRAINT \"r\" ON DOMAIN \"public\".\"dd\" IS 'kept'",
                        "COMMENT ON CONSTRAINT \"s\" ON DOMAIN \"public\".\"dd\" IS 'seven'");
    }

    @Test
    void whatIsMadeAnewIsSetAgain(TestDatabase from, TestDatabase to) {
        for (TestDatabase each : List.of(from, to)) {
            String type = each == from ? "int" : "bigint";
            each.execute(
                    "create table t (a %s, b int)".formatted(type),
                    "create index i on t ((a + 1)%s)".formatted(each == from ? "" : ", b"),
                    "create view v as select a from t",
                    "alter table t alter a set statistics 500",
                    "alter table t cluster on i",
                    "alter index i alter column 1 set statistics 55",
                    "alter view v alter a set default 5");
        }
        assertThat(applied(from, to))
                .contains(
                        "ALTER TABLE \"public\".\"t\" CLUSTER ON \"i\"",
                        "ALTER VIEW \"public\".\"v\" ALTER COLUMN \"a\" SET DEFAULT 5");
    }

    /// On a table that is in use a changed index is built under another name first.
    @Test
    void whatIsMadeAnewBesideTheOldIsSetAgain(TestDatabase from, TestDatabase to) {
        for (TestDatabase each : List.of(from, to)) {
            each.execute(
                    "create table t (a int, b int)",
                    "create index i on t (a%s)".formatted(each == from ? "" : ", b"),
                    "alter table t cluster on i");
        }
        List<Step> steps =
                SchemaChange.compare(
                                new Source.Live(from.url()),
                                new Source.Live(to.url()),
                                Answers.NONE,
                                PlanOptions.safe(),
                                null)
                        .plan()
                        .orThrow();
        assertThat(steps.getLast().sql())
                .isEqualTo("ALTER TABLE \"public\".\"t\" CLUSTER ON \"i\"");
    }

    @Test
    void aTriggerMayBeOffOnOnePartition(TestDatabase from, TestDatabase to) {
        for (TestDatabase each : List.of(from, to)) {
            each.execute(
                    "create table m (k int) partition by range (k)",
                    "create table m1 partition of m for values from (0) to (9)",
                    "create trigger g before update on m for each row execute function suppress_redundant_updates_trigger()",
                    "create trigger h before update on m for each row execute function suppress_redundant_updates_trigger()");
        }
        to.execute("alter table m1 disable trigger g", "alter table m1 enable always trigger h");
        assertThat(applied(from, to))
                .containsExactlyInAnyOrder(
                        "ALTER TABLE \"public\".\"m1\" DISABLE TRIGGER \"g\"",
                        "ALTER TABLE \"public\".\"m1\" ENABLE ALWAYS TRIGGER \"h\"");
        to.execute("alter table m1 enable trigger g", "alter table m1 enable trigger h");
        assertThat(applied(from, to)).hasSize(2);
    }

    @Test
    void whatIsRenamedKeepsItsSettingsOrLosesThem(TestDatabase from, TestDatabase to) {
        from.execute(
                "create schema old",
                "create table old.t (a int, b int)",
                "create index i on old.t (a)",
                "alter table old.t alter a set statistics 500, alter b set statistics 300",
                "alter table old.t cluster on i");
        to.execute(
                "create schema new",
                "create table new.u (c int, d int)",
                "create index k on new.u (c)",
                "alter table new.u alter c set statistics 500",
                "alter table new.u cluster on k");
        assertThat(
                        applied(
                                from,
                                to,
                                "old->new",
                                "new.t->new.u",
                                "new.u.a->new.u.c",
                                "new.u.b->new.u.d",
                                "new.u.i->new.u.k"))
                .contains("ALTER TABLE \"new\".\"u\" ALTER COLUMN \"d\" SET STATISTICS -1")
                .noneMatch(sql -> sql.contains("DROP"));
    }

    @Test
    void whatGoesNeedsNothingTakenBack(TestDatabase from, TestDatabase to) {
        from.execute(
                "create table t (a int, b int)",
                "create index i on t (a)",
                "alter table t alter a set statistics 500",
                "alter table t cluster on i",
                "create table u (a int)",
                "alter table u alter a set statistics 500");
        to.execute("create table t (b int)");
        assertThat(applied(from, to)).noneMatch(sql -> sql.contains("STATISTICS"));
    }

    @Test
    void aPartitionHasItsOwnDefaultsAndNotNull(TestDatabase from, TestDatabase to) {
        for (TestDatabase each : List.of(from, to)) {
            each.execute("create table m (k int, v text, w int) partition by range (k)");
        }
        from.execute("create table m1 partition of m for values from (0) to (9)");
        to.execute(
                "create table m1 partition of m (v default 'own' not null, w default 3) for values from (0) to (9)",
                "create table m2 partition of m (v default 'two') for values from (9) to (19)");
        assertThat(applied(from, to))
                .contains(
                        "ALTER TABLE \"public\".\"m1\" ALTER COLUMN \"v\" SET DEFAULT 'own'::text",
                        "ALTER TABLE \"public\".\"m1\" ALTER COLUMN \"v\" SET NOT NULL");
        to.execute(
                "alter table m alter v set default 'all'",
                "alter table m1 alter v set default 'own'",
                "alter table m2 alter v set default 'two'",
                "alter table m1 alter w drop default",
                "alter table m1 alter v drop not null");
        applied(from, to);
        to.execute("alter table m rename v to x");
        applied(from, to, "public.m.v->public.m.x");
    }

    @Test
    void whatCannotBePlannedIsNamed(TestDatabase from, TestDatabase to) {
        from.execute("create text search configuration tidy (copy = simple)");
        to.execute(
                "create function absolute(point) returns float8 language sql immutable as 'select $1[0]'",
                "create cast (point as float8) with function absolute(point)");
        SchemaChange.Found found = compared(from, to);
        assertThat(found.plan().steps()).hasSize(1);
        assertThat(found.leftAlone())
                .satisfiesExactly(
                        cast ->
                                assertThat(cast)
                                        .startsWith(
                                                "cast point AS double precision is missing or different"),
                        configuration ->
                                assertThat(configuration)
                                        .isEqualTo(
                                                "text search configuration public.tidy is left as it is: Leat cannot express it."));
        assertThat(compared(from, from).leftAlone()).isEmpty();
    }
}
