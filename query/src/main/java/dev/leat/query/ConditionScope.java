package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.RowSource;
import org.jspecify.annotations.Nullable;

/// Checks that a condition speaks of the table that it is applied to.
final class ConditionScope {
    private ConditionScope() {}

    /// @param junction whose columns may be mentioned too; `null` for none
    static void check(Condition condition, RowSource<?> table, @Nullable RowSource<?> junction) {
        switch (condition) {
            case Condition.Comparison c -> check(c.column(), table, junction);
            case Condition.ColumnComparison c -> {
                check(c.left(), table, junction);
                check(c.right(), table, junction);
            }
            case Condition.In in -> check(in.column(), table, junction);
            case Condition.IsNull isNull -> check(isNull.column(), table, junction);
            case Condition.And and -> and.parts().forEach(part -> check(part, table, junction));
            case Condition.Or or -> or.parts().forEach(part -> check(part, table, junction));
            case Condition.Exists exists -> {
                if (exists.relation().source() != table) {
                    throw new IllegalArgumentException(
                            "%s is not a relation of %s".formatted(exists.relation(), table));
                }
                if (exists.where() != null) {
                    check(exists.where(), exists.relation().target(), null);
                }
            }
            case Condition.Fragment fragment -> {}
            case Condition.Predicate predicate ->
                    MentionedColumns.of(predicate.expression())
                            .forEach(column -> check(column, table, junction));
        }
    }

    private static void check(
            Column<?> column, RowSource<?> table, @Nullable RowSource<?> junction) {
        if (column.table() != table && (junction == null || column.table() != junction)) {
            throw new IllegalArgumentException(
                    "a condition on rows of %s mentions %s; for related rows use whereExists"
                            .formatted(table, column));
        }
    }
}
