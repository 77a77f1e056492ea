package dev.leat.migrate.plan;

import dev.leat.migrate.diff.Change;
import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.plan.Step.Risk;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;

/// The steps that turn one form of a column into another.
final class ColumnSteps {
    private ColumnSteps() {}

    static Step add(ColumnEntity column) {
        String sql =
                "ALTER TABLE "
                        + Ddl.name(column.table())
                        + " ADD COLUMN "
                        + Ddl.columnDefinition(column);
        if (column.nullable() || column.defaultSql() != null) {
            return Step.safe(sql);
        }
        if (column.identity() != null) {
            return new Step(sql, Risk.SLOW, "numbers every row and rewrites the table");
        }
        return new Step(
                sql,
                Risk.MAY_FAIL,
                "fails if the table has rows: the column is NOT NULL and has no default. Give it one, or add it nullable, fill it, and make it NOT NULL in a second migration");
    }

    /// @param newEnum whether the column's type is an enum of the same name made anew
    static List<Step> alter(
            ColumnEntity before, ColumnEntity after, boolean newEnum, List<Change> changes) {
        List<Step> steps = new ArrayList<>();
        boolean sameType = before.type().equals(after.type());
        boolean retyped = !sameType || newEnum;
        if (before.identity() != null && after.identity() == null) {
            steps.add(Step.safe(Ddl.alterColumn(after, "DROP IDENTITY")));
        }
        if (before.defaultSql() != null && (retyped || after.defaultSql() == null)) {
            steps.add(Step.safe(Ddl.alterColumn(after, "DROP DEFAULT")));
        }
        if (retyped) {
            steps.add(sameType ? EnumSteps.convert(after, changes) : retype(before, after));
        }
        if (after.defaultSql() != null
                && (retyped || !after.defaultSql().equals(before.defaultSql()))) {
            steps.add(Step.safe(Ddl.alterColumn(after, "SET DEFAULT " + after.defaultSql())));
        }
        if (before.nullable() && !after.nullable()) {
            steps.add(
                    new Step(
                            Ddl.alterColumn(after, "SET NOT NULL"),
                            Risk.MAY_FAIL,
                            "fails if a row has null there; count them: SELECT count(*) FROM "
                                    + Ddl.name(after.table())
                                    + " WHERE "
                                    + Identifier.quote(after.name())
                                    + " IS NULL"));
        } else if (!before.nullable() && after.nullable()) {
            steps.add(Step.safe(Ddl.alterColumn(after, "DROP NOT NULL")));
        }
        if (after.identity() != null && before.identity() == null) {
            steps.add(Step.safe(Ddl.alterColumn(after, "ADD " + after.identity())));
            steps.add(Step.safe(continueNumbering(after)));
        } else if (after.identity() != null && !after.identity().equals(before.identity())) {
            // The sequence stays, with the number it has come to.
            String mode = after.identity().replace(" AS IDENTITY", "");
            steps.add(Step.safe(Ddl.alterColumn(after, "SET " + mode)));
        }
        return steps;
    }

    private static Step retype(ColumnEntity before, ColumnEntity after) {
        TypeChange change = TypeChange.of(before.type(), after.type());
        String using =
                change.using() == null
                        ? ""
                        : " USING " + change.using().replace("%s", Identifier.quote(after.name()));
        return new Step(
                Ddl.alterColumn(after, "TYPE " + after.type() + using),
                change.risk(),
                change.note(before.type(), after.type()));
    }

    /// A new sequence starts behind the numbers that exist, and never below 1.
    private static String continueNumbering(ColumnEntity column) {
        String quoted = Identifier.quote(column.name());
        return "SELECT setval(pg_get_serial_sequence("
                + SqlLiteral.quote(Ddl.name(column.table()))
                + ", "
                + SqlLiteral.quote(column.name())
                + "), greatest(max("
                + quoted
                + "), 1), coalesce(max("
                + quoted
                + "), 0) >= 1) FROM "
                + Ddl.name(column.table());
    }
}
