package dev.leat.replica.value;

import java.time.DateTimeException;
import java.time.LocalDate;

/// Dates and times as Postgres prints them with `DateStyle = ISO`, to milliseconds.
///
/// `2024-05-06 07:08:09.123456+02`, `0044-03-15 BC`, `24:00:00`, `infinity`. Years have four or
/// more digits; zones `+hh`, `+hh:mm` or `+hh:mm:ss`.
final class DateTimeText {
    private static final long MICROS_PER_SECOND = 1_000_000;
    private static final long MICROS_PER_DAY = 86_400 * MICROS_PER_SECOND;

    /// Up to here, some 270,000 years, microseconds fit into 64 bits.
    private static final long EXACT_DAYS = 100_000_000;

    private final String text;
    private int at;

    private DateTimeText(String text) {
        this.text = text;
    }

    /// {@return milliseconds since 1970 in UTC, microseconds as fraction}
    static Double timestamp(String text) throws UnreadableValue {
        refuseInfinity(text);
        DateTimeText reader = new DateTimeText(text);
        int[] date = reader.readDate();
        reader.expect(' ');
        long time = reader.readTime();
        long zone = reader.readZone();
        long day = epochDay(date, reader.readEra());
        if (Math.abs(day) > EXACT_DAYS) {
            return day * 86_400_000.0 + (time - zone) / 1000.0;
        }
        return (day * MICROS_PER_DAY + time - zone) / 1000.0;
    }

    /// {@return milliseconds since 1970 at the date's midnight in UTC}
    static Double date(String text) throws UnreadableValue {
        refuseInfinity(text);
        DateTimeText reader = new DateTimeText(text);
        int[] date = reader.readDate();
        return epochDay(date, reader.readEra()) * 86_400_000.0;
    }

    /// {@return milliseconds since midnight in UTC, microseconds as fraction}
    static Double time(String text) throws UnreadableValue {
        DateTimeText reader = new DateTimeText(text);
        long micros = reader.readTime() - reader.readZone();
        reader.expectEnd();
        if (micros < 0 || micros > MICROS_PER_DAY) { // 24:00:00 itself stays
            micros = Math.floorMod(micros, MICROS_PER_DAY);
        }
        return micros / 1000.0;
    }

    private static void refuseInfinity(String text) throws UnreadableValue {
        if (text.equals("infinity") || text.equals("-infinity")) {
            throw new UnreadableValue("it is infinite");
        }
    }

    private static long epochDay(int[] date, boolean beforeChrist) throws UnreadableValue {
        try {
            int year = beforeChrist ? 1 - date[0] : date[0]; // there is no year 0
            return LocalDate.of(year, date[1], date[2]).toEpochDay();
        } catch (DateTimeException e) {
            throw unreadable();
        }
    }

    private int[] readDate() throws UnreadableValue {
        int year = readNumber();
        expect('-');
        int month = readNumber();
        expect('-');
        return new int[] {year, month, readNumber()};
    }

    private long readTime() throws UnreadableValue {
        long seconds = readNumber() * 3600L;
        expect(':');
        seconds += readNumber() * 60L;
        expect(':');
        seconds += readNumber();
        return seconds * MICROS_PER_SECOND + readFraction();
    }

    private long readFraction() throws UnreadableValue {
        if (!next('.')) {
            return 0;
        }
        int start = at;
        long fraction = readNumber();
        for (int digits = at - start; digits < 6; digits++) {
            fraction *= 10;
        }
        return fraction;
    }

    private long readZone() throws UnreadableValue {
        int sign;
        if (next('+')) {
            sign = 1;
        } else if (next('-')) {
            sign = -1;
        } else {
            return 0;
        }
        long seconds = readNumber() * 3600L;
        if (next(':')) {
            seconds += readNumber() * 60L;
            if (next(':')) {
                seconds += readNumber();
            }
        }
        return sign * seconds * MICROS_PER_SECOND;
    }

    private boolean readEra() throws UnreadableValue {
        boolean beforeChrist = text.startsWith(" BC", at);
        if (beforeChrist) {
            at += 3;
        }
        expectEnd();
        return beforeChrist;
    }

    private int readNumber() throws UnreadableValue {
        int start = at;
        int number = 0;
        while (at < text.length() && at - start < 9) {
            int digit = text.charAt(at) - '0';
            if (digit < 0 || digit > 9) {
                break;
            }
            number = number * 10 + digit;
            at++;
        }
        if (at == start) {
            throw unreadable();
        }
        return number;
    }

    private boolean next(char expected) {
        if (at < text.length() && text.charAt(at) == expected) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(char expected) throws UnreadableValue {
        if (!next(expected)) {
            throw unreadable();
        }
    }

    private void expectEnd() throws UnreadableValue {
        if (at < text.length()) {
            throw unreadable();
        }
    }

    private static UnreadableValue unreadable() {
        return new UnreadableValue("it is not a date or time in ISO style");
    }
}
