package dev.leat.query;

import dev.leat.schema.Column;
import dev.leat.schema.PlainType;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import org.jspecify.annotations.Nullable;

/// Java values of columns as the values of the protocol: every number a double, dates and times
/// milliseconds since 1970.
public final class WireValue {
    private static final long SAFE_INTEGER = (1L << 53) - 1;
    private static final double MILLIS_PER_DAY = 86_400_000;

    private WireValue() {}

    /// {@return the value as the protocol compares it: null, Boolean, Double or String}
    ///
    /// @throws UnwatchableQueryException if the column's values cannot be compared there
    /// @throws IllegalArgumentException if the value is not of the column's type
    public static @Nullable Object of(Column<?> column, @Nullable Object given) {
        if (given == null) {
            return null;
        }
        Object value = column.databaseValue(given);
        try {
            return switch (column.type()) {
                case SqlType.Text t -> (String) value;
                case SqlType.Varchar t -> (String) value;
                case SqlType.Char t -> (String) value;
                case SqlType.Uuid t -> value.toString();
                case SqlType.Enumeration t -> t.type().label(value);
                case SqlType.Bool t -> (Boolean) value;
                case SqlType.Smallint t -> ((Number) value).doubleValue();
                case SqlType.Int t -> ((Number) value).doubleValue();
                case SqlType.Bigint t -> safe(column, ((Number) value).longValue());
                case SqlType.Numeric t -> ((Number) value).doubleValue();
                case SqlType.Real t -> ((Number) value).doubleValue();
                case SqlType.DoublePrecision t -> ((Number) value).doubleValue();
                case SqlType.Time t -> micros((LocalTime) value) / 1000.0;
                case SqlType.Timetz t -> micros(utc((OffsetTime) value)) / 1000.0;
                case SqlType.Plain t when isShownAsText(t.type()) -> SqlLiteral.text(t, value);
                case SqlType.Date t -> ((LocalDate) value).toEpochDay() * MILLIS_PER_DAY;
                case SqlType.Timestamp t ->
                        millis(((LocalDateTime) value).toInstant(ZoneOffset.UTC));
                case SqlType.Timestamptz t -> millis((Instant) value);
                case SqlType.Json t -> throw incomparable(column);
                case SqlType.Jsonb t -> throw incomparable(column);
                case SqlType.Array t -> throw incomparable(column);
                case SqlType.Plain t -> throw incomparable(column);
                case SqlType.Interval t -> throw incomparable(column);
                case SqlType.Bit t -> throw incomparable(column);
                case SqlType.Varbit t -> throw incomparable(column);
                case SqlType.Vector t -> throw incomparable(column);
                case SqlType.Geometry t -> throw incomparable(column);
                case SqlType.Domain t -> throw incomparable(column);
                case SqlType.Composite t -> throw incomparable(column);
                case SqlType.Named t -> throw incomparable(column);
                case SqlType.Custom t -> throw incomparable(column);
            };
        } catch (ClassCastException e) {
            throw new IllegalArgumentException(
                    "%s holds %s, not %s"
                            .formatted(
                                    column,
                                    column.javaType().getName(),
                                    value.getClass().getName()),
                    e);
        }
    }

    private static double safe(Column<?> column, long value) {
        if (Math.abs(value) > SAFE_INTEGER) {
            throw new UnwatchableQueryException(
                    "comparing %s with a number beyond ±(2^53-1)".formatted(column));
        }
        return value;
    }

    /// Milliseconds with microseconds as fraction, as the reference has them.
    private static double millis(Instant instant) {
        long micros =
                Math.addExact(
                        Math.multiplyExact(instant.getEpochSecond(), 1_000_000L),
                        instant.getNano() / 1000);
        return micros / 1000.0;
    }

    private static long micros(LocalTime time) {
        return time.toNanoOfDay() / 1000;
    }

    private static LocalTime utc(OffsetTime time) {
        return time.withOffsetSameInstant(ZoneOffset.UTC).toLocalTime();
    }

    /// {@return whether the protocol has values of the type, as their text}
    private static boolean isShownAsText(PlainType type) {
        return switch (type) {
            case INET, CIDR, MACADDR, MACADDR8, PG_LSN -> true;
            default -> false;
        };
    }

    private static UnwatchableQueryException incomparable(Column<?> column) {
        return new UnwatchableQueryException(
                "comparing %s, which is %s,".formatted(column, column.type().sql()));
    }
}
