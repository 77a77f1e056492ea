package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import java.math.BigDecimal;
import java.time.Duration;
import java.time.Period;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// Dates and times: `truncate(Field.WEEK, POSTS.createdAt)`.
public final class Dates {
    private Dates() {}

    /// A part of a date or time.
    public enum Field {
        MICROSECOND,
        MILLISECOND,
        SECOND,
        MINUTE,
        HOUR,
        DAY,
        WEEK,
        MONTH,
        QUARTER,
        YEAR,
        DECADE,
        CENTURY;

        String sql() {
            return name().toLowerCase(Locale.ROOT);
        }
    }

    /// {@return the beginning of the day, week, … that the value lies in, as the same type}
    public static <T extends @Nullable Object> Expression<T> truncate(
            Field field, Expression<T> value) {
        return Formula.like(
                value,
                value.isNullable(),
                out ->
                        out.sql("CAST(date_trunc('" + field.sql() + "', ")
                                .expression(value)
                                .sql(") AS " + value.type().castSql() + ")"));
    }

    /// {@return a part as a number}
    public static Expression<BigDecimal> extract(Field field, Expression<?> value) {
        return Formula.of(
                DataType.NUMERIC,
                value.isNullable(),
                out -> out.sql("extract(" + field.sql() + " FROM ").expression(value).sql(")"));
    }

    /// {@return the day of the week, Monday being 1 and Sunday 7}
    public static Expression<Integer> dayOfWeek(Expression<?> value) {
        return Formula.of(
                DataType.INTEGER,
                value.isNullable(),
                out -> out.sql("CAST(extract(isodow FROM ").expression(value).sql(") AS integer)"));
    }

    /// {@return the value so much later; negative for earlier}
    public static <T extends @Nullable Object> Expression<T> plus(
            Expression<T> value, Duration duration) {
        return shifted(value, duration.toString());
    }

    /// {@return the value so many days, months, years later; negative for earlier}
    public static <T extends @Nullable Object> Expression<T> plus(
            Expression<T> value, Period period) {
        return shifted(value, period.toString());
    }

    private static <T extends @Nullable Object> Expression<T> shifted(
            Expression<T> value, String iso) {
        Expression<String> text = Functions.value(iso);
        return Formula.like(
                value,
                value.isNullable(),
                out ->
                        out.sql("CAST(")
                                .expression(value)
                                .sql(" + CAST(")
                                .expression(text)
                                .sql(" AS interval) AS " + value.type().castSql() + ")"));
    }

    /// {@return the seconds from the first moment to the second}
    public static Expression<Double> secondsBetween(Expression<?> from, Expression<?> to) {
        return Formula.of(
                DataType.DOUBLE_PRECISION,
                from.isNullable() || to.isNullable(),
                out ->
                        out.sql("CAST(extract(epoch FROM ")
                                .expression(to)
                                .sql(" - ")
                                .expression(from)
                                .sql(") AS double precision)"));
    }
}
