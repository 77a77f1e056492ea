package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.sql.render.Placeholder;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.function.Predicate;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A place in an order: the terms and the values that a row has for them.
///
/// @param values one for each term; `null` where it is null
record Keyset(List<SqlSort> order, List<@Nullable Object> values) {
    Keyset {
        order = List.copyOf(order);
        values = Collections.unmodifiableList(new ArrayList<>(values));
        if (order.isEmpty() || order.size() != values.size()) {
            throw new IllegalArgumentException(
                    "seekAfter(…) takes one value for each term of orderBy(…), said before it; there are %d terms and %d values"
                            .formatted(order.size(), values.size()));
        }
    }

    /// {@return the order from its end to its beginning}
    static List<SqlSort> reversed(List<SqlSort> order) {
        return order.stream().map(Keyset::reversed).toList();
    }

    private static SqlSort reversed(SqlSort sort) {
        Expression<?> by = sort.expression();
        SqlSort other = sort.descending() ? by.asc() : by.desc();
        if (sort.nulls() == null) {
            return other;
        }
        return sort.nulls() == Sort.Nulls.FIRST ? other.nullsLast() : other.nullsFirst();
    }

    /// {@return the same place in an order that is said in other words}
    Keyset in(UnaryOperator<SqlSort> other) {
        return new Keyset(order.stream().map(other).toList(), values);
    }

    /// {@return the rows behind the place, as a condition}
    ///
    /// @param mayBeAbsent whether an outer join may leave a column without a value
    Condition after(Predicate<Column<?>> mayBeAbsent) {
        boolean uniform = isUniform(mayBeAbsent);
        return Condition.of(
                Formula.bool(
                        true,
                        out -> {
                            if (uniform) {
                                tuples(out);
                            } else {
                                places(out);
                            }
                        }));
    }

    /// Whether all terms run in one direction and no null is possible: then rows can be compared as
    /// a whole, for which Postgres uses an index over all terms.
    private boolean isUniform(Predicate<Column<?>> mayBeAbsent) {
        boolean descending = order.getFirst().descending();
        return values.stream().allMatch(value -> value != null)
                && order.stream()
                        .allMatch(sort ->
                                sort.descending() == descending
                                        && sort.expression() instanceof Column<?> column
                                        && !column.isNullable()
                                        && !mayBeAbsent.test(column));
    }

    private void tuples(SqlWriter out) {
        out.sql("((");
        out.join(", ", order, sort -> out.comparable(sort.expression()));
        out.sql(order.getFirst().descending() ? ") < (" : ") > (");
        for (int i = 0; i < values.size(); i++) {
            out.sql(i == 0 ? "" : ", ");
            value(out, order.get(i).expression(), values.get(i));
        }
        out.sql("))");
    }

    private static void value(SqlWriter out, Expression<?> like, Object value) {
        plain(out, like, value);
        if (like.type() instanceof SqlType.Enumeration) {
            out.sql("::text");
        }
    }

    /// A prepared page gets its place when it runs.
    private static void plain(SqlWriter out, Expression<?> like, Object value) {
        if (value instanceof Placeholder<?> placeholder) {
            out.expression(placeholder);
        } else {
            out.value(like.type(), like.codec(), value);
        }
    }

    private void places(SqlWriter out) {
        out.sql("(");
        for (int i = 0; i < order.size(); i++) {
            out.sql(i == 0 ? "(" : " OR (");
            for (int j = 0; j < i; j++) {
                same(out, order.get(j).expression(), values.get(j));
                out.sql(" AND ");
            }
            after(out, order.get(i), values.get(i));
            out.sql(")");
        }
        out.sql(")");
    }

    private static void same(SqlWriter out, Expression<?> expression, @Nullable Object value) {
        out.expression(expression);
        if (value == null) {
            out.sql(" IS NULL");
        } else {
            plain(out.sql(" = "), expression, value);
        }
    }

    private static void after(SqlWriter out, SqlSort sort, @Nullable Object value) {
        Expression<?> expression = sort.expression();
        boolean nullsFirst =
                sort.nulls() == null ? !sort.descending() : sort.nulls() == Sort.Nulls.FIRST;
        if (value == null) {
            if (nullsFirst) {
                out.expression(expression).sql(" IS NOT NULL");
            } else {
                out.sql("false");
            }
            return;
        }
        out.sql("(").comparable(expression).sql(sort.descending() ? " < " : " > ");
        value(out, expression, value);
        if (!nullsFirst) {
            // Columns of an outer join may be null whatever their table says.
            out.sql(" OR ").expression(expression).sql(" IS NULL");
        }
        out.sql(")");
    }
}
