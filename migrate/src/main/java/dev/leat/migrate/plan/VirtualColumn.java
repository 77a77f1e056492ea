package dev.leat.migrate.plan;

import dev.leat.migrate.ddl.Columns;
import dev.leat.migrate.ddl.Names;
import dev.leat.migrate.entity.ColumnEntity;
import java.util.ArrayList;
import java.util.List;

/// A column that was computed whenever it was read gets the values that it had then as its own.
/// Postgres can do that by itself with stored columns only.
final class VirtualColumn {
    private VirtualColumn() {}

    /// {@return the steps that make the column, which has been dropped, with its values}
    static List<Step> store(ColumnEntity before, ColumnEntity after) {
        ColumnEntity nullable =
                new ColumnEntity(
                        after.table(),
                        after.name(),
                        after.type(),
                        after.enumPath(),
                        true,
                        null,
                        null,
                        null,
                        false,
                        after.collation(),
                        after.storage(),
                        after.compression());
        List<Step> steps = new ArrayList<>();
        steps.add(
                Step.safe(
                        "ALTER TABLE "
                                + Names.of(after.table())
                                + " ADD COLUMN "
                                + Columns.definition(nullable, false)));
        // An UPDATE would run triggers, and tell subscribers of each row.
        steps.add(
                Step.slow(
                        Columns.alter(
                                after,
                                "TYPE "
                                        + after.type()
                                        + (after.collation() == null
                                                ? ""
                                                : " COLLATE " + after.collation())
                                        + " USING ("
                                        + before.generated()
                                        + ")"),
                        after.table(),
                        "rewrites the table under an exclusive lock: a value that was computed is stored"));
        Columns.storage(after).forEach(sql -> steps.add(Step.safe(sql)));
        if (after.defaultSql() != null) {
            steps.add(Step.safe(Columns.alter(after, "SET DEFAULT " + after.defaultSql())));
        }
        if (after.identity() != null) {
            steps.add(Step.safe(Columns.alter(after, "SET NOT NULL")));
            steps.add(Step.safe(Columns.alter(after, "ADD " + after.identity())));
        } else if (!after.nullable()) {
            steps.add(
                    Step.mayFail(
                            Columns.alter(after, "SET NOT NULL"),
                            after.table(),
                            "reads the table under an exclusive lock and fails if a row has null there",
                            null));
        }
        return steps;
    }
}
