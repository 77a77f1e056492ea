package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.sql.render.StatementWriter;
import org.jspecify.annotations.Nullable;

/// Columns of the versions that a row has during a write, for static import.
public final class RowVersions {
    private RowVersions() {}

    /// {@return the column of the row that was to be inserted, in a conflict's `doUpdate`}
    public static <T extends @Nullable Object> Expression<T> excluded(Column<T> column) {
        return Formula.like(
                column, column.isNullable(), out -> out.sql("excluded.").name(column.name()));
    }

    /// {@return the column as it was before the write, in RETURNING; null for a row that was
    /// inserted. Needs Postgres 18}
    public static <T extends @Nullable Object> Expression<@Nullable T> old(Column<T> column) {
        return version("old", column);
    }

    /// {@return the column as it is after the write, in RETURNING; null for a row that was deleted.
    /// Needs Postgres 18}
    public static <T extends @Nullable Object> Expression<@Nullable T> current(Column<T> column) {
        return version("new", column);
    }

    /// {@return what a merge did with the row that comes back: `INSERT`, `UPDATE` or `DELETE`.
    /// Needs Postgres 17}
    public static Expression<String> mergeAction() {
        return Formula.of(
                DataType.TEXT,
                false,
                out -> {
                    if (out instanceof StatementWriter statement) {
                        statement.require(17, "merge_action()");
                    }
                    out.sql("merge_action()");
                });
    }

    private static <T extends @Nullable Object> Expression<@Nullable T> version(
            String name, Column<?> column) {
        return Formula.like(
                column,
                true,
                out -> {
                    if (out instanceof StatementWriter statement) {
                        statement.require(18, "RETURNING of " + name + " values");
                    }
                    out.sql(name + ".").name(column.name());
                });
    }
}
