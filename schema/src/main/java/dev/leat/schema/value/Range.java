package dev.leat.schema.value;

import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// The values between two bounds: the value of `int4range`, `tstzrange`, ….
///
/// ```java
/// Range<Integer> ages = Range.closed(18, 65);
/// Range<Instant> open = Range.atLeast(now);
/// ```
///
/// Whole numbers and days are kept as Postgres keeps them, from a bound that is included to one
/// that is not; so `closed(1, 4)` equals `closedOpen(1, 5)` and what a query reads.
///
/// @param isEmpty whether no value lies in the range; then there are no bounds
/// @param lower the lower bound; `null` for none
/// @param lowerInclusive whether the lower bound belongs to the range
/// @param upper the upper bound; `null` for none
/// @param upperInclusive whether the upper bound belongs to the range
public record Range<T extends Comparable<? super T>>(
        boolean isEmpty,
        @Nullable T lower,
        boolean lowerInclusive,
        @Nullable T upper,
        boolean upperInclusive) {
    public Range {
        if (!isEmpty) {
            int order = compare(lower, upper);
            if (order > 0) {
                throw new IllegalArgumentException("a range's lower bound is above its upper one");
            }
            isEmpty = order == 0 && !(lowerInclusive && upperInclusive);
        }
        if (!isEmpty) {
            if (lower != null && !lowerInclusive && isDiscrete(lower)) {
                lower = next(lower);
                lowerInclusive = true;
            }
            if (upper != null && upperInclusive && isDiscrete(upper)) {
                upper = next(upper);
                upperInclusive = false;
            }
            isEmpty = compare(lower, upper) == 0 && !(lowerInclusive && upperInclusive);
        }
        if (isEmpty) {
            lower = null;
            upper = null;
        }
        lowerInclusive = lowerInclusive && lower != null;
        upperInclusive = upperInclusive && upper != null;
    }

    private static <T extends Comparable<? super T>> int compare(
            @Nullable T lower, @Nullable T upper) {
        return lower == null || upper == null ? -1 : lower.compareTo(upper);
    }

    private static boolean isDiscrete(Object value) {
        return value instanceof Integer || value instanceof Long || value instanceof LocalDate;
    }

    @SuppressWarnings("unchecked") // a value and its successor have the same class
    private static <T> T next(T value) {
        return switch (value) {
            case Integer v -> (T) (Integer) Math.addExact(v, 1);
            case Long v -> (T) (Long) Math.addExact(v, 1L);
            case LocalDate v -> (T) v.plusDays(1);
            default -> value;
        };
    }

    /// {@return the values from `lower` to `upper`, both included}
    public static <T extends Comparable<? super T>> Range<T> closed(T lower, T upper) {
        return of(lower, true, upper, true);
    }

    /// {@return the values from `lower`, included, up to `upper`, not included}
    public static <T extends Comparable<? super T>> Range<T> closedOpen(T lower, T upper) {
        return of(lower, true, upper, false);
    }

    /// {@return the values behind `lower` up to `upper`, included}
    public static <T extends Comparable<? super T>> Range<T> openClosed(T lower, T upper) {
        return of(lower, false, upper, true);
    }

    /// {@return the values between `lower` and `upper`, none of them included}
    public static <T extends Comparable<? super T>> Range<T> open(T lower, T upper) {
        return of(lower, false, upper, false);
    }

    /// {@return the value and everything above}
    public static <T extends Comparable<? super T>> Range<T> atLeast(T lower) {
        return of(lower, true, null, false);
    }

    /// {@return everything above the value}
    public static <T extends Comparable<? super T>> Range<T> greaterThan(T lower) {
        return of(lower, false, null, false);
    }

    /// {@return the value and everything below}
    public static <T extends Comparable<? super T>> Range<T> atMost(T upper) {
        return of(null, false, upper, true);
    }

    /// {@return everything below the value}
    public static <T extends Comparable<? super T>> Range<T> lessThan(T upper) {
        return of(null, false, upper, false);
    }

    /// {@return every value}
    public static <T extends Comparable<? super T>> Range<T> all() {
        return of(null, false, null, false);
    }

    /// {@return no value}
    public static <T extends Comparable<? super T>> Range<T> empty() {
        return new Range<>(true, null, false, null, false);
    }

    private static <T extends Comparable<? super T>> Range<T> of(
            @Nullable T lower, boolean lowerInclusive, @Nullable T upper, boolean upperInclusive) {
        return new Range<>(false, lower, lowerInclusive, upper, upperInclusive);
    }

    /// {@return whether the value lies in the range}
    public boolean contains(T value) {
        if (isEmpty) {
            return false;
        }
        T low = lower;
        T high = upper;
        int above = low == null ? 1 : value.compareTo(low);
        int below = high == null ? -1 : value.compareTo(high);
        return (above > 0 || (above == 0 && lowerInclusive))
                && (below < 0 || (below == 0 && upperInclusive));
    }

    /// {@return the range of a text such as `[1,5)`, `(,"2024-01-01"]`, `empty`}
    ///
    /// @param bound reads a bound
    /// @throws IllegalArgumentException if it is none
    public static <T extends Comparable<? super T>> Range<T> parse(
            String text, Function<String, T> bound) {
        if (text.strip().equalsIgnoreCase("empty")) {
            return empty();
        }
        return new RangeText(text).range(bound);
    }

    /// {@return the range as Postgres prints it}
    @Override
    public String toString() {
        return isEmpty
                ? "empty"
                : (lowerInclusive ? "[" : "(")
                        + RangeText.bound(lower)
                        + ","
                        + RangeText.bound(upper)
                        + (upperInclusive ? "]" : ")");
    }
}
