package dev.leat.migrate.random;

import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.migrate.catalog.Catalog;
import dev.leat.migrate.catalog.CatalogReader;
import dev.leat.migrate.catalog.CatalogScope;
import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.plan.Step;
import dev.leat.migrate.plan.StepsOnDatabase;
import dev.leat.migrate.random.ModelTable.ModelColumn;
import dev.leat.migrate.snapshot.Renames;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
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

/// Any schema can become any other that its rows can survive.
///
/// `-Dleat.seed=N` repeats one pair; [RandomSize] says how many there are, and how to run them at
/// night.
@PostgresTest
class SchemaPairsTest {
    private static final int ROWS = 4;

    @Test
    void aMigratedDatabaseIsLikeAFreshOneAndKeepsItsRows(TestDatabase migrated, TestDatabase fresh)
            throws SQLException {
        String fixed = System.getProperty("leat.seed");
        int pairs = RandomSize.pairs(fixed);
        long seed = fixed == null ? System.nanoTime() : Long.parseLong(fixed);
        try (Connection one = migrated.connection();
                Connection other = fresh.connection()) {
            for (int i = 0; i < pairs; i++) {
                pair(seed + i, one, other);
            }
        }
    }

    private static void pair(long seed, Connection migrated, Connection fresh) throws SQLException {
        Random random = new Random(seed);
        random.nextInt();
        RandomSchema first = RandomSchema.first(random);
        RandomChange change = new RandomChange(first, random);
        List<Entity> before = first.entities();
        List<Entity> after = change.after.entities();
        String what = "seed " + seed + " (repeat with -Dleat.seed=" + seed + ")";

        clear(migrated);
        clear(fresh);
        run(migrated, steps(List.of(), before, Renames.none()), what + ", first schema");
        run(fresh, steps(List.of(), after, Renames.none()), what + ", second schema");
        fill(migrated, first, change);
        Map<String, String> values = new LinkedHashMap<>();
        for (ModelTable table : first.tables) {
            for (ModelColumn column : table.columns) {
                ModelColumn next = change.next(column);
                if (change.next(table) != null && next != null && keepsText(column, next)) {
                    values.put(table.name + "." + column.name, values(migrated, table, column));
                }
            }
        }

        List<Step> steps = steps(before, after, change.renames());
        run(migrated, steps, what + "\n" + text(steps));

        Catalog found = CatalogReader.read(migrated, CatalogScope.all());
        Catalog wanted = CatalogReader.read(fresh, CatalogScope.all());
        assertThat(new HashSet<>(found.entities()))
                .as("%s\n%s", what, text(steps))
                .isEqualTo(new HashSet<>(wanted.entities()));
        assertThat(found.others()).as(what).isEqualTo(wanted.others());
        assertThat(Differ.diff(found.entities(), wanted.entities(), Renames.none())).isEmpty();
        assertThat(Differ.diff(after, after, change.renames().minus(change.renames())))
                .as(what)
                .isEmpty();
        for (ModelTable table : first.tables) {
            for (ModelColumn column : table.columns) {
                String value = values.get(table.name + "." + column.name);
                if (value != null) {
                    assertThat(values(migrated, change.next(table), change.next(column)))
                            .as("%s: %s.%s\n%s", what, table.name, column.name, text(steps))
                            .isEqualTo(value);
                }
            }
        }
    }

    /// Whether the values read the same after the change.
    private static boolean keepsText(ModelColumn then, ModelColumn now) {
        return then.type.sql().equals(now.type.sql())
                || then.type.isInteger() && (now.type.isInteger() || isText(now))
                || isText(then) && isText(now)
                || then.type.of() != null && now.type.base().equals("text");
    }

    private static boolean isText(ModelColumn column) {
        return !column.type.array() && ModelType.TEXTS.contains(column.type.base());
    }

    private static List<Step> steps(List<Entity> before, List<Entity> after, Renames renames) {
        return Planner.plan(before, after, renames, PlanOptions.simple().allowingEverything())
                .orThrow();
    }

    private static String text(List<Step> steps) {
        StringBuilder text = new StringBuilder();
        steps.forEach(step -> text.append(step.sql()).append(";\n"));
        return text.toString();
    }

    private static void clear(Connection connection) throws SQLException {
        List<String> statements = new ArrayList<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("select pubname from pg_publication")) {
            while (rows.next()) {
                statements.add("drop publication " + Identifier.quote(rows.getString(1)));
            }
        }
        statements.add("drop schema public cascade");
        statements.add("drop schema if exists \"s t\" cascade");
        statements.add("create schema public");
        try (Statement statement = connection.createStatement()) {
            for (String each : statements) {
                statement.execute(each);
            }
        }
    }

    private static void run(Connection connection, List<Step> steps, String what)
            throws SQLException {
        try {
            StepsOnDatabase.run(connection, steps);
        } catch (SQLException e) {
            throw new AssertionError(e.getMessage() + "\n" + what, e);
        }
    }

    private static void fill(Connection connection, RandomSchema schema, RandomChange change)
            throws SQLException {
        try (Statement statement = connection.createStatement()) {
            // References hold, but not while their targets are still to come.
            statement.execute("set session_replication_role = replica");
            for (ModelTable table : schema.tables) {
                for (int i = 1; i <= ROWS; i++) {
                    statement.execute(insert(schema, table, change, i));
                }
            }
            statement.execute("reset session_replication_role");
        }
    }

    private static String insert(
            RandomSchema schema, ModelTable table, RandomChange change, int row) {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (int i = 0; i < table.columns.size(); i++) {
            ModelColumn column = table.columns.get(i);
            ModelColumn next = change.next(column);
            boolean mayBeNull =
                    column.nullable
                            && (next == null || next.nullable)
                            && !table.isKeyed(column)
                            && (next == null || !change.next(table).isKeyed(next));
            boolean related =
                    isRelated(schema, column) || next != null && isRelated(change.after, next);
            names.add(Identifier.quote(column.name));
            List<String> labels =
                    column.type.of() == null ? List.of() : change.labels(column.type.of());
            values.add(
                    mayBeNull && row == 2
                            ? "null"
                            : labels.isEmpty() && column.type.of() != null
                                    ? "null"
                                    : SqlLiteral.quote(
                                                    column.type.text(
                                                            related ? row : row + 10 * i, labels))
                                            + "::"
                                            + column.type.sql());
        }
        return "insert into "
                + Identifier.qualified(table.name.schema(), table.name.name())
                + " ("
                + String.join(", ", names)
                + ") overriding system value values ("
                + String.join(", ", values)
                + ")";
    }

    private static boolean isRelated(RandomSchema schema, ModelColumn column) {
        return schema.tables.stream()
                .flatMap(table -> table.references.stream())
                .anyMatch(reference ->
                        reference.columns().contains(column)
                                || reference.targetColumns().contains(column));
    }

    private static String values(Connection connection, ModelTable table, ModelColumn column)
            throws SQLException {
        String quoted = Identifier.quote(column.name) + "::text";
        String query =
                "select array_agg(%s order by %s)::text from %s"
                        .formatted(
                                quoted,
                                quoted,
                                Identifier.qualified(table.name.schema(), table.name.name()));
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
