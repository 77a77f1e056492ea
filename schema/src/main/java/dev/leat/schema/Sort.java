package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column with a direction.
///
/// @param nulls where nulls go; `null` for the usual place. In queries that is: first when
///   ascending, last when descending. In an index it is the default of Postgres, the opposite.
public record Sort(Column<?> column, boolean descending, @Nullable Nulls nulls)
        implements OrderTerm, SqlSort {

    /// Where nulls go.
    public enum Nulls {
        FIRST,
        LAST
    }

    public Sort {
        Objects.requireNonNull(column, "column");
    }

    @Override
    public Sort sort() {
        return this;
    }

    @Override
    public Expression<?> expression() {
        return column;
    }

    /// {@return this order with nulls before everything else}
    @Override
    public Sort nullsFirst() {
        return new Sort(column, descending, Nulls.FIRST);
    }

    /// {@return this order with nulls behind everything else}
    @Override
    public Sort nullsLast() {
        return new Sort(column, descending, Nulls.LAST);
    }
}
