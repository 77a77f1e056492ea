package dev.leat.postgres.replication;

/// Numbers as text whose plain string order is the order of the numbers.
///
/// The text is the number in base 36 (lower case), preceded by one base 36 digit: the number of its
/// digits minus one. So 0 is `00`, 35 is `0z`, 36 is `110`. Numbers are unsigned 64-bit. The Zero
/// protocol's cookies are written this way.
public final class LexiVersion {

    private static final int RADIX = 36;

    private LexiVersion() {}

    /// The sortable text of an unsigned number.
    public static String encode(long unsigned) {
        String digits = Long.toUnsignedString(unsigned, RADIX);
        return Character.forDigit(digits.length() - 1, RADIX) + digits;
    }

    /// The number of a text that [#encode(long)] made.
    ///
    /// @throws IllegalArgumentException if the length digit is wrong, a digit is not base 36, or
    ///   the number exceeds 64 bits
    public static long decode(String version) {
        if (version.length() < 2
                || Character.digit(version.charAt(0), RADIX) != version.length() - 2
                || !isCanonical(version)) {
            throw malformed(version);
        }
        try {
            return Long.parseUnsignedLong(version.substring(1), RADIX);
        } catch (NumberFormatException e) {
            throw malformed(version);
        }
    }

    private static boolean isCanonical(String version) {
        for (int i = 0; i < version.length(); i++) {
            char c = version.charAt(i);
            if (!(c >= '0' && c <= '9' || c >= 'a' && c <= 'z')) {
                return false;
            }
        }
        return version.length() == 2 || version.charAt(1) != '0';
    }

    private static IllegalArgumentException malformed(String version) {
        return new IllegalArgumentException(
                "Not a LexiVersion: '"
                        + version
                        + "'; expected a base 36 number after the digit for its length");
    }
}
