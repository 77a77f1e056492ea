package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.RowSource;

/// Checks that a condition speaks of the table that it is applied to.
final class ConditionScope {
    private ConditionScope() {}

    static void check(Condition condition, RowSource<?> table) {
        switch (condition) {
            case Condition.Comparison c -> check(c.column(), table);
            case Condition.ColumnComparison c -> {
                check(c.left(), table);
                check(c.right(), table);
            }
            case Condition.In in -> check(in.column(), table);
            case Condition.IsNull isNull -> check(isNull.column(), table);
            case Condition.And and -> and.parts().forEach(part -> check(part, table));
            case Condition.Or or -> or.parts().forEach(part -> check(part, table));
            case Condition.Exists exists -> {
                if (exists.relation().source() != table) {
                    throw new IllegalArgumentException(
                            "%s is not a relation of %s".formatted(exists.relation(), table));
                }
                if (exists.where() != null) {
                    check(exists.where(), exists.relation().target());
                }
            }
            case Condition.Fragment fragment -> {}
            case Condition.Predicate predicate ->
                    MentionedColumns.of(predicate.expression())
                            .forEach(column -> check(column, table));
        }
    }

    private static void check(Column<?> column, RowSource<?> table) {
        if (column.table() != table) {
            throw new IllegalArgumentException(
                    "a condition on rows of %s mentions %s; for related rows use whereExists"
                            .formatted(table, column));
        }
    }
}
