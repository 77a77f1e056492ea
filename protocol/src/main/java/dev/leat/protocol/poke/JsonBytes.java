package dev.leat.protocol.poke;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;

/// A growing buffer of UTF-8 JSON, written by hand where speed counts. Checks no structure.
///
/// Numbers come out as JavaScript prints them. Belongs to one thread.
public final class JsonBytes {
    private static final byte[] HEX = "0123456789abcdef".getBytes(StandardCharsets.US_ASCII);

    /// Below it, a whole number is printed digit by digit exactly.
    private static final double WHOLE = 1L << 53;

    private byte[] bytes;
    private int length;

    public JsonBytes(int capacity) {
        bytes = new byte[Math.max(16, capacity)];
    }

    public int length() {
        return length;
    }

    public void reset() {
        length = 0;
    }

    /// {@return a copy of what was written}
    public byte[] toBytes() {
        return Arrays.copyOf(bytes, length);
    }

    /// Appends one byte, for ASCII punctuation.
    public JsonBytes ascii(char c) {
        ensure(1);
        bytes[length++] = (byte) c;
        return this;
    }

    /// Appends ASCII text as it is.
    @SuppressWarnings("deprecation") // getBytes(int, int, byte[], int) is right for ASCII and fast
    public JsonBytes ascii(String text) {
        int size = text.length();
        ensure(size);
        text.getBytes(0, size, bytes, length);
        length += size;
        return this;
    }

    /// Appends JSON that is already encoded.
    public JsonBytes raw(byte[] json) {
        ensure(json.length);
        System.arraycopy(json, 0, bytes, length, json.length);
        length += json.length;
        return this;
    }

    /// Appends what another buffer holds.
    public JsonBytes raw(JsonBytes other) {
        ensure(other.length);
        System.arraycopy(other.bytes, 0, bytes, length, other.length);
        length += other.length;
        return this;
    }

    /// Appends JSON given as text, such as a value of type `jsonb`.
    public JsonBytes json(String json) {
        return raw(json.getBytes(StandardCharsets.UTF_8));
    }

    /// Appends a quoted string.
    public JsonBytes string(String text) {
        int size = text.length();
        ensure(size * 3 + 2);
        bytes[length++] = '"';
        for (int i = 0; i < size; i++) {
            char c = text.charAt(i);
            if (c < 0x80) {
                if (c >= 0x20 && c != '"' && c != '\\') {
                    bytes[length++] = (byte) c;
                } else {
                    escape(c);
                    ensure((size - i) * 3 + 2);
                }
            } else if (c < 0x800) {
                bytes[length++] = (byte) (0xC0 | c >> 6);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (!Character.isSurrogate(c)) {
                bytes[length++] = (byte) (0xE0 | c >> 12);
                bytes[length++] = (byte) (0x80 | c >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | c & 0x3F);
            } else if (Character.isHighSurrogate(c)
                    && i + 1 < size
                    && Character.isLowSurrogate(text.charAt(i + 1))) {
                int point = Character.toCodePoint(c, text.charAt(++i));
                bytes[length++] = (byte) (0xF0 | point >> 18);
                bytes[length++] = (byte) (0x80 | point >> 12 & 0x3F);
                bytes[length++] = (byte) (0x80 | point >> 6 & 0x3F);
                bytes[length++] = (byte) (0x80 | point & 0x3F);
            } else {
                unicode(c); // half a pair has no UTF-8; JSON can still say it
                ensure((size - i) * 3 + 2);
            }
        }
        bytes[length++] = '"';
        return this;
    }

    /// Appends a number as JavaScript prints it. A number that JSON cannot say becomes null.
    public JsonBytes number(double number) {
        if (number == Math.rint(number) && Math.abs(number) < WHOLE) {
            return ascii(Long.toString((long) number));
        }
        if (Double.isNaN(number) || Double.isInfinite(number)) {
            return ascii("null");
        }
        return ascii(exponent(Double.toString(number)));
    }

    public JsonBytes number(long number) {
        return ascii(Long.toString(number));
    }

    public JsonBytes bool(boolean value) {
        return ascii(value ? "true" : "false");
    }

    /// Java prints `1.0E21` and `1.5E12` where JavaScript prints `1e21` and `1500000000000`.
    private static String exponent(String text) {
        int e = text.indexOf('E');
        if (e < 0) {
            return text;
        }
        int exponent = Integer.parseInt(text, e + 1, text.length(), 10);
        if (exponent >= -6 && exponent < 21) {
            return new BigDecimal(text).stripTrailingZeros().toPlainString();
        }
        String mantissa = text.substring(0, e);
        if (mantissa.endsWith(".0")) {
            mantissa = mantissa.substring(0, mantissa.length() - 2);
        }
        return mantissa + (exponent < 0 ? "e" : "e+") + exponent;
    }

    private void escape(char c) {
        switch (c) {
            case '"' -> ascii("\\\"");
            case '\\' -> ascii("\\\\");
            case '\n' -> ascii("\\n");
            case '\r' -> ascii("\\r");
            case '\t' -> ascii("\\t");
            case '\b' -> ascii("\\b");
            case '\f' -> ascii("\\f");
            default -> unicode(c);
        }
    }

    private void unicode(char c) {
        ensure(6);
        bytes[length++] = '\\';
        bytes[length++] = 'u';
        bytes[length++] = HEX[c >> 12 & 0xF];
        bytes[length++] = HEX[c >> 8 & 0xF];
        bytes[length++] = HEX[c >> 4 & 0xF];
        bytes[length++] = HEX[c & 0xF];
    }

    private void ensure(int more) {
        if (bytes.length - length < more) {
            bytes = Arrays.copyOf(bytes, Math.max(bytes.length * 2, length + more));
        }
    }
}
