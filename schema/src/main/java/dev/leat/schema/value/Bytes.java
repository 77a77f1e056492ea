package dev.leat.schema.value;

import java.util.Arrays;
import java.util.HexFormat;
import org.jspecify.annotations.Nullable;

/// A string of bytes: the value of `bytea`.
///
/// Not a plain `byte[]`, because a row is a record: it must be equal to another row with the same
/// bytes, and nobody may change it from outside.
public final class Bytes implements Comparable<Bytes> {
    /// No byte at all.
    public static final Bytes EMPTY = new Bytes(new byte[0]);

    private final byte[] content;

    private Bytes(byte[] content) {
        this.content = content;
    }

    /// {@return these bytes, copied}
    public static Bytes of(byte... bytes) {
        return new Bytes(bytes.clone());
    }

    /// {@return the bytes of a text such as `\x00ff`, or of the server's older escape format}
    ///
    /// @throws IllegalArgumentException if it is neither
    public static Bytes parse(String text) {
        if (text.startsWith("\\x")) {
            return new Bytes(HexFormat.of().parseHex(text, 2, text.length()));
        }
        return new Bytes(unescaped(text));
    }

    private static byte[] unescaped(String text) {
        byte[] bytes = new byte[text.length()];
        int size = 0;
        for (int i = 0; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c > 0x7f) {
                throw new IllegalArgumentException("not a byte string");
            }
            if (c != '\\') {
                bytes[size++] = (byte) c;
            } else if (text.startsWith("\\", i + 1)) {
                bytes[size++] = '\\';
                i++;
            } else if (i + 3 < text.length()) {
                bytes[size++] = (byte) Integer.parseInt(text, i + 1, i + 4, 8);
                i += 3;
            } else {
                throw new IllegalArgumentException("not a byte string: it ends in an escape");
            }
        }
        return Arrays.copyOf(bytes, size);
    }

    /// {@return a copy as an array}
    public byte[] toByteArray() {
        return content.clone();
    }

    /// {@return how many there are}
    public int size() {
        return content.length;
    }

    /// {@return the byte at this position, from 0}
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public byte get(int index) {
        return content[index];
    }

    /// The order of Postgres: byte by byte, without sign.
    @Override
    public int compareTo(Bytes other) {
        return Arrays.compareUnsigned(content, other.content);
    }

    @Override
    public boolean equals(@Nullable Object other) {
        return other instanceof Bytes that && Arrays.equals(content, that.content);
    }

    @Override
    public int hashCode() {
        return Arrays.hashCode(content);
    }

    /// {@return the bytes in hexadecimal after `\x`}
    @Override
    public String toString() {
        return "\\x" + HexFormat.of().formatHex(content);
    }
}
