package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Converter;
import dev.leat.schema.Ddl;
import dev.leat.schema.Expression;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/// Values of columns and other expressions as the text that Postgres reads and prints, both ways.
public final class ValueText {
    private ValueText() {}

    /// {@return the type to which a parameter is cast: without a length or scale, because an
    /// explicit cast would cut silently what an assignment refuses}
    public static String castType(SqlType type) {
        return type.castSql();
    }

    /// {@return the text of a value, or `null` for null}
    ///
    /// @throws IllegalArgumentException if the value does not fit the column
    public static @Nullable String encode(Expression<?> column, @Nullable Object value) {
        try {
            return encode(column.type(), column.codec(), value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(Ddl.describe(column) + ": " + e.getMessage(), e);
        }
    }

    static @Nullable String encode(
            SqlType type, @Nullable Converter<?, ?> codec, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        return SqlLiteral.text(type, TextFormat.stored(codec, value));
    }

    /// {@return the value of a text, in the Java type of the column or expression}
    ///
    /// @throws UnreadableValueException if that type cannot hold it
    public static @Nullable Object decode(Expression<?> column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            return TextFormat.parse(column.type(), column.codec(), text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new UnreadableValueException(
                    column instanceof Column<?> named ? named.toString() : "the result", column, e);
        }
    }
}
