package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.JsonCodec;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import dev.leat.schema.TextFormat;
import java.time.DateTimeException;
import org.jspecify.annotations.Nullable;

/// Values of columns as the text that Postgres reads and prints, both ways.
final class ValueText {
    private ValueText() {}

    /// {@return the type to which a parameter is cast: without a length or scale, because an
    /// explicit cast would cut silently what an assignment refuses}
    static String castType(SqlType type) {
        return type.castSql();
    }

    /// {@return the text of a value, or `null` for null}
    ///
    /// @throws IllegalArgumentException if the value does not fit the column
    @SuppressWarnings("unchecked") // the codec was given together with the column's type
    static @Nullable String encode(Column<?> column, @Nullable Object value) {
        if (value == null) {
            return null;
        }
        JsonCodec<?> codec = column.codec();
        if (codec != null && codec.javaType().isInstance(value)) {
            return ((JsonCodec<Object>) codec).toJson(value);
        }
        try {
            return SqlLiteral.text(column.type(), value);
        } catch (IllegalArgumentException e) {
            throw new IllegalArgumentException(column + ": " + e.getMessage(), e);
        }
    }

    /// {@return the value of a text, in the column's Java type}
    static @Nullable Object decode(Column<?> column, @Nullable String text) {
        if (text == null) {
            return null;
        }
        try {
            JsonCodec<?> codec = column.codec();
            return codec != null ? codec.fromJson(text) : decode(column.type(), text);
        } catch (IllegalArgumentException | DateTimeException | ArithmeticException e) {
            throw new UnreadableValueException(column, e);
        }
    }

    static Object decode(SqlType type, String text) {
        return TextFormat.parse(type, text);
    }
}
