package dev.leat.sql.render;

/// Refuses Java strings that are no text: with one half of a surrogate pair, for which UTF-8 has no
/// bytes. An encoder sends a question mark instead, so that the database has another text than it
/// was given.
public final class WellFormedText {
    private WellFormedText() {}

    /// {@return the same text}
    ///
    /// @throws IllegalArgumentException that says where the half is, without the text
    public static String checked(String text) {
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (!Character.isSurrogate(c)) {
                continue;
            }
            if (Character.isHighSurrogate(c)
                    && i + 1 < text.length()
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                i++;
                continue;
            }
            throw new IllegalArgumentException(
                    "a text has half of a surrogate pair (\\u%04X at index %d), which is no character and cannot be stored; was it cut in the middle of one?"
                            .formatted((int) c, i));
        }
        return text;
    }
}
