package dev.leat.replica.store;

import java.util.Arrays;

/// A growing byte buffer that can be used again. One thread.
final class ByteSink {
    private byte[] bytes = new byte[256];
    private int size;

    void reset() {
        size = 0;
    }

    void put(byte b) {
        reserve(1);
        bytes[size++] = b;
    }

    void put(byte[] source) {
        reserve(source.length);
        System.arraycopy(source, 0, bytes, size, source.length);
        size += source.length;
    }

    void putLong(long value) {
        reserve(8);
        for (int shift = 56; shift >= 0; shift -= 8) {
            bytes[size++] = (byte) (value >>> shift);
        }
    }

    /// Seven bits a byte, the lowest first; small numbers take one byte.
    void putVarLong(long value) {
        long rest = value;
        while ((rest & ~0x7fL) != 0) {
            put((byte) (rest & 0x7f | 0x80));
            rest >>>= 7;
        }
        put((byte) rest);
    }

    int size() {
        return size;
    }

    byte[] toByteArray() {
        return Arrays.copyOf(bytes, size);
    }

    private void reserve(int more) {
        if (bytes.length - size < more) {
            bytes = Arrays.copyOf(bytes, Math.max(size + more, 2 * bytes.length));
        }
    }
}
