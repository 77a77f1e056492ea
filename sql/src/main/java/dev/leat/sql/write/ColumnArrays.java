package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.ValueArrays;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Many rows to insert as one array for each column; see [ValueArrays].
///
/// @param rows by the columns' names in Postgres; each gives a value for each column
record ColumnArrays(List<Column<?>> columns, List<Map<String, @Nullable Object>> rows) {

    /// {@return whether the rows can be written so: many, all with a plain value for each column}
    static boolean fits(List<Column<?>> columns, List<Map<String, @Nullable Object>> rows) {
        if (rows.size() < ValueArrays.MANY) {
            return false;
        }
        for (Column<?> column : columns) {
            if (!ValueArrays.isElement(column.type())) {
                return false;
            }
        }
        for (Map<String, @Nullable Object> row : rows) {
            for (Column<?> column : columns) {
                Object value = row.get(column.name());
                boolean isDefault = value == null && !row.containsKey(column.name());
                if (isDefault || value instanceof Expression<?>) {
                    return false;
                }
            }
        }
        return true;
    }

    void appendTo(StatementWriter out) {
        out.sql("SELECT * FROM ");
        ValueArrays.append(out, columns, i -> values(columns.get(i)));
    }

    private List<@Nullable Object> values(Column<?> column) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (Map<String, @Nullable Object> row : rows) {
            values.add(row.get(column.name()));
        }
        return values;
    }
}
