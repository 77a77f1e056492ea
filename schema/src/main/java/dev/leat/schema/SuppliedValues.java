package dev.leat.schema;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The values that columns ask the application for: [Column#defaultFrom(Supplier)] and
/// [Column#onUpdate(Supplier)]. Whoever writes an INSERT or UPDATE adds them.
public final class SuppliedValues {
    private SuppliedValues() {}

    /// {@return the values of a new row, those added that it leaves out and a supplier gives; each
    /// supplier is asked once}
    ///
    /// @param values by the columns' names in Postgres
    public static Map<String, @Nullable Object> ofInsert(
            Table<?> table, Map<String, @Nullable Object> values) {
        Map<String, @Nullable Object> filled = null;
        for (Column<?> column : table.columns()) {
            Supplier<?> supplier = column.insertSupplier();
            if (supplier != null && !values.containsKey(column.name())) {
                if (filled == null) {
                    filled = new LinkedHashMap<>(values);
                }
                filled.put(column.name(), value(column, supplier));
            }
        }
        return filled == null ? values : Collections.unmodifiableMap(filled);
    }

    /// {@return what an update sets besides; each supplier is asked once}
    ///
    /// @param set the columns that the update sets itself
    public static Map<Column<?>, Object> ofUpdate(Table<?> table, Collection<Column<?>> set) {
        Map<Column<?>, Object> supplied = new LinkedHashMap<>();
        for (Column<?> column : table.columns()) {
            Supplier<?> supplier = column.updateSupplier();
            if (supplier != null && !set.contains(column)) {
                supplied.put(column, value(column, supplier));
            }
        }
        return Collections.unmodifiableMap(supplied);
    }

    private static Object value(Column<?> column, Supplier<?> supplier) {
        return Objects.requireNonNull(
                supplier.get(), () -> "the supplier of " + column + " gave no value");
    }
}
