package dev.leat.postgres.replication;

/// A position in the write-ahead log of one server, in bytes.
///
/// Ordered as the log is: a greater position is later. Printed and parsed as PostgreSQL does,
/// `16/B374D848`.
///
/// @param value the position as an unsigned 64-bit number
public record Lsn(long value) implements Comparable<Lsn> {

    /// The position that means "from where the slot stands" and "nothing confirmed yet".
    public static final Lsn ZERO = new Lsn(0);

    /// Reads `high/low`, two hexadecimal numbers of at most 32 bits.
    ///
    /// @throws IllegalArgumentException if the text is not of that form
    public static Lsn parse(String text) {
        int slash = text.indexOf('/');
        if (slash < 1 || slash > 8 || text.length() - slash < 2 || text.length() - slash > 9) {
            throw malformed(text);
        }
        try {
            long high = Long.parseLong(text, 0, slash, 16);
            long low = Long.parseLong(text, slash + 1, text.length(), 16);
            if (high < 0 || low < 0) {
                throw malformed(text);
            }
            return new Lsn(high << 32 | low);
        } catch (NumberFormatException e) {
            throw malformed(text);
        }
    }

    private static IllegalArgumentException malformed(String text) {
        return new IllegalArgumentException(
                "Not a write-ahead log position: '"
                        + text
                        + "'; expected two hexadecimal numbers like 16/B374D848");
    }

    /// The position `bytes` later.
    public Lsn plus(long bytes) {
        return new Lsn(value + bytes);
    }

    /// This position as the sortable text that cookies are made of.
    public String toLexiVersion() {
        return LexiVersion.encode(value);
    }

    /// The position that [#toLexiVersion()] was called on.
    ///
    /// @throws IllegalArgumentException if the text is not a LexiVersion of at most 64 bits
    public static Lsn fromLexiVersion(String version) {
        return new Lsn(LexiVersion.decode(version));
    }

    public boolean isAfter(Lsn other) {
        return compareTo(other) > 0;
    }

    public boolean isBefore(Lsn other) {
        return compareTo(other) < 0;
    }

    public static Lsn max(Lsn a, Lsn b) {
        return a.isBefore(b) ? b : a;
    }

    @Override
    public int compareTo(Lsn other) {
        return Long.compareUnsigned(value, other.value);
    }

    @Override
    public String toString() {
        return Long.toHexString(value >>> 32).toUpperCase(java.util.Locale.ROOT)
                + "/"
                + Long.toHexString(value & 0xffffffffL).toUpperCase(java.util.Locale.ROOT);
    }
}
