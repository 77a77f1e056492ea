package dev.leat.sql.render;

import dev.leat.schema.Converter;
import dev.leat.schema.Expression;
import dev.leat.schema.PlainType;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntFunction;
import org.jspecify.annotations.Nullable;

/// Many rows as one array for each column, `unnest(?::bigint[], ?::text[])`: the statement is the
/// same for any number of rows, so neither side prepares it again, and has as many parameters as
/// columns, of which Postgres takes at most 65535.
public final class ValueArrays {
    /// With fewer rows a list of values is as quick, and easier to read in a log.
    public static final int MANY = 10;

    private ValueArrays() {}

    /// {@return whether `unnest` gives back the values of an array of the type}
    ///
    /// Not so for arrays, which it flattens, and composite types, which it takes apart. Types that
    /// Leat does not know might be either.
    public static boolean isElement(SqlType type) {
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
            case SqlType.Vector t -> true;
            case SqlType.Geometry t -> false;
            case SqlType.Composite t -> false;
            case SqlType.Named t -> false;
            case SqlType.Custom t -> false;
            case SqlType.Array t -> false;
        };
    }

    /// Writes `unnest(…)` with an array for each column.
    ///
    /// @param columns whose types are such that [#isElement(SqlType)] holds
    /// @param values gives the values of the column at a place
    public static void append(
            StatementWriter out,
            List<? extends Expression<?>> columns,
            IntFunction<? extends List<? extends @Nullable Object>> values) {
        out.sql("unnest(");
        for (int i = 0; i < columns.size(); i++) {
            Expression<?> column = columns.get(i);
            out.sql(i == 0 ? "" : ", ")
                    .value(
                            new SqlType.Array(column.type()),
                            null,
                            stored(column.codec(), values.apply(i)));
        }
        out.sql(")");
    }

    private static List<@Nullable Object> stored(
            @Nullable Converter<?, ?> codec, List<? extends @Nullable Object> values) {
        List<@Nullable Object> stored = new ArrayList<>(values.size());
        for (Object value : values) {
            stored.add(value == null ? null : TextFormat.stored(codec, value));
        }
        return stored;
    }
}
