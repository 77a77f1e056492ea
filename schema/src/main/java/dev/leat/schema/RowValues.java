package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Values for one new row of a table, put together at run time:
/// `RowValues.of(POSTS).set(POSTS.title, "Hello")`. Immutable.
///
/// Whether a required column was forgotten is only seen by Postgres; the generated insert types let
/// the compiler see it.
public record RowValues<R>(Table<R> table, Map<String, @Nullable Object> values)
        implements NewRow<R> {
    public RowValues {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// {@return a row of defaults}
    public static <R> RowValues<R> of(Table<R> table) {
        return new RowValues<>(table, Map.of());
    }

    /// {@return these values and one more}
    ///
    /// @throws IllegalArgumentException if the column is of another table
    public <T extends @Nullable Object> RowValues<R> set(Column<T> column, T value) {
        return with(column, value);
    }

    /// {@return these values and one that Postgres computes}
    ///
    /// @throws IllegalArgumentException if the column is of another table
    public <T extends @Nullable Object> RowValues<R> set(
            Column<T> column, Expression<? extends T> value) {
        Objects.requireNonNull(value, () -> column + " is given no expression");
        return with(column, value);
    }

    /// {@return these values and a null}
    ///
    /// @throws IllegalArgumentException if the column is of another table or NOT NULL
    public RowValues<R> setNull(Column<?> column) {
        if (!column.isNullable()) {
            throw new IllegalArgumentException(column + " cannot be null: it is NOT NULL");
        }
        return with(column, null);
    }

    private RowValues<R> with(Column<?> column, @Nullable Object value) {
        if (column.table() != table) {
            throw new IllegalArgumentException("%s is not a column of %s".formatted(column, table));
        }
        Map<String, @Nullable Object> changed = new LinkedHashMap<>(values);
        changed.put(column.name(), value);
        return new RowValues<>(table, changed);
    }
}
