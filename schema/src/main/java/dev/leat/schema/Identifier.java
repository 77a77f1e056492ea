package dev.leat.schema;

import java.nio.charset.StandardCharsets;
import java.util.zip.CRC32;

/// Names in SQL: quoting, and the limit of 63 bytes at which Postgres cuts them off.
public final class Identifier {
    /// The greatest length of a name, in bytes of UTF-8.
    public static final int MAX_BYTES = 63;

    private Identifier() {}

    /// {@return the name in double quotes}
    public static String quote(String name) {
        return '"' + name.replace("\"", "\"\"") + '"';
    }

    /// {@return the quoted name, preceded by its quoted schema unless that is `public`}
    public static String qualified(String schema, String name) {
        return schema.equals("public") ? quote(name) : quote(schema) + "." + quote(name);
    }

    /// {@return the name as Postgres would store it: cut to 63 bytes, never inside a character}
    public static String truncated(String name) {
        return cut(name, MAX_BYTES);
    }

    /// {@return a derived name that fits: itself, or its beginning with a checksum of the whole}
    public static String fitting(String name) {
        if (bytes(name) <= MAX_BYTES) {
            return name;
        }
        CRC32 checksum = new CRC32();
        checksum.update(name.getBytes(StandardCharsets.UTF_8));
        return cut(name, MAX_BYTES - 9) + "_" + "%08x".formatted(checksum.getValue());
    }

    /// {@return the name that Postgres gives to what belongs to a column of a table, such as
    /// `post_id_seq`: where it does not fit, the longer of the two names is cut first}
    ///
    /// @param label what the name ends in, `seq`
    public static String derived(String first, String second, String label) {
        int room = MAX_BYTES - bytes(label) - 2;
        int firstBytes = bytes(first);
        int secondBytes = bytes(second);
        while (firstBytes + secondBytes > room) {
            if (firstBytes > secondBytes) {
                firstBytes--;
            } else {
                secondBytes--;
            }
        }
        return cut(first, firstBytes) + "_" + cut(second, secondBytes) + "_" + label;
    }

    /// {@return the name that Postgres gives to what a table has once, such as `post_pkey`}
    public static String derived(String table, String label) {
        return cut(table, MAX_BYTES - bytes(label) - 1) + "_" + label;
    }

    /// {@return the length in bytes of UTF-8}
    public static int bytes(String name) {
        return name.getBytes(StandardCharsets.UTF_8).length;
    }

    private static String cut(String name, int maxBytes) {
        int end = 0;
        int size = 0;
        while (end < name.length()) {
            int codePoint = name.codePointAt(end);
            size += codePoint < 0x80 ? 1 : codePoint < 0x800 ? 2 : codePoint < 0x10000 ? 3 : 4;
            if (size > maxBytes) {
                return name.substring(0, end);
            }
            end += Character.charCount(codePoint);
        }
        return name;
    }
}
