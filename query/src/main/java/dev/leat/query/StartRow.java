package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlSort;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// A place in the order of a query.
///
/// @param values by column, in Java types; only columns of the order and the primary key count
/// @param inclusive whether a row at that very place belongs to the result
public record StartRow(Map<Column<?>, @Nullable Object> values, boolean inclusive) {
    public StartRow {
        values = Collections.unmodifiableMap(new LinkedHashMap<>(values));
    }

    /// Only columns have values in a row to start at.
    static void checkOrder(RowSource<?> table, List<SqlSort> order) {
        for (SqlSort sort : order) {
            if (!(sort instanceof Sort column) || column.column().table() != table) {
                throw new IllegalArgumentException(
                        "a query from %s that starts at a row can only be ordered by columns of %s; page with offset(…) instead"
                                .formatted(table, table));
            }
        }
    }

    static StartRow of(RowSource<?> table, Object row, boolean inclusive) {
        Map<Column<?>, @Nullable Object> values = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            values.put(column, read(column, row));
        }
        return new StartRow(values, inclusive);
    }

    private static @Nullable Object read(Column<?> column, Object row) {
        try {
            Method accessor = row.getClass().getMethod(column.javaName());
            accessor.trySetAccessible();
            return accessor.invoke(row);
        } catch (NoSuchMethodException | IllegalAccessException e) {
            throw new IllegalArgumentException(
                    "a row of %s does not show %s: expected a public method %s() in %s"
                            .formatted(
                                    column.table(),
                                    column.name(),
                                    column.javaName(),
                                    row.getClass().getName()),
                    e);
        } catch (InvocationTargetException e) {
            throw new IllegalArgumentException(
                    "reading %s of a row failed".formatted(column), e.getCause());
        }
    }
}
