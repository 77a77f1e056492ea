package dev.leat.ivm.source;

import java.util.Comparator;
import org.jspecify.annotations.Nullable;

/// The order of values in queries: null first, then booleans (false before true), numbers as IEEE
/// doubles, strings by code point.
///
/// Strings compare as their UTF-8 bytes would, which is code point order and differs from
/// [String#compareTo] where surrogates meet the end of the basic plane. JSON values have no order.
public final class ValueOrder implements Comparator<@Nullable Object> {
    public static final ValueOrder INSTANCE = new ValueOrder();

    private ValueOrder() {}

    @Override
    public int compare(@Nullable Object a, @Nullable Object b) {
        if (a == b) {
            return 0;
        }
        if (a == null) {
            return -1;
        }
        if (b == null) {
            return 1;
        }
        // Plain tests: this is the innermost loop of every search, and a pattern switch is slower.
        if (a instanceof String s && b instanceof String t) {
            return compareStrings(s, t);
        }
        if (a instanceof Double d && b instanceof Double e) {
            return compareNumbers(d, e);
        }
        if (a instanceof Boolean p && b instanceof Boolean q) {
            return Boolean.compare(p, q);
        }
        if (a instanceof Row.Json s && b instanceof Row.Json t) {
            return compareStrings(s.text(), t.text());
        }
        throw new IllegalArgumentException(
                "cannot compare a "
                        + a.getClass().getSimpleName()
                        + " with a "
                        + b.getClass().getSimpleName());
    }

    private static int compareNumbers(double a, double b) {
        if (a == b) {
            return 0; // 0.0 and -0.0 are equal here, unlike in Double.compare
        }
        return Double.compare(a, b);
    }

    /// Compares by code point without decoding: surrogates are moved above the rest of the basic
    /// plane.
    static int compareStrings(String a, String b) {
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char c = a.charAt(i);
            char d = b.charAt(i);
            if (c != d) {
                return Integer.compare(codePointRank(c), codePointRank(d));
            }
        }
        return Integer.compare(a.length(), b.length());
    }

    private static int codePointRank(char c) {
        if (c >= 0xE000) {
            return c - 0x800;
        }
        return c >= 0xD800 ? c + 0x2000 : c;
    }
}
