package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Expression;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import dev.leat.sql.render.StatementWriter;
import java.util.ArrayList;
import java.util.Collections;
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
            case SqlType.Plain t -> false;
            case SqlType.Bit t -> false;
            case SqlType.Varbit t -> false;
            case SqlType.Vector t -> false;
            case SqlType.Geometry t -> false;
            case SqlType.Domain t -> false;
            case SqlType.Composite t -> false;
            case SqlType.Named t -> false;
            case SqlType.Custom t -> false;
            case SqlType.Array t -> false;
        };
    }

    void appendTo(StatementWriter out) {
        out.sql("SELECT * FROM unnest(");
        List<String> arrays = new ArrayList<>(columns.size());
        for (Column<?> column : columns) {
            arrays.add(array(column));
        }
        for (int i = 0; i < arrays.size(); i++) {
            String cast = (i == 0 ? "?::" : ", ?::") + columns.get(i).type().castSql() + "[]";
            out.raw(cast, Collections.singletonList(arrays.get(i)));
        }
        out.sql(")");
    }

    private String array(Column<?> column) {
        SqlType type = column.type();
        StringBuilder text = new StringBuilder(rows.size() * 12).append('{');
        for (Map<String, @Nullable Object> row : rows) {
            if (text.length() > 1) {
                text.append(',');
            }
            Object value = row.get(column.name());
            if (value == null) {
                text.append("NULL");
            } else {
                quoted(text, SqlLiteral.text(type, TextFormat.stored(column.codec(), value)));
            }
        }
        return text.append('}').toString();
    }

    private static void quoted(StringBuilder out, String element) {
        out.append('"');
        if (element.indexOf('"') < 0 && element.indexOf('\\') < 0) {
            out.append(element);
        } else {
            for (int i = 0; i < element.length(); i++) {
                char c = element.charAt(i);
                if (c == '"' || c == '\\') {
                    out.append('\\');
                }
                out.append(c);
            }
        }
        out.append('"');
    }
}
