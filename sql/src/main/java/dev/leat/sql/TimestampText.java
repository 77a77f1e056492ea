package dev.leat.sql;

import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalDateTime;
import java.time.LocalTime;
import java.time.ZoneOffset;

/// Dates and times as Postgres prints them in the ISO style: `2024-05-06 07:08:09.123456+02 BC`.
final class TimestampText {
    private TimestampText() {}

    static Instant instant(String text) {
        boolean bc = text.endsWith(" BC");
        String body = bc ? text.substring(0, text.length() - 3) : text;
        int zone = Math.max(body.lastIndexOf('+'), body.lastIndexOf('-'));
        if (zone <= 0 || zone < body.indexOf(':')) {
            throw new IllegalArgumentException("not a timestamp with a zone");
        }
        return localDateTime(body.substring(0, zone) + (bc ? " BC" : ""))
                .toInstant(offset(body.substring(zone)));
    }

    static LocalDateTime localDateTime(String text) {
        boolean bc = text.endsWith(" BC");
        String body = bc ? text.substring(0, text.length() - 3) : text;
        int space = body.indexOf(' ');
        String[] date = body.substring(0, Math.max(space, 0)).split("-", -1);
        if (date.length != 3) {
            // Also what `infinity` and `-infinity` come to: Java's times have no such value.
            throw new IllegalArgumentException("not a finite date and time");
        }
        int year = Integer.parseInt(date[0]);
        // There is no year 0: the one before 1 is 1 BC, which ISO calls 0.
        LocalDate day =
                LocalDate.of(
                        bc ? 1 - year : year, Integer.parseInt(date[1]), Integer.parseInt(date[2]));
        return day.atTime(LocalTime.parse(body.substring(space + 1)));
    }

    /// `+02`, `-03:30`, `+00:19:32`.
    private static ZoneOffset offset(String text) {
        return ZoneOffset.of(text);
    }
}
