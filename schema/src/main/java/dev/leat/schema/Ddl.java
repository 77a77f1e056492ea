package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// Expressions and conditions as SQL text without parameters, for DDL: checks, generated columns,
/// defaults, policies, indexes. Columns have bare names, constants stand in place.
public final class Ddl {
    private Ddl() {}

    /// {@return the SQL of an expression}
    ///
    /// @throws IllegalArgumentException if it says something that DDL cannot
    public static String of(Expression<?> expression) {
        DdlWriter out = new DdlWriter();
        out.expression(expression);
        return out.toString();
    }

    /// {@return the SQL of a condition}
    ///
    /// @throws IllegalArgumentException if it asks for related rows or has parameters
    public static String of(Condition condition) {
        return ConditionSql.of(condition);
    }

    /// {@return the SQL of a query}
    ///
    /// @throws IllegalArgumentException if it says something that DDL cannot
    public static String of(Subquery<?> query) {
        DdlWriter out = new DdlWriter();
        query.appendTo(out);
        return out.toString();
    }

    /// {@return an expression as errors name it: its SQL, or its class if that has none in DDL}
    public static String describe(@Nullable Expression<?> expression) {
        if (expression instanceof Column<?> column) {
            return column.toString();
        }
        if (expression == null) {
            return "null";
        }
        try {
            DdlWriter out = new DdlWriter(true);
            out.expression(expression);
            return out.toString();
        } catch (IllegalArgumentException e) {
            return expression.getClass().getSimpleName();
        }
    }
}
