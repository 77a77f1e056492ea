package dev.leat.postgres.replication;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/// One line of COPY's text format, split into values.
final class CopyText {

    private CopyText() {}

    /// @param line with its final newline, as `CopyOut.readFromCopy` gives it
    /// @param columns how many values it must have
    static @Nullable String[] split(byte[] line, int columns) {
        @Nullable String[] values = new @Nullable String[columns];
        int end = line.length;
        if (end > 0 && line[end - 1] == '\n') {
            end--;
        }
        int column = 0;
        int start = 0;
        boolean escaped = false;
        for (int i = 0; i <= end; i++) {
            if (i < end && line[i] != '\t') {
                escaped |= line[i] == '\\';
                continue;
            }
            if (column == columns) {
                throw wrongCount(columns);
            }
            values[column++] =
                    escaped
                            ? unescape(line, start, i)
                            : new String(line, start, i - start, StandardCharsets.UTF_8);
            start = i + 1;
            escaped = false;
        }
        if (column != columns) {
            throw wrongCount(columns);
        }
        return values;
    }

    private static @Nullable String unescape(byte[] line, int start, int end) {
        if (end - start == 2 && line[start + 1] == 'N') {
            return null;
        }
        byte[] out = new byte[end - start];
        int length = 0;
        for (int i = start; i < end; i++) {
            byte b = line[i];
            if (b == '\\' && i + 1 < end) {
                b =
                        switch (line[++i]) {
                            case 'b' -> '\b';
                            case 'f' -> '\f';
                            case 'n' -> '\n';
                            case 'r' -> '\r';
                            case 't' -> '\t';
                            case 'v' -> 0x0b;
                            default -> line[i];
                        };
            }
            out[length++] = b;
        }
        return new String(out, 0, length, StandardCharsets.UTF_8);
    }

    private static ReplicationException wrongCount(int columns) {
        return new ReplicationException(
                ReplicationException.Kind.PROTOCOL,
                "A copied row does not have the " + columns + " columns that were asked for");
    }
}
