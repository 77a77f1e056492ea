package dev.leat.schema.value;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.OffsetTime;
import java.time.ZoneOffset;

/// Dates and times as Postgres prints them in the ISO style, `2024-05-06 07:08:09.123456+02 BC`,
/// both ways.
///
/// There is no year 0 in Postgres: the one before 1 is 1 BC, which ISO calls 0. `infinity` and
/// `24:00:00` have no counterpart in `java.time` and are refused.
public final class DateTimeText {
    private DateTimeText() {}

    /// {@return the text of a day}
    public static String of(LocalDate day) {
        StringBuilder out = new StringBuilder(13);
        day(out, day);
        return era(out, day.getYear());
    }

    /// {@return the text of a time of day, to the microsecond}
    public static String of(LocalTime time) {
        StringBuilder out = new StringBuilder(15);
        time(out, time);
        return out.toString();
    }

    /// {@return the text of a time of day with its zone, to the microsecond}
    public static String of(OffsetTime time) {
        ZoneOffset offset = time.getOffset();
        return of(time.toLocalTime()) + (offset.equals(ZoneOffset.UTC) ? "+00" : offset.getId());
    }

    /// {@return the text of a day and time, to the microsecond}
    public static String of(LocalDateTime value) {
        StringBuilder out = new StringBuilder(29);
        dayAndTime(out, value);
        return era(out, value.getYear());
    }

    /// {@return the text of a moment, in UTC, to the microsecond}
    public static String of(Instant moment) {
        LocalDateTime utc =
                LocalDateTime.ofEpochSecond(
                        moment.getEpochSecond(), moment.getNano(), ZoneOffset.UTC);
        StringBuilder out = new StringBuilder(32);
        dayAndTime(out, utc);
        return era(out.append("+00"), utc.getYear());
    }

    private static void dayAndTime(StringBuilder out, LocalDateTime value) {
        day(out, value.toLocalDate());
        out.append(' ');
        time(out, value.toLocalTime());
    }

    private static void day(StringBuilder out, LocalDate day) {
        int year = day.getYear();
        padded(out, year > 0 ? year : 1 - year, 4);
        padded(out.append('-'), day.getMonthValue(), 2);
        padded(out.append('-'), day.getDayOfMonth(), 2);
    }

    private static void time(StringBuilder out, LocalTime time) {
        padded(out, time.getHour(), 2);
        padded(out.append(':'), time.getMinute(), 2);
        padded(out.append(':'), time.getSecond(), 2);
        int fraction = time.getNano() / 1000;
        if (fraction > 0) {
            int digits = 6;
            for (; fraction % 10 == 0; digits--) {
                fraction /= 10;
            }
            padded(out.append('.'), fraction, digits);
        }
    }

    private static void padded(StringBuilder out, int number, int digits) {
        int least = 10;
        for (int i = 1; i < digits; i++, least *= 10) {
            if (number < least) {
                out.append("0".repeat(digits - i));
                break;
            }
        }
        out.append(number);
    }

    private static String era(StringBuilder out, int year) {
        return (year > 0 ? out : out.append(" BC")).toString();
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
