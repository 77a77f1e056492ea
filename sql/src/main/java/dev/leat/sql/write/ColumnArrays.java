package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.PlainType;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import dev.leat.sql.render.StatementWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Many rows as one array for each column, `SELECT * FROM unnest(?::bigint[], ?::text[])`: the
/// statement is the same for any number of rows, so neither side prepares it again, and has as many
/// parameters as columns.
///
/// @param rows by the columns' names in Postgres; each gives a value for each column
record ColumnArrays(List<Column<?>> columns, List<Map<String, @Nullable Object>> rows) {
    /// With fewer rows a list of values is as quick, and easier to read in a log.
    private static final int MANY = 10;

    /// {@return whether the rows can be written so: many, all with a plain value for each column}
    static boolean fits(List<Column<?>> columns, List<Map<String, @Nullable Object>> rows) {
        if (rows.size() < MANY) {
            return false;
        }
        for (Column<?> column : columns) {
            if (!isElement(column.type())) {
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

    /// Whether `unnest` gives back the values of an array of the type: not so for arrays, which it
    /// flattens, and composite types, which it takes apart. Types that Leat does not know might be
    /// either.
    private static boolean isElement(SqlType type) {
        return switch (type) {
            case SqlType.Text t -> true;
            case SqlType.Varchar t -> true;
            case SqlType.Char t -> true;
            case SqlType.Bool t -> true;
            case SqlType.Smallint t -> true;
            case SqlType.Int t -> true;
            case SqlType.Bigint t -> true;
            case SqlType.Numeric t -> true;
            case SqlType.Real t -> true;
            case SqlType.DoublePrecision t -> true;
            case SqlType.Uuid t -> true;
            case SqlType.Date t -> true;
            case SqlType.Time t -> true;
            case SqlType.Timetz t -> true;
            case SqlType.Timestamp t -> true;
            case SqlType.Timestamptz t -> true;
            case SqlType.Interval t -> true;
            case SqlType.Json t -> true;
            case SqlType.Jsonb t -> true;
            case SqlType.Enumeration t -> true;
            case SqlType.Bit t -> true;
            case SqlType.Varbit t -> true;
            // An amount of money is sent as a number, for which arrays have no cast.
            case SqlType.Plain t -> t.type() != PlainType.MONEY;
            case SqlType.Domain t -> isElement(t.of());
            case SqlType.Vector t -> false;
            case SqlType.Geometry t -> false;
            case SqlType.Composite t -> false;
            case SqlType.Named t -> false;
            case SqlType.Custom t -> false;
            case SqlType.Array t -> false;
        };
    }

    void appendTo(StatementWriter out) {
        out.sql("SELECT * FROM unnest(");
        out.join(
                ", ",
                columns,
                column -> out.value(new SqlType.Array(column.type()), null, values(column)));
        out.sql(")");
    }

    private List<@Nullable Object> values(Column<?> column) {
        List<@Nullable Object> values = new ArrayList<>(rows.size());
        for (Map<String, @Nullable Object> row : rows) {
            Object value = row.get(column.name());
            values.add(value == null ? null : TextFormat.stored(column.codec(), value));
        }
        return values;
    }
}
