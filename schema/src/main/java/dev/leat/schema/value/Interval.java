package dev.leat.schema.value;

import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// A span of time as Postgres keeps it: months, days and microseconds apart, because a month has no
/// fixed number of days, and a day none of hours.
///
/// Two intervals are equal when the three parts are. Postgres's `=` also takes 24 hours for a day
/// and 30 days for a month.
public record Interval(int months, int days, long microseconds) {
    private static final long SECOND = 1_000_000L;
    private static final Pattern WORDS =
            Pattern.compile(
                    "(?:([+-]?\\d+) years? ?)?(?:([+-]?\\d+) mons? ?)?(?:([+-]?\\d+) days? ?)?(?:([+-]?)(\\d+):(\\d\\d):(\\d\\d(?:\\.\\d+)?))?");
    private static final Pattern ISO =
            Pattern.compile(
                    "P(?:(-?\\d+)Y)?(?:(-?\\d+)M)?(?:(-?\\d+)W)?(?:(-?\\d+)D)?(?:T(?:(-?\\d+)H)?(?:(-?\\d+)M)?(?:(-?\\d+(?:\\.\\d+)?)S)?)?");

    /// No time at all.
    public static final Interval ZERO = new Interval(0, 0, 0);

    /// {@return whole hours, minutes and seconds, to the microsecond}
    ///
    /// @throws ArithmeticException if there are too many
    public static Interval of(Duration duration) {
        return new Interval(
                0,
                0,
                Math.addExact(
                        Math.multiplyExact(duration.getSeconds(), SECOND),
                        duration.getNano() / 1000));
    }

    /// {@return years, months and days}
    ///
    /// @throws ArithmeticException if there are too many
    public static Interval of(Period period) {
        return new Interval(Math.toIntExact(period.toTotalMonths()), period.getDays(), 0);
    }

    /// {@return years, months, days, and hours to microseconds}
    public static Interval of(Period period, Duration duration) {
        Interval days = of(period);
        return new Interval(days.months, days.days, of(duration).microseconds);
    }

    /// {@return the months and days}
    public Period period() {
        return Period.of(months / 12, months % 12, days);
    }

    /// {@return the hours, minutes and seconds}
    public Duration duration() {
        return Duration.ofSeconds(
                Math.floorDiv(microseconds, SECOND), Math.floorMod(microseconds, SECOND) * 1000);
    }

    /// {@return the interval of a text in Postgres's style, `1 year 2 mons -3 days 04:05:06.7`, or
    /// that of ISO 8601, `P1Y2M-3DT4H5M6.7S`}
    ///
    /// @throws IllegalArgumentException if it is neither, or infinite
    public static Interval parse(String text) {
        Matcher iso = ISO.matcher(text);
        if (iso.matches() && text.length() > 1) {
            return new Interval(
                    months(iso.group(1), iso.group(2)),
                    Math.addExact(Math.multiplyExact(whole(iso.group(3)), 7), whole(iso.group(4))),
                    time(iso.group(5), iso.group(6), iso.group(7)));
        }
        Matcher words = WORDS.matcher(text);
        if (text.isEmpty() || !words.matches()) {
            throw new IllegalArgumentException("not a finite interval");
        }
        long time = time(words.group(5), words.group(6), words.group(7));
        return new Interval(
                months(words.group(1), words.group(2)),
                whole(words.group(3)),
                "-".equals(words.group(4)) ? -time : time);
    }

    private static int months(@Nullable String years, @Nullable String months) {
        return Math.addExact(Math.multiplyExact(whole(years), 12), whole(months));
    }

    private static int whole(@Nullable String digits) {
        return digits == null ? 0 : Integer.parseInt(digits);
    }

    private static long time(
            @Nullable String hours, @Nullable String minutes, @Nullable String seconds) {
        // Not in long arithmetic: the greatest negative number of microseconds has no counterpart.
        return number(hours)
                .multiply(BigDecimal.valueOf(3600))
                .add(number(minutes).multiply(BigDecimal.valueOf(60)))
                .add(number(seconds))
                .movePointRight(6)
                .longValueExact();
    }

    private static BigDecimal number(@Nullable String digits) {
        return digits == null ? BigDecimal.ZERO : new BigDecimal(digits);
    }

    /// {@return the text in the form of ISO 8601 that Postgres reads in any style}
    @Override
    public String toString() {
        StringBuilder out = new StringBuilder("P");
        part(out, months / 12, 'Y');
        part(out, months % 12, 'M');
        part(out, days, 'D');
        if (microseconds != 0) {
            out.append('T');
            part(out, microseconds / (3600 * SECOND), 'H');
            part(out, microseconds / (60 * SECOND) % 60, 'M');
            long rest = microseconds % (60 * SECOND);
            if (rest != 0) {
                out.append(BigDecimal.valueOf(rest, 6).stripTrailingZeros().toPlainString())
                        .append('S');
            }
        }
        return out.length() == 1 ? "PT0S" : out.toString();
    }

    private static void part(StringBuilder out, long number, char unit) {
        if (number != 0) {
            out.append(number).append(unit);
        }
    }
}
