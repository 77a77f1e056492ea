package dev.leat.migrate.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.plan.Plan;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.plan.StepsOnDatabase;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.schema.Identifier;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.Test;

/// Schemas with objects of every kind become each other, with rows in them.
///
/// `-Dleat.seed=N` repeats one pair; `-Dleat.random.pairs=N` runs more or fewer.
@PostgresTest
class AllKindsPairsTest {
    private static final int ROWS = 3;

    @Test
    void aMigratedDatabaseIsLikeAFreshOneAndKeepsItsRows(TestDatabase migrated, TestDatabase fresh)
            throws SQLException {
        String fixed = System.getProperty("leat.seed");
        int pairs = fixed == null ? Integer.getInteger("leat.random.pairs", 60) : 1;
        long seed = fixed == null ? System.nanoTime() : Long.parseLong(fixed);
        List<String> failures = new ArrayList<>();
        try (Connection one = migrated.connection();
                Connection other = fresh.connection()) {
            role(one);
            try {
                for (int i = 0; i < pairs && failures.size() < 5; i++) {
                    try {
                        pair(seed + i, one, other);
                    } catch (SQLException | AssertionError | RuntimeException e) {
                        failures.add("\n=== seed " + (seed + i) + ": " + e);
                    }
                }
            } finally {
                clear(one);
                clear(other);
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
        clear(migrated);
        clear(fresh);
        build(migrated, pair.before);
        build(fresh, pair.after);
        fill(migrated, pair.before);
        Catalog before = CatalogReader.read(migrated, CatalogScope.all());
        Catalog after = CatalogReader.read(fresh, CatalogScope.all());
        Map<String, String> values = new LinkedHashMap<>();
        for (String table : AllKindsSchema.TABLES) {
            if (pair.before.has(table) && pair.after.has(table)) {
                values.put(table, values(migrated, pair.before, table));
            }
        }

        PlanOptions options =
                (random.nextBoolean() ? PlanOptions.safe() : PlanOptions.simple())
                        .allowingEverything()
                        .onServer(random.nextBoolean() ? 18 : 15);
        Plan plan = Planner.plan(before.entities(), after.entities(), pair.renames, options);
        String what =
                "\nfrom:\n"
                        + text(pair.before.sql)
                        + "\nto:\n"
                        + text(pair.after.sql)
                        + "\nrenames: "
                        + pair.renames
                        + "\nsteps:\n"
                        + text(plan.steps().stream().map(Step::sql).toList());
        try {
            StepsOnDatabase.run(migrated, plan.steps());
        } catch (SQLException e) {
            throw new SQLException(e.getMessage() + what, e);
        }

        Catalog found = CatalogReader.read(migrated, CatalogScope.all());
        assertThat(new HashSet<>(found.entities()))
                .as(what)
                .isEqualTo(new HashSet<>(after.entities()));
        assertThat(found.others()).as(what).isEqualTo(after.others());
        assertThat(Differ.diff(found.entities(), after.entities(), Renames.none())).isEmpty();
        values.forEach((table, value) -> {
            try {
                assertThat(values(migrated, pair.after, table)).as(what).isEqualTo(value);
            } catch (SQLException e) {
                throw new AssertionError(what, e);
            }
        });
    }

    private static String text(List<String> statements) {
        return String.join(";\n", statements) + ";";
    }

    private static void build(Connection connection, AllKindsSchema schema) throws SQLException {
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

    private static void fill(Connection connection, AllKindsSchema schema) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : AllKindsSchema.TABLES) {
                for (int row = 1; schema.has(table) && row <= ROWS; row++) {
                    List<String> names = new ArrayList<>();
                    List<String> values = new ArrayList<>();
                    for (Map.Entry<String, String> column : schema.types.get(table).entrySet()) {
                        names.add(Identifier.quote(schema.column(table, column.getKey())));
                        values.add(value(column.getKey(), column.getValue(), row));
                    }
                    statement.execute(
                            "insert into %s (%s) overriding system value values (%s)"
                                    .formatted(
                                            schema.table(table, true),
                                            String.join(", ", names),
                                            String.join(", ", values)));
                }
            }
            if (schema.has("parted")) {
                statement.execute("insert into parted values (1, 'one')");
            }
            statement.execute("reset session_replication_role");
        }
    }

    private static String value(String column, String type, int row) {
        String text =
                switch (column) {
                    case "id", "n", "ref" -> Integer.toString(row);
                    case "m" -> "ok";
                    case "c" -> "(street," + row + ")";
                    case "r" -> "[1," + (row + 1) + ")";
                    case "ts" -> "2020-01-0" + row;
                    case "extra" -> "00000000-0000-0000-0000-00000000000" + row;
                    default -> column + row;
                };
        if (type.startsWith("addr[]")) {
            return "array['" + text + "'::addr]";
        }
        return type.contains("[]") ? "'{" + text + "}'" : "'" + text + "'";
    }

    /// Keys and texts read the same whatever their types are.
    private static String values(Connection connection, AllKindsSchema schema, String table)
            throws SQLException {
        String query =
                "select string_agg(%s::text || ' ' || %s::text, ',' order by %1$s::text) from %s"
                        .formatted(
                                Identifier.quote(schema.column(table, "id")),
                                Identifier.quote(schema.column(table, "a")),
                                schema.table(table, true));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }

    private static void clear(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("drop publication if exists pub");
            statement.execute("drop schema public cascade");
            statement.execute("drop schema if exists \"s t\" cascade");
            statement.execute("create schema public");
        }
    }
}
