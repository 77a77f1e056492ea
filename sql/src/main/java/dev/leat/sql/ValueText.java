package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.JsonCodec;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import java.math.BigDecimal;
import java.time.DateTimeException;
import java.time.LocalDate;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of columns as the text that Postgres reads and prints, both ways.
final class ValueText {
    private ValueText() {}

    /// {@return the type to which a parameter is cast: without a length or scale, because an
    /// explicit cast would cut silently what an assignment refuses}
    static String castType(SqlType type) {
        return switch (type) {
            case SqlType.Varchar varchar -> "text";
            case SqlType.Numeric numeric -> "numeric";
            case SqlType.Array array -> castType(array.element()) + "[]";
            case SqlType.Text t -> t.sql();
            case SqlType.Bool t -> t.sql();
            case SqlType.Smallint t -> t.sql();
            case SqlType.Int t -> t.sql();
            case SqlType.Bigint t -> t.sql();
            case SqlType.Real t -> t.sql();
            case SqlType.DoublePrecision t -> t.sql();
            case SqlType.Uuid t -> t.sql();
            case SqlType.Date t -> t.sql();
            case SqlType.Timestamp t -> t.sql();
            case SqlType.Timestamptz t -> t.sql();
            case SqlType.Json t -> t.sql();
            case SqlType.Jsonb t -> t.sql();
            case SqlType.Enumeration t -> t.sql();
        };
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
        return switch (type) {
            case SqlType.Text t -> text;
            case SqlType.Varchar t -> text;
            case SqlType.Json t -> text;
            case SqlType.Jsonb t -> text;
            case SqlType.Bool t -> text.startsWith("t");
            case SqlType.Smallint t -> Short.valueOf(text);
            case SqlType.Int t -> Integer.valueOf(text);
            case SqlType.Bigint t -> Long.valueOf(text);
            case SqlType.Numeric t -> new BigDecimal(text);
            case SqlType.Real t -> Float.valueOf(text);
            case SqlType.DoublePrecision t -> Double.valueOf(text);
            case SqlType.Uuid t -> UUID.fromString(text);
            case SqlType.Date t -> date(text);
            case SqlType.Timestamp t -> TimestampText.localDateTime(text);
            case SqlType.Timestamptz t -> TimestampText.instant(text);
            case SqlType.Enumeration t -> t.type().constant(text);
            case SqlType.Array t -> ArrayText.read(t.element(), text);
        };
    }

    private static LocalDate date(String text) {
        return TimestampText.localDateTime(
                        text.endsWith(" BC")
                                ? text.substring(0, text.length() - 3) + " 00:00:00 BC"
                                : text + " 00:00:00")
                .toLocalDate();
    }
}
