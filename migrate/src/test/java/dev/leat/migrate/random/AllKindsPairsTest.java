package dev.leat.migrate.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.plan.StepsOnDatabase;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.Test;

/// Schemas with objects of every kind become each other, with rows in them.
///
/// `-Dleat.seed=N` repeats one pair; [RandomSize] says how many there are, and how to run them at
/// night.
@PostgresTest
class AllKindsPairsTest {
    @Test
    void aMigratedDatabaseIsLikeAFreshOneAndKeepsItsRows(TestDatabase migrated, TestDatabase fresh)
            throws SQLException {
        String fixed = System.getProperty("leat.seed");
        int pairs = RandomSize.pairs(fixed);
        long seed = fixed == null ? System.nanoTime() : Long.parseLong(fixed);
        List<String> failures = new ArrayList<>();
        try (Connection one = migrated.connection();
                Connection other = fresh.connection()) {
            role(one);
            try {
                for (int i = 0; i < pairs && failures.size() < 10; i++) {
                    try {
                        pair(seed + i, one, other);
                    } catch (SQLException | AssertionError | RuntimeException e) {
                        failures.add("\n=== seed " + (seed + i) + ": " + e);
                    }
                }
            } finally {
                finish(one);
                finish(other);
            }
        }
        assertThat(failures).as("repeat one with -Dleat.seed=…").isEmpty();
    }

    private static void role(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(
                    "do $$ begin if not exists (select from pg_roles where rolname = 'leat_random') then create role leat_random; end if; end $$");
        }
    }

    private static void pair(long seed, Connection migrated, Connection fresh) throws SQLException {
        Random random = new Random(seed);
        random.nextInt();
        AllKindsPair pair = new AllKindsPair(random);
        AllKindsRows rows = new AllKindsRows(pair);
        build(migrated, pair.before);
        rows.fill(migrated);
        migrated.commit();
        migrated.setAutoCommit(true);
        build(fresh, pair.after);
        fresh.commit();
        fresh.setAutoCommit(true);
        Catalog before = CatalogReader.read(migrated, CatalogScope.all());
        Catalog after = CatalogReader.read(fresh, CatalogScope.all());

        PlanOptions options =
                (random.nextBoolean() ? PlanOptions.safe() : PlanOptions.simple())
                        .onServer(random.nextBoolean() ? 18 : 15);
        Plan plan =
                Planner.plan(
                        before.entities(),
                        after.entities(),
                        pair.renames,
                        options.allowingEverything());
        String what =
                "\nfrom:\n"
                        + text(pair.before.sql)
                        + "\nto:\n"
                        + text(pair.after.sql)
                        + "\nrenames: "
                        + pair.renames
                        + "\nsteps:\n"
                        + text(plan.steps().stream().map(Step::sql).toList());
        Set<String> lost = new HashSet<>();
        for (Plan.Problem each :
                Planner.plan(before.entities(), after.entities(), pair.renames, options)
                        .problems()) {
            lost.add(each.path());
        }
        List<AllKindsRows.Kept> kept = rows.kept(migrated, lost);
        try {
            StepsOnDatabase.run(migrated, plan.steps());
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + what, e);
        }

        Catalog found = CatalogReader.read(migrated, CatalogScope.all());
        assertThat(without(found.entities(), after.entities())).as("is there %s", what).isEmpty();
        assertThat(without(after.entities(), found.entities())).as("is missing %s", what).isEmpty();
        assertThat(found.others()).as(what).isEqualTo(after.others());
        assertThat(Differ.diff(found.entities(), after.entities(), Renames.none())).isEmpty();
        for (AllKindsRows.Kept each : kept) {
            assertThat(AllKindsRows.values(migrated, each.now()))
                    .as("%s %s", each, what)
                    .isEqualTo(each.values());
        }
    }

    private static List<Entity> without(List<Entity> all, List<Entity> others) {
        Set<Entity> known = new HashSet<>(others);
        return all.stream().filter(each -> !known.contains(each)).toList();
    }

    private static String text(List<String> statements) {
        return String.join(";\n", statements) + ";";
    }

    /// In one transaction, which is left open: many small ones take many times as long.
    private static void build(Connection connection, AllKindsSchema schema) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
        }
        connection.setAutoCommit(false);
        clear(connection);
        try (Statement statement = connection.createStatement()) {
            for (String each : schema.sql) {
                try {
                    statement.execute(each);
                } catch (SQLException e) {
                    throw new SQLException(e.getMessage() + "\nin: " + each, e);
                }
            }
        }
    }

    private static void finish(Connection connection) throws SQLException {
        if (!connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
        clear(connection);
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop publication if exists pub, \"pub then\", everything");
            statement.execute("drop schema public cascade");
            statement.execute("drop schema if exists \"s t\", \"s t then\" cascade");
            statement.execute("create schema public");
        }
    }
}
