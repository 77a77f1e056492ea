package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An order by any expression. That by a column is a [Sort].
///
/// @param nulls where nulls go; `null` for the usual place: first when ascending, else last
public record ExpressionSort(
        Expression<?> expression, boolean descending, Sort.@Nullable Nulls nulls)
        implements SqlSort {
    public ExpressionSort {
        Objects.requireNonNull(expression, "expression");
    }

    @Override
    public ExpressionSort nullsFirst() {
        return new ExpressionSort(expression, descending, Sort.Nulls.FIRST);
    }

    @Override
    public ExpressionSort nullsLast() {
        return new ExpressionSort(expression, descending, Sort.Nulls.LAST);
    }
}
