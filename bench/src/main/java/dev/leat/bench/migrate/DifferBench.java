package dev.leat.bench.migrate;

import dev.leat.migrate.diff.Differ;
import dev.leat.migrate.diff.Difference;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.plan.PlanOptions;
import dev.leat.migrate.plan.Planner;
import dev.leat.migrate.snapshot.Renames;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Supplier;

/// Compares two schemas of many tables: `DifferBench tables=1000 columns=20 rounds=15`.
///
/// Each table has a primary key, an index and, but for the first, a foreign key to the table before
/// it. In the successor every tenth table has one column more and one whose type has changed.
public final class DifferBench {
    private static final String[] TYPES = {
        "text", "integer", "bigint", "uuid", "jsonb", "timestamp with time zone", "numeric(12,2)"
    };

    private final int tables;
    private final int columns;
    private final int rounds;

    private DifferBench(int tables, int columns, int rounds) {
        this.tables = tables;
        this.columns = columns;
        this.rounds = rounds;
    }

    /// Prints the figures as a Markdown table.
    public static void main(String[] args) {
        new DifferBench(
                        setting(args, "tables", 1000),
                        setting(args, "columns", 20),
                        setting(args, "rounds", 15))
                .run();
    }

    private static int setting(String[] args, String name, int usual) {
        return Arrays.stream(args)
                .filter(each -> each.startsWith(name + "="))
                .mapToInt(each -> Integer.parseInt(each.substring(name.length() + 1)))
                .findFirst()
                .orElse(usual);
    }

    private void run() {
        System.out.printf("%d tables of %d columns, %d rounds; ms%n%n", tables, columns, rounds);
        System.out.println("| work | first | median | least–greatest |\n|---|--:|--:|--:|");
        measure("compare with an equal schema", () -> compare(schema(false), schema(false)), 0);
        measure(
                "compare with a successor",
                () -> compare(schema(false), schema(true)),
                changedTables() * 2);
        measure(
                "compare with a successor and plan the statements",
                () ->
                        Planner.plan(compare(schema(false), schema(true)), PlanOptions.safe())
                                        .steps()
                                        .isEmpty()
                                ? 0
                                : 1,
                1);
    }

    private int changedTables() {
        return (tables + 9) / 10;
    }

    private static Difference compare(List<Entity> before, List<Entity> after) {
        return Differ.compare(before, after, Renames.none());
    }

    /// @param expected the number of changes, or of what else the work gives: a benchmark of
    ///   something wrong is worth nothing
    private void measure(String name, Supplier<Object> work, int expected) {
        double[] millis = new double[rounds];
        for (int i = 0; i < rounds; i++) {
            long start = System.nanoTime();
            Object result = work.get();
            millis[i] = (System.nanoTime() - start) / 1e6;
            int found =
                    result instanceof Difference difference
                            ? difference.changes().size()
                            : (Integer) result;
            if (found != expected) {
                throw new IllegalStateException(
                        "%s gave %d instead of %d".formatted(name, found, expected));
            }
        }
        double first = millis[0];
        Arrays.sort(millis);
        System.out.printf(
                "| %s | %.0f | %.0f | %.0f–%.0f |%n",
                name, first, millis[rounds / 2], millis[0], millis[rounds - 1]);
    }

    private List<Entity> schema(boolean successor) {
        List<Entity> entities = new ArrayList<>();
        for (int i = 0; i < tables; i++) {
            addTable(entities, i, successor && i % 10 == 0);
        }
        return entities;
    }

    private void addTable(List<Entity> entities, int number, boolean changed) {
        TableName table = new TableName("public", "table_" + number);
        entities.add(new TableEntity(table));
        for (int i = 0; i < columns; i++) {
            String type = i == 5 && changed ? "character varying(40)" : TYPES[i % TYPES.length];
            entities.add(
                    column(table, "column_" + i, i == 0 ? "bigint" : i == 1 ? "bigint" : type));
        }
        if (changed) {
            entities.add(column(table, "column_new", "text"));
        }
        entities.add(new PrimaryKeyEntity(table, table.name() + "_pkey", List.of("column_0")));
        entities.add(
                new IndexEntity(
                        table,
                        table.name() + "_idx",
                        false,
                        "btree",
                        List.of(
                                new IndexEntity.Part("column_2", false, null),
                                new IndexEntity.Part("column_3", true, null)),
                        null));
        if (number > 0) {
            entities.add(
                    new ForeignKeyEntity(
                            table,
                            table.name() + "_fkey",
                            List.of("column_1"),
                            new TableName("public", "table_" + (number - 1)),
                            List.of("column_0"),
                            "CASCADE",
                            "NO ACTION"));
        }
    }

    private static ColumnEntity column(TableName table, String name, String type) {
        return new ColumnEntity(table, name, type, null, true, null, null);
    }
}
