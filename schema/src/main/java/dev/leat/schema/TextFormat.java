package dev.leat.schema;

import dev.leat.schema.value.ArrayText;
import dev.leat.schema.value.BitString;
import dev.leat.schema.value.DateTimeText;
import dev.leat.schema.value.SparseVector;
import dev.leat.schema.value.Vector;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Values of every type as the text that Postgres reads and prints, both ways.
///
/// The text is that of the server's default settings, which Leat's connections have.
public final class TextFormat {
    private TextFormat() {}

    /// {@return the value as the text that Postgres's input function of the type accepts}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    public static String print(SqlType type, Object value) {
        return switch (type) {
            case SqlType.Text t -> value.toString();
            case SqlType.Varchar t -> value.toString();
            case SqlType.Char t -> value.toString();
            case SqlType.Uuid t -> value.toString();
            case SqlType.Json t -> value.toString();
            case SqlType.Jsonb t -> value.toString();
            case SqlType.Geometry t -> value.toString();
            case SqlType.Named t -> value.toString();
            case SqlType.Custom t -> value.toString();
            case SqlType.Smallint t -> number(type, value);
            case SqlType.Int t -> number(type, value);
            case SqlType.Bigint t -> number(type, value);
            case SqlType.Numeric t -> number(type, value);
            case SqlType.Real t -> number(type, value);
            case SqlType.DoublePrecision t -> number(type, value);
            case SqlType.Bool t -> fitting(type, value).toString();
            case SqlType.Interval t -> fitting(type, value).toString();
            case SqlType.Bit t -> fitting(type, value).toString();
            case SqlType.Varbit t -> fitting(type, value).toString();
            case SqlType.Vector t -> fitting(type, value).toString();
            case SqlType.Date t -> DateTimeText.of((LocalDate) fitting(type, value));
            case SqlType.Time t -> DateTimeText.of((LocalTime) fitting(type, value));
            case SqlType.Timetz t -> DateTimeText.of((OffsetTime) fitting(type, value));
            case SqlType.Timestamp t -> DateTimeText.of((LocalDateTime) fitting(type, value));
            case SqlType.Timestamptz t -> DateTimeText.of((Instant) fitting(type, value));
            case SqlType.Plain t -> t.type().print(fitting(type, value));
            case SqlType.Enumeration t -> t.type().label(value);
            case SqlType.Domain t -> print(t.of(), value);
            case SqlType.Composite t -> CompositeValues.print(t, fitting(type, value));
            case SqlType.Array t ->
                    ArrayText.print(
                            (List<?>) fitting(type, value),
                            delimiter(t),
                            element -> print(t.scalar(), element));
        };
    }

    /// {@return what the database keeps for a value}
    ///
    /// @param converter the way from the application's own type; `null` if there is none. A value
    ///   that is not of that type is taken for one that is kept
    @SuppressWarnings("unchecked") // the converter was given together with the type
    public static Object stored(@Nullable Converter<?, ?> converter, Object value) {
        return converter != null && converter.javaType().isInstance(value)
                ? ((Converter<Object, Object>) converter).toDatabase(value)
                : value;
    }

    /// {@return the value of a text, in the application's own type if there is a converter to it}
    ///
    /// @throws RuntimeException as [#parse(SqlType, String)] does
    @SuppressWarnings("unchecked") // the converter was given together with the type
    public static Object parse(SqlType type, @Nullable Converter<?, ?> converter, String text) {
        Object stored = parse(type, text);
        return converter == null
                ? stored
                : ((Converter<Object, Object>) converter).fromDatabase(stored);
    }

    /// {@return the value of a text, in the type's Java type}
    ///
    /// @throws IllegalArgumentException if the text is not such a value
    /// @throws java.time.DateTimeException if there is no such date or time in Java
    /// @throws ArithmeticException if a number is too large for Java's type
    public static Object parse(SqlType type, String text) {
        return switch (type) {
            case SqlType.Text t -> text;
            case SqlType.Varchar t -> text;
            case SqlType.Char t -> text;
            case SqlType.Json t -> text;
            case SqlType.Jsonb t -> text;
            case SqlType.Geometry t -> text;
            case SqlType.Named t -> text;
            case SqlType.Custom t -> text;
            case SqlType.Bool t -> text.startsWith("t");
            case SqlType.Smallint t -> Short.valueOf(text);
            case SqlType.Int t -> Integer.valueOf(text);
            case SqlType.Bigint t -> Long.valueOf(text);
            case SqlType.Numeric t -> new BigDecimal(text);
            case SqlType.Real t -> Float.valueOf(text);
            case SqlType.DoublePrecision t -> Double.valueOf(text);
            case SqlType.Uuid t -> UUID.fromString(text);
            case SqlType.Date t -> DateTimeText.localDate(text);
            case SqlType.Time t -> LocalTime.parse(text);
            case SqlType.Timetz t -> DateTimeText.offsetTime(text);
            case SqlType.Timestamp t -> DateTimeText.localDateTime(text);
            case SqlType.Timestamptz t -> DateTimeText.instant(text);
            case SqlType.Interval t -> dev.leat.schema.value.Interval.parse(text);
            case SqlType.Bit t -> BitString.parse(text);
            case SqlType.Varbit t -> BitString.parse(text);
            case SqlType.Plain t -> t.type().parse(text);
            case SqlType.Vector t ->
                    t.kind() == SqlType.VectorKind.SPARSEVEC
                            ? SparseVector.parse(text)
                            : Vector.parse(text);
            case SqlType.Enumeration t -> t.type().constant(text);
            case SqlType.Domain t -> parse(t.of(), text);
            case SqlType.Composite t -> CompositeValues.parse(t, text);
            case SqlType.Array t ->
                    ArrayText.parse(text, delimiter(t), element -> parse(t.scalar(), element));
        };
    }

    /// What stands between two elements of an array.
    private static char delimiter(SqlType.Array type) {
        return switch (type.scalar().base()) {
            case SqlType.Plain plain when plain.type() == PlainType.BOX -> ';';
            case SqlType.Geometry geometry -> ':';
            default -> ',';
        };
    }

    private static String number(SqlType type, Object value) {
        return switch (value) {
            case BigDecimal number -> number.toPlainString();
            case Number number -> number.toString();
            default -> throw mismatch(type, value);
        };
    }

    private static Object fitting(SqlType type, Object value) {
        if (type.javaType().isInstance(value)) {
            return value;
        }
        throw mismatch(type, value);
    }

    static IllegalArgumentException mismatch(SqlType type, Object value) {
        return new IllegalArgumentException(
                "a value of %s does not fit the type %s"
                        .formatted(value.getClass().getName(), type.sql()));
    }
}
