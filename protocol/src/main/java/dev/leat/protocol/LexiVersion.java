package dev.leat.protocol;

/// Numbers as text whose plain string order is the numeric order.
///
/// One base-36 digit gives the length of the number in base 36, less one; the number follows in
/// lower case: 0 is `00`, 35 is `0z`, 36 is `110`. Numbers are unsigned 64-bit.
public final class LexiVersion {
    private LexiVersion() {}

    /// {@return the text of an unsigned number}
    public static String of(long unsigned) {
        String digits = Long.toUnsignedString(unsigned, 36);
        return Character.forDigit(digits.length() - 1, 36) + digits;
    }

    /// {@return the unsigned number that `text` stands for}
    ///
    /// @throws IllegalArgumentException if `text` is not one that [#of] would have written
    public static long parse(String text) {
        if (text.length() < 2) {
            throw new IllegalArgumentException("\"" + text + "\" is too short for a version");
        }
        if (Character.digit(text.charAt(0), 36) != text.length() - 2) {
            throw new IllegalArgumentException(
                    "the length of version \""
                            + text
                            + "\" is not the one that its first digit announces");
        }
        long number;
        try {
            number = Long.parseUnsignedLong(text, 1, text.length(), 36);
        } catch (NumberFormatException e) {
            throw new IllegalArgumentException("\"" + text + "\" is not a version in base 36", e);
        }
        if (!of(number).equals(text)) {
            throw new IllegalArgumentException(
                    "\"" + text + "\" is not how " + of(number) + " is written");
        }
        return number;
    }
}
