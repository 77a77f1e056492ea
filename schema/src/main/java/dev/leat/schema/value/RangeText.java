package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Reads ranges and lists of them as Postgres prints them, and writes their bounds.
final class RangeText {
    private final String text;
    private int at;

    RangeText(String text) {
        this.text = text;
    }

    <T extends Comparable<? super T>> Range<T> range(Function<String, T> bound) {
        boolean lowerInclusive = either('[', '(');
        String lower = value();
        expect(',');
        String upper = value();
        boolean upperInclusive = either(']', ')');
        return new Range<>(
                false,
                lower == null ? null : bound.apply(lower),
                lowerInclusive,
                upper == null ? null : bound.apply(upper),
                upperInclusive);
    }

    <T extends Comparable<? super T>> List<Range<T>> list(Function<String, T> bound) {
        List<Range<T>> ranges = new ArrayList<>();
        expect('{');
        while (peek() != '}') {
            ranges.add(range(bound));
            if (peek() == ',') {
                at++;
            }
        }
        return ranges;
    }

    private char peek() {
        if (at >= text.length()) {
            throw new IllegalArgumentException("not a range: it ends early");
        }
        return text.charAt(at);
    }

    private void expect(char c) {
        if (peek() != c) {
            throw new IllegalArgumentException("not a range");
        }
        at++;
    }

    private boolean either(char inclusive, char exclusive) {
        boolean found = peek() == inclusive;
        expect(found ? inclusive : exclusive);
        return found;
    }

    private @Nullable String value() {
        StringBuilder out = new StringBuilder();
        boolean quoted = false;
        boolean any = false;
        while (quoted || ",)]".indexOf(peek()) < 0) {
            char c = peek();
            any = true;
            at++;
            if (c == '\\') {
                out.append(peek());
                at++;
            } else if (c != '"') {
                out.append(c);
            } else if (quoted && peek() == '"') {
                out.append('"');
                at++;
            } else {
                quoted = !quoted;
            }
        }
        return any ? out.toString() : null;
    }

    static String bound(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        String bound = DateTimeText.ofBound(value);
        return bound.matches("[0-9A-Za-z.+-]+")
                ? bound
                : '"' + bound.replace("\\", "\\\\").replace("\"", "\\\"") + '"';
    }
}
