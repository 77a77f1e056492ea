package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import org.jspecify.annotations.Nullable;

/// Ranges and multiranges: `overlaps(BOOKINGS.stay, wanted)`.
public final class Ranges {
    private Ranges() {}

    /// {@return a condition: the range contains a value}
    ///
    /// @param element what the range is of: a date, a number
    public static Condition contains(Expression<?> range, Expression<?> element) {
        return Calls.condition(range, "@>", element);
    }

    /// {@return a condition: the first range contains the other}
    public static <T extends @Nullable Object> Condition containsRange(
            Expression<T> range, T other) {
        return Calls.condition(range, "@>", Calls.constant(range, other));
    }

    /// {@return a condition: the range lies within the other}
    public static <T extends @Nullable Object> Condition containedBy(Expression<T> range, T other) {
        return Calls.condition(range, "<@", Calls.constant(range, other));
    }

    /// {@return a condition: the ranges have something in common}
    public static <T extends @Nullable Object> Condition overlaps(Expression<T> range, T other) {
        return Calls.condition(range, "&&", Calls.constant(range, other));
    }

    /// {@return a condition: the ranges have something in common}
    public static <T> Condition overlaps(
            Expression<? extends @Nullable T> range, Expression<? extends @Nullable T> other) {
        return Calls.condition(range, "&&", other);
    }

    /// {@return a condition: one range ends where the other begins}
    public static <T extends @Nullable Object> Condition adjacent(Expression<T> range, T other) {
        return Calls.condition(range, "-|-", Calls.constant(range, other));
    }

    /// {@return a condition: all of the range lies before the other}
    public static <T extends @Nullable Object> Condition before(Expression<T> range, T other) {
        return Calls.condition(range, "<<", Calls.constant(range, other));
    }

    /// {@return a condition: all of the range lies behind the other}
    public static <T extends @Nullable Object> Condition after(Expression<T> range, T other) {
        return Calls.condition(range, ">>", Calls.constant(range, other));
    }

    /// {@return the lower bound; null if there is none}
    ///
    /// @param type of what the range is of
    public static <E> Expression<@Nullable E> lower(Expression<?> range, DataType<E> type) {
        return Calls.call(type, true, "lower", range);
    }

    /// {@return the upper bound; null if there is none}
    public static <E> Expression<@Nullable E> upper(Expression<?> range, DataType<E> type) {
        return Calls.call(type, true, "upper", range);
    }

    /// {@return whether nothing lies in the range}
    public static Condition isEmpty(Expression<?> range) {
        return Condition.of(
                Formula.bool(
                        range.isNullable(), out -> out.sql("isempty(").expression(range).sql(")")));
    }

    /// {@return what both ranges have in common}
    public static <T extends @Nullable Object> Expression<T> intersection(
            Expression<T> range, Expression<? extends T> other) {
        return Formula.like(
                range,
                range.isNullable() || other.isNullable(),
                out -> out.sql("(").expression(range).sql(" * ").expression(other).sql(")"));
    }

    /// {@return both ranges as one; an error of the statement if there is a gap between them}
    public static <T extends @Nullable Object> Expression<T> union(
            Expression<T> range, Expression<? extends T> other) {
        return Formula.like(
                range,
                range.isNullable() || other.isNullable(),
                out -> out.sql("(").expression(range).sql(" + ").expression(other).sql(")"));
    }
}
