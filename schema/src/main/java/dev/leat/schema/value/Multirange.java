package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Ranges with gaps between them: the value of `int4multirange`, `tstzmultirange`, ….
///
/// Kept as Postgres keeps them: in order, without empty ones, and with those that touch or overlap
/// joined.
///
/// @param ranges in ascending order
public record Multirange<T extends Comparable<? super T>>(List<Range<T>> ranges) {
    public Multirange {
        ranges = joined(ranges);
    }

    /// {@return the values that lie in any of the ranges}
    @SafeVarargs
    @SuppressWarnings("varargs")
    public static <T extends Comparable<? super T>> Multirange<T> of(Range<T>... ranges) {
        return new Multirange<>(Arrays.asList(ranges));
    }

    /// {@return whether the value lies in one of the ranges}
    public boolean contains(T value) {
        return ranges.stream().anyMatch(range -> range.contains(value));
    }

    /// {@return the ranges of a text such as `{[1,5),[7,9)}`}
    ///
    /// @param bound reads a bound
    /// @throws IllegalArgumentException if it is none
    public static <T extends Comparable<? super T>> Multirange<T> parse(
            String text, Function<String, T> bound) {
        return new Multirange<>(new RangeText(text).list(bound));
    }

    private static <T extends Comparable<? super T>> List<Range<T>> joined(List<Range<T>> ranges) {
        List<Range<T>> sorted = new ArrayList<>(ranges);
        sorted.removeIf(Range::isEmpty);
        sorted.sort(Multirange::compareLower);
        List<Range<T>> joined = new ArrayList<>();
        for (Range<T> range : sorted) {
            if (!joined.isEmpty() && touches(joined.getLast(), range)) {
                joined.add(join(joined.removeLast(), range));
            } else {
                joined.add(range);
            }
        }
        return List.copyOf(joined);
    }

    private static <T extends Comparable<? super T>> int compareLower(Range<T> a, Range<T> b) {
        T left = a.lower();
        T right = b.lower();
        if (left == null || right == null) {
            return Boolean.compare(left != null, right != null);
        }
        int order = left.compareTo(right);
        return order != 0 ? order : Boolean.compare(b.lowerInclusive(), a.lowerInclusive());
    }

    /// {@return whether no value lies between the first range and the second, which starts later}
    private static <T extends Comparable<? super T>> boolean touches(Range<T> a, Range<T> b) {
        T end = a.upper();
        T start = b.lower();
        if (end == null || start == null) {
            return true;
        }
        int order = start.compareTo(end);
        return order < 0 || (order == 0 && (a.upperInclusive() || b.lowerInclusive()));
    }

    private static <T extends Comparable<? super T>> Range<T> join(Range<T> a, Range<T> b) {
        Range<T> last = endsLater(a, b) ? a : b;
        return new Range<>(
                false, a.lower(), a.lowerInclusive(), last.upper(), last.upperInclusive());
    }

    private static <T extends Comparable<? super T>> boolean endsLater(Range<T> a, Range<T> b) {
        @Nullable T left = a.upper();
        @Nullable T right = b.upper();
        if (left == null || right == null) {
            return left == null;
        }
        int order = left.compareTo(right);
        return order > 0 || (order == 0 && a.upperInclusive());
    }

    /// {@return the ranges as Postgres prints them}
    @Override
    public String toString() {
        return ranges.stream().map(Range::toString).collect(Collectors.joining(",", "{", "}"));
    }
}
