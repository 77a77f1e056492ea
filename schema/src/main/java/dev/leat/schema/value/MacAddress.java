package dev.leat.schema.value;

import java.util.HexFormat;
import java.util.Objects;

/// The address of a network card: 6 bytes in `macaddr`, 8 in `macaddr8`.
public record MacAddress(Bytes bytes) implements Comparable<MacAddress> {
    public MacAddress {
        Objects.requireNonNull(bytes, "bytes");
        if (bytes.size() != 6 && bytes.size() != 8) {
            throw new IllegalArgumentException("a MAC address has 6 or 8 bytes");
        }
    }

    /// {@return the address of a text such as `08:00:2b:01:02:03`; the separators `-` and `.` and
    /// none at all are understood too}
    ///
    /// @throws IllegalArgumentException if it is none
    public static MacAddress parse(String text) {
        return new MacAddress(Bytes.of(HexFormat.of().parseHex(text.replaceAll("[:.-]", ""))));
    }

    @Override
    public int compareTo(MacAddress other) {
        return bytes.compareTo(other.bytes);
    }

    /// {@return the bytes in lower case, with colons between them}
    @Override
    public String toString() {
        return HexFormat.ofDelimiter(":").formatHex(bytes.toByteArray());
    }
}
