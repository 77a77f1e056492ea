package dev.leat.query;

/// The 32-bit xxHash, as the protocol's query hashes need it.
final class XxHash32 {
    private static final int PRIME_1 = 0x9E3779B1;
    private static final int PRIME_2 = 0x85EBCA77;
    private static final int PRIME_3 = 0xC2B2AE3D;
    private static final int PRIME_4 = 0x27D4EB2F;
    private static final int PRIME_5 = 0x165667B1;

    private XxHash32() {}

    static int hash(byte[] data, int seed) {
        int at = 0;
        int hash;
        if (data.length >= 16) {
            int a = seed + PRIME_1 + PRIME_2;
            int b = seed + PRIME_2;
            int c = seed;
            int d = seed - PRIME_1;
            for (; at + 16 <= data.length; at += 16) {
                a = round(a, word(data, at));
                b = round(b, word(data, at + 4));
                c = round(c, word(data, at + 8));
                d = round(d, word(data, at + 12));
            }
            hash =
                    Integer.rotateLeft(a, 1)
                            + Integer.rotateLeft(b, 7)
                            + Integer.rotateLeft(c, 12)
                            + Integer.rotateLeft(d, 18);
        } else {
            hash = seed + PRIME_5;
        }
        hash += data.length;
        for (; at + 4 <= data.length; at += 4) {
            hash = Integer.rotateLeft(hash + word(data, at) * PRIME_3, 17) * PRIME_4;
        }
        for (; at < data.length; at++) {
            hash = Integer.rotateLeft(hash + (data[at] & 0xff) * PRIME_5, 11) * PRIME_1;
        }
        hash = (hash ^ (hash >>> 15)) * PRIME_2;
        hash = (hash ^ (hash >>> 13)) * PRIME_3;
        return hash ^ (hash >>> 16);
    }

    private static int round(int lane, int word) {
        return Integer.rotateLeft(lane + word * PRIME_2, 13) * PRIME_1;
    }

    private static int word(byte[] data, int at) {
        return (data[at] & 0xff)
                | (data[at + 1] & 0xff) << 8
                | (data[at + 2] & 0xff) << 16
                | (data[at + 3] & 0xff) << 24;
    }
}
