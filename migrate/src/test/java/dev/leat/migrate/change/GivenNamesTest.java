package dev.leat.migrate.change;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.catalog.GivenName;
import dev.leat.migrate.catalog.Source;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.plan.StepsOnDatabase;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Names that Postgres gives by itself are those of a database that was built afresh.
@PostgresTest
class GivenNamesTest {
    private static SchemaChange.Found found(TestDatabase from, TestDatabase to, String... renames) {
        return SchemaChange.compare(
                new Source.Live(from.url()),
                new Source.Live(to.url()),
                new Answers(List.of(renames), Set.of(), true),
                PlanOptions.safe(),
                null);
    }

    private static List<GivenName> names(TestDatabase database) throws SQLException {
        return CatalogReader.read(database.url(), CatalogScope.all()).names().stream()
                .filter(each -> each.sort() != GivenName.Sort.COLUMNS_OF_INDEX)
                .toList();
    }

    private static List<String> applied(TestDatabase from, TestDatabase to, String... renames)
            throws SQLException {
        List<Step> steps = found(from, to, renames).plan().orThrow();
        try (Connection connection = from.url().connect()) {
            StepsOnDatabase.run(connection, steps);
        }
        assertThat(found(from, to).plan().steps()).as("second diff").isEmpty();
        assertThat(names(from)).as(steps.toString()).containsExactlyElementsOf(names(to));
        return steps.stream().map(Step::sql).toList();
    }

    @Test
    void forbiddenNullsAreNamedAfterTheirTableAndColumn(TestDatabase from, TestDatabase to)
            throws SQLException {
        from.execute("create table t (id serial primary key, a int not null, b int)");
        to.execute("create table u (id serial primary key, c int not null, b int not null)");
        assertThat(applied(from, to, "public.t->public.u", "public.u.a->public.u.c"))
                .contains(
                        "ALTER TABLE \"u\" RENAME CONSTRAINT \"t_id_not_null\" TO \"u_id_not_null\"",
                        "ALTER TABLE \"u\" RENAME CONSTRAINT \"t_a_not_null\" TO \"u_c_not_null\"");
    }

    @Test
    void theNamesOfTwoColumnsThatSwapDoNotMeet(TestDatabase from, TestDatabase to)
            throws SQLException {
        from.execute("create table t (a int not null, b text not null)");
        to.execute("create table t (b int not null, a text not null)");
        applied(from, to, "public.t.a->public.t.b", "public.t.b->public.t.a");
    }

    @Test
    void aNewTableGetsTheNameThatARenamedOneLeaves(TestDatabase from, TestDatabase to)
            throws SQLException {
        from.execute("create table t (a int not null)");
        to.execute("create table u (a int not null)", "create table t (a int not null)");
        applied(from, to, "public.t->public.u");
    }

    @Test
    void aChosenNameIsGiven(TestDatabase from, TestDatabase to) throws SQLException {
        from.execute(
                "create table t (a int constraint one not null, b int, c int)",
                "alter table t add constraint later not null c not valid");
        to.execute(
                "create table t (a int constraint two not null, b int constraint three not null, c int constraint later not null)",
                "create table u (a int constraint four not null)");
        applied(from, to, "public.t.one->public.t.two");
    }

    @Test
    void sharesOfAnIndexAreNamedAfterTheirPartition(TestDatabase from, TestDatabase to)
            throws SQLException {
        from.execute(
                "create table m (k int primary key, v text) partition by range (k)",
                "create index on m (v)",
                "create table m1 partition of m for values from (0) to (10)",
                "create table m2 (k int constraint mine primary key, w text)",
                "create index q on m2 (w)");
        to.execute(
                "create table n (k int primary key, w text) partition by range (k)",
                "create index on n (w)",
                "create table n1 partition of n for values from (0) to (10)",
                "create table m1 partition of n for values from (20) to (30)",
                "create table m2 partition of n for values from (10) to (20)");
        assertThat(
                        applied(
                                from,
                                to,
                                "public.m->public.n",
                                "public.m1->public.n1",
                                "public.n.v->public.n.w",
                                "public.m1.v->public.n1.w"))
                .contains(
                        "ALTER INDEX IF EXISTS \"m1_v_idx\" RENAME TO \"n1_w_idx\"",
                        "ALTER INDEX IF EXISTS \"m1_pkey\" RENAME TO \"n1_pkey\"",
                        "ALTER INDEX IF EXISTS \"q\" RENAME TO \"m2_w_idx\"");
    }

    @Test
    void partitionsThatSwapSwapTheNamesOfTheirIndexes(TestDatabase from, TestDatabase to)
            throws SQLException {
        for (TestDatabase each : List.of(from, to)) {
            String one = each == from ? "m1" : "m2";
            String other = each == from ? "m2" : "m1";
            each.execute(
                    "create table m (k int primary key) partition by range (k)",
                    "create table %s partition of m for values from (0) to (10)".formatted(one),
                    "create table %s partition of m for values from (10) to (20)".formatted(other));
        }
        applied(from, to, "public.m1->public.m2", "public.m2->public.m1");
    }
}
