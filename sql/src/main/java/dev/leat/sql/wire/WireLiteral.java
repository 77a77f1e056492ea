package dev.leat.sql.wire;

import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import java.math.BigDecimal;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.regex.Pattern;

/// A value of the protocol made comparable with a column.
///
/// @param left the column's side
/// @param text the value as text
/// @param type the type to cast the value to
record WireLiteral(String left, String text, String type) {
    private static final Pattern CANONICAL_UUID =
            Pattern.compile("[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}");
    private static final long MICROS_PER_DAY = 86_400_000_000L;

    /// {@return the two sides of a comparison}
    ///
    /// @param isRange whether the operator asks for an order
    /// @throws IllegalArgumentException if the protocol cannot compare them
    static WireLiteral of(WireColumn column, String alias, Object value, boolean isRange) {
        String plain = column.at(alias);
        String sortable = isRange ? column.sortable(alias) : plain;
        return switch (column.kind()) {
            case INTEGER, BIGINT -> integer(plain, number(column, value));
            case NUMERIC -> new WireLiteral(plain, decimal(number(column, value)), "numeric");
            case REAL -> new WireLiteral(plain, decimal(number(column, value)), "real");
            case DOUBLE ->
                    new WireLiteral(plain, decimal(number(column, value)), "double precision");
            case BOOLEAN -> {
                if (!(value instanceof Boolean bool)) {
                    throw mismatch(column, value);
                }
                yield new WireLiteral(plain, bool.toString(), "boolean");
            }
            case TEXT -> new WireLiteral(sortable, string(column, value), "text");
            case UUID -> {
                String text = string(column, value);
                yield CANONICAL_UUID.matcher(text).matches()
                        ? new WireLiteral(plain, text, "uuid")
                        : new WireLiteral(plain + "::text COLLATE \"C\"", text, "text");
            }
            case AS_TEXT, JSON, ARRAY ->
                    new WireLiteral(
                            column.text(alias) + " COLLATE \"C\"", string(column, value), "text");
            case DATE -> date(column, plain, micros(column, value));
            case TIMESTAMP -> new WireLiteral(plain, timestamp(micros(column, value)), "timestamp");
            case TIMESTAMPTZ ->
                    new WireLiteral(
                            plain,
                            SqlLiteral.text(
                                    new SqlType.Timestamptz(), instant(micros(column, value))),
                            "timestamptz");
            case TIME ->
                    new WireLiteral(
                            "extract(epoch from " + plain + ") * 1000",
                            decimal(number(column, value)),
                            "numeric");
            case TIMETZ ->
                    new WireLiteral(
                            column.sortable(alias) + " * 1000",
                            decimal(number(column, value)),
                            "numeric");
        };
    }

    /// A whole number is compared as one, so that an index on the column can be used.
    private static WireLiteral integer(String plain, double number) {
        return number == Math.rint(number) && Math.abs(number) < 0x1p63
                ? new WireLiteral(plain, Long.toString((long) number), "bigint")
                : new WireLiteral(plain, decimal(number), "numeric");
    }

    private static WireLiteral date(WireColumn column, String plain, long micros) {
        return Math.floorMod(micros, MICROS_PER_DAY) == 0
                ? new WireLiteral(
                        plain,
                        SqlLiteral.text(
                                new SqlType.Date(),
                                java.time.LocalDate.ofEpochDay(
                                        Math.floorDiv(micros, MICROS_PER_DAY))),
                        "date")
                : new WireLiteral(plain + "::timestamp", timestamp(micros), "timestamp");
    }

    private static String timestamp(long micros) {
        return SqlLiteral.text(
                new SqlType.Timestamp(),
                instant(micros).atOffset(ZoneOffset.UTC).toLocalDateTime());
    }

    private static Instant instant(long micros) {
        return Instant.ofEpochSecond(
                Math.floorDiv(micros, 1_000_000L), Math.floorMod(micros, 1_000_000L) * 1000);
    }

    private static long micros(WireColumn column, Object value) {
        return Math.round(number(column, value) * 1000);
    }

    private static double number(WireColumn column, Object value) {
        if (value instanceof Double number) {
            return number;
        }
        throw mismatch(column, value);
    }

    private static String decimal(double number) {
        return Double.isFinite(number)
                ? new BigDecimal(Double.toString(number)).toPlainString()
                : Double.toString(number);
    }

    private static String string(WireColumn column, Object value) {
        if (value instanceof String text) {
            return text;
        }
        throw mismatch(column, value);
    }

    private static IllegalArgumentException mismatch(WireColumn column, Object value) {
        return new IllegalArgumentException(
                "column \"%s\" (%s) cannot be compared with a %s"
                        .formatted(column.name(), column.kind(), value.getClass().getSimpleName()));
    }
}
