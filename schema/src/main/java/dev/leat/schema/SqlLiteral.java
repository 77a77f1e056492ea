package dev.leat.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Java values as the text that Postgres reads, for DDL and for parameters that are sent as text.
public final class SqlLiteral {
    private static final DateTimeFormatter DATE_TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("uuuu-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter();
    private static final DateTimeFormatter ERA_DATE_TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("yyyy-MM-dd HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter();

    private SqlLiteral() {}

    /// {@return the value as an SQL expression: `'a'`, `5`, `true`, `'…'::timestamptz`}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    public static String of(SqlType type, @Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        return switch (type) {
            case SqlType.Text t -> quote(text(type, value));
            case SqlType.Varchar t -> quote(text(type, value));
            case SqlType.Bool t -> text(type, value);
            case SqlType.Smallint t -> number(type, value);
            case SqlType.Int t -> number(type, value);
            case SqlType.Bigint t -> number(type, value);
            case SqlType.Numeric t -> number(type, value);
            case SqlType.Real t -> cast(type, value);
            case SqlType.DoublePrecision t -> cast(type, value);
            case SqlType.Uuid t -> cast(type, value);
            case SqlType.Date t -> cast(type, value);
            case SqlType.Timestamp t -> cast(type, value);
            case SqlType.Timestamptz t -> cast(type, value);
            case SqlType.Json t -> cast(type, value);
            case SqlType.Jsonb t -> cast(type, value);
            case SqlType.Enumeration t -> cast(type, value);
            case SqlType.Array t -> cast(type, value);
        };
    }

    /// {@return the value as the text that Postgres's input function of the type accepts}
    ///
    /// @throws IllegalArgumentException if the value does not fit the type
    public static String text(SqlType type, Object value) {
        return switch (type) {
            case SqlType.Enumeration t -> t.type().label(value);
            case SqlType.Timestamp t when value instanceof LocalDateTime v -> dateTime(v);
            case SqlType.Timestamptz t when value instanceof Instant v ->
                    zoned(v.atOffset(ZoneOffset.UTC).toLocalDateTime());
            case SqlType.Date t when value instanceof LocalDate v -> date(v);
            case SqlType.Array t when value instanceof List<?> v -> array(t.element(), v);
            case SqlType.Bool t when value instanceof Boolean v -> v.toString();
            case SqlType.Numeric t when value instanceof BigDecimal v -> v.toPlainString();
            case SqlType.Timestamp t -> throw mismatch(type, value);
            case SqlType.Timestamptz t -> throw mismatch(type, value);
            case SqlType.Date t -> throw mismatch(type, value);
            case SqlType.Array t -> throw mismatch(type, value);
            case SqlType.Bool t -> throw mismatch(type, value);
            case SqlType.Numeric t -> number(value, type);
            case SqlType.Smallint t -> number(value, type);
            case SqlType.Int t -> number(value, type);
            case SqlType.Bigint t -> number(value, type);
            case SqlType.Real t -> number(value, type);
            case SqlType.DoublePrecision t -> number(value, type);
            case SqlType.Text t -> value.toString();
            case SqlType.Varchar t -> value.toString();
            case SqlType.Uuid t -> value.toString();
            case SqlType.Json t -> value.toString();
            case SqlType.Jsonb t -> value.toString();
        };
    }

    /// {@return the text in single quotes, safe whatever `standard_conforming_strings` says}
    public static String quote(String text) {
        String doubled = text.replace("'", "''");
        return text.indexOf('\\') < 0
                ? "'" + doubled + "'"
                : "E'" + doubled.replace("\\", "\\\\") + "'";
    }

    private static String cast(SqlType type, Object value) {
        return quote(text(type, value)) + "::" + type.sql();
    }

    private static String number(SqlType type, Object value) {
        String text = number(value, type);
        // A minus binds weaker than a following cast, so the number carries parentheses.
        return text.startsWith("-") ? "(" + text + ")" : text;
    }

    private static String number(Object value, SqlType type) {
        return value instanceof Number ? value.toString() : fail(type, value);
    }

    private static String fail(SqlType type, Object value) {
        throw mismatch(type, value);
    }

    private static IllegalArgumentException mismatch(SqlType type, Object value) {
        return new IllegalArgumentException(
                "a value of %s does not fit the type %s"
                        .formatted(value.getClass().getName(), type.sql()));
    }

    private static String date(LocalDate date) {
        return date.getYear() > 0
                ? date.toString().replaceFirst("^\\+", "")
                : DateTimeFormatter.ofPattern("yyyy-MM-dd").format(date) + " BC";
    }

    private static String dateTime(LocalDateTime value) {
        return value.getYear() > 0
                ? year(DATE_TIME.format(value))
                : ERA_DATE_TIME.format(value) + " BC";
    }

    private static String zoned(LocalDateTime utc) {
        return utc.getYear() > 0
                ? year(DATE_TIME.format(utc)) + "+00"
                : ERA_DATE_TIME.format(utc) + "+00 BC";
    }

    private static String year(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }

    private static String array(SqlType element, List<?> values) {
        return values.stream()
                .map(value -> element(element, value))
                .collect(Collectors.joining(",", "{", "}"));
    }

    private static String element(SqlType element, @Nullable Object value) {
        if (value == null) {
            return "NULL";
        }
        String text = text(element, value);
        return element instanceof SqlType.Array
                ? text
                : '"' + text.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
