package dev.leat.schema.value;

import java.util.Objects;

/// A string of bits: the value of `bit(n)` and `bit varying(n)`.
///
/// @param digits one `0` or `1` for each bit, the first one first
public record BitString(String digits) implements Comparable<BitString> {
    public BitString {
        Objects.requireNonNull(digits, "digits");
        if (!digits.chars().allMatch(c -> c == '0' || c == '1')) {
            throw new IllegalArgumentException("a bit string consists of 0 and 1");
        }
    }

    /// {@return the bits of a text such as `0110`}
    ///
    /// @throws IllegalArgumentException if it has other digits
    public static BitString parse(String text) {
        return new BitString(text);
    }

    /// {@return the last `length` bits of a number, the highest one first}
    public static BitString of(long bits, int length) {
        if (length < 0 || length > Long.SIZE) {
            throw new IllegalArgumentException("a long has no " + length + " bits");
        }
        StringBuilder digits = new StringBuilder(length);
        for (int i = length - 1; i >= 0; i--) {
            digits.append((bits >>> i & 1) == 0 ? '0' : '1');
        }
        return new BitString(digits.toString());
    }

    /// {@return how many bits there are}
    public int length() {
        return digits.length();
    }

    /// {@return whether the bit at this position, from 0, is set}
    ///
    /// @throws IndexOutOfBoundsException if there is none
    public boolean get(int index) {
        return digits.charAt(index) == '1';
    }

    /// The order of Postgres: bit by bit, the shorter one first.
    @Override
    public int compareTo(BitString other) {
        return digits.compareTo(other.digits);
    }

    /// {@return the digits}
    @Override
    public String toString() {
        return digits;
    }
}
