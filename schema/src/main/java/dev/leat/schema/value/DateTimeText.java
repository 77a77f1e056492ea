package dev.leat.schema.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;

/// Dates and times as Postgres prints them in the ISO style, `2024-05-06 07:08:09.123456+02 BC`,
/// both ways.
///
/// There is no year 0 in Postgres: the one before 1 is 1 BC, which ISO calls 0. `infinity` and
/// `24:00:00` have no counterpart in `java.time` and are refused.
public final class DateTimeText {
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
    private static final DateTimeFormatter ERA_DATE = DateTimeFormatter.ofPattern("yyyy-MM-dd");
    private static final DateTimeFormatter TIME =
            new DateTimeFormatterBuilder()
                    .appendPattern("HH:mm:ss")
                    .appendFraction(ChronoField.MICRO_OF_SECOND, 0, 6, true)
                    .toFormatter();

    private DateTimeText() {}

    /// {@return the text of a day}
    public static String of(LocalDate day) {
        return day.getYear() > 0 ? unsigned(day.toString()) : ERA_DATE.format(day) + " BC";
    }

    /// {@return the text of a time of day, to the microsecond}
    public static String of(LocalTime time) {
        return TIME.format(time);
    }

    /// {@return the text of a time of day with its zone, to the microsecond}
    public static String of(OffsetTime time) {
        ZoneOffset offset = time.getOffset();
        return TIME.format(time) + (offset.equals(ZoneOffset.UTC) ? "+00" : offset.getId());
    }

    /// {@return the text of a day and time, to the microsecond}
    public static String of(LocalDateTime value) {
        return value.getYear() > 0
                ? unsigned(DATE_TIME.format(value))
                : ERA_DATE_TIME.format(value) + " BC";
    }

    /// {@return the text of a moment, in UTC, to the microsecond}
    public static String of(Instant moment) {
        LocalDateTime utc = moment.atOffset(ZoneOffset.UTC).toLocalDateTime();
        return utc.getYear() > 0
                ? unsigned(DATE_TIME.format(utc)) + "+00"
                : ERA_DATE_TIME.format(utc) + "+00 BC";
    }

    /// {@return the text of a bound of a range: a date, a time or a number}
    static String ofBound(Object value) {
        return switch (value) {
            case LocalDate v -> of(v);
            case LocalTime v -> of(v);
            case LocalDateTime v -> of(v);
            case Instant v -> of(v);
            case BigDecimal v -> v.toPlainString();
            default -> value.toString();
        };
    }

    private static String unsigned(String text) {
        return text.startsWith("+") ? text.substring(1) : text;
    }

    /// {@return the day of a text}
    ///
    /// @throws IllegalArgumentException if it is no finite day
    public static LocalDate localDate(String text) {
        boolean bc = text.endsWith(" BC");
        String body = bc ? text.substring(0, text.length() - 3) : text;
        String[] parts = body.split("-", -1);
        if (parts.length != 3) {
            throw new IllegalArgumentException("not a finite date");
        }
        int year = Integer.parseInt(parts[0]);
        return LocalDate.of(
                bc ? 1 - year : year, Integer.parseInt(parts[1]), Integer.parseInt(parts[2]));
    }

    /// {@return the day and time of a text}
    ///
    /// @throws IllegalArgumentException if it is not finite
    /// @throws java.time.DateTimeException if there is no such time
    public static LocalDateTime localDateTime(String text) {
        boolean bc = text.endsWith(" BC");
        String body = bc ? text.substring(0, text.length() - 3) : text;
        int space = body.indexOf(' ');
        if (space < 0) {
            throw new IllegalArgumentException("not a finite date and time");
        }
        return localDate(body.substring(0, space) + (bc ? " BC" : ""))
                .atTime(LocalTime.parse(body.substring(space + 1)));
    }

    /// {@return the moment of a text with a zone}
    ///
    /// @throws IllegalArgumentException if it is not finite or has no zone
    /// @throws java.time.DateTimeException if there is no such time
    public static Instant instant(String text) {
        boolean bc = text.endsWith(" BC");
        String body = bc ? text.substring(0, text.length() - 3) : text;
        int zone = zone(body);
        return localDateTime(body.substring(0, zone) + (bc ? " BC" : ""))
                .toInstant(ZoneOffset.of(body.substring(zone)));
    }

    /// {@return the time of day and zone of a text}
    ///
    /// @throws IllegalArgumentException if it has no zone
    /// @throws java.time.DateTimeException if there is no such time
    public static OffsetTime offsetTime(String text) {
        int zone = zone(text);
        return LocalTime.parse(text.substring(0, zone))
                .atOffset(ZoneOffset.of(text.substring(zone)));
    }

    private static int zone(String text) {
        int zone = Math.max(text.lastIndexOf('+'), text.lastIndexOf('-'));
        if (zone <= 0 || zone < text.indexOf(':')) {
            throw new IllegalArgumentException("not a finite time with a zone");
        }
        return zone;
    }
}
