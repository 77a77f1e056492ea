package dev.leat.ivm.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/// A pattern of `LIKE`: `%` is any run, `_` exactly one code point, a backslash takes the next
/// character literally. Matches the whole string, line ends included.
final class LikePattern {
    private static final int RUN = -1;
    private static final int ONE = -2;

    private final boolean ignoreCase;

    /// Code points, or [#RUN] and [#ONE].
    private final int[] parts;

    private LikePattern(boolean ignoreCase, int[] parts) {
        this.ignoreCase = ignoreCase;
        this.parts = parts;
    }

    /// @throws InvalidQueryException if the pattern ends in a lone backslash
    static LikePattern of(String pattern, boolean ignoreCase) {
        String text = ignoreCase ? pattern.toLowerCase(Locale.ROOT) : pattern;
        List<Integer> parts = new ArrayList<>();
        boolean escaped = false;
        for (int codePoint : text.codePoints().toArray()) {
            if (escaped) {
                parts.add(codePoint);
                escaped = false;
            } else if (codePoint == '\\') {
                escaped = true;
            } else if (codePoint == '%') {
                if (parts.isEmpty() || parts.get(parts.size() - 1) != RUN) {
                    parts.add(RUN);
                }
            } else {
                parts.add(codePoint == '_' ? ONE : codePoint);
            }
        }
        if (escaped) {
            throw new InvalidQueryException(
                    "a LIKE pattern may not end with a single backslash; write \\\\ to match a"
                            + " backslash");
        }
        return new LikePattern(ignoreCase, parts.stream().mapToInt(Integer::intValue).toArray());
    }

    boolean matches(String value) {
        String text = ignoreCase ? value.toLowerCase(Locale.ROOT) : value;
        int at = 0;
        int part = 0;
        int resumeAt = -1;
        int resumePart = -1;
        while (at < text.length()) {
            int codePoint = text.codePointAt(at);
            if (part < parts.length && parts[part] == RUN) {
                resumePart = ++part;
                resumeAt = at;
            } else if (part < parts.length && (parts[part] == ONE || parts[part] == codePoint)) {
                part++;
                at += Character.charCount(codePoint);
            } else if (resumePart >= 0) {
                // The last run takes one more character, and matching goes on behind it.
                resumeAt += Character.charCount(text.codePointAt(resumeAt));
                at = resumeAt;
                part = resumePart;
            } else {
                return false;
            }
        }
        while (part < parts.length && parts[part] == RUN) {
            part++;
        }
        return part == parts.length;
    }
}
