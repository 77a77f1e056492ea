package dev.leat.sql.graph;

import java.nio.ByteBuffer;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Reads rows in the binary format of Postgres, one behind the other: the number of fields, then
/// for each the number of its type, its length (-1 for null), its bytes. The rows of a relation are
/// a field of their parent's row.
final class BinaryRows {
    private final ByteBuffer data;
    private int at;

    private BinaryRows(byte[] bytes) {
        this.data = ByteBuffer.wrap(bytes);
    }

    /// {@return a list of what the level makes of the rows; for one row that, or null}
    static @Nullable Object read(Level.Slot.Packed rows, byte @Nullable [] bytes) {
        if (bytes == null) {
            return rows.one() ? null : List.of();
        }
        return new BinaryRows(bytes).rows(rows, bytes.length);
    }

    private @Nullable Object rows(Level.Slot.Packed rows, int end) {
        if (rows.one()) {
            return row(rows.level());
        }
        List<Object> found = new ArrayList<>();
        while (at < end) {
            found.add(row(rows.level()));
        }
        return Collections.unmodifiableList(found);
    }

    private Object row(Level level) {
        List<Level.Slot> slots = level.slots();
        int fields = next();
        if (fields != slots.size()) {
            throw new IllegalStateException(
                    "a row of %d fields came back instead of one of %d"
                            .formatted(fields, slots.size()));
        }
        @Nullable Object[] values = new @Nullable Object[fields];
        for (int i = 0; i < fields; i++) {
            int oid = next();
            int length = next();
            int start = at;
            values[i] =
                    switch (slots.get(i)) {
                        case Level.Slot.Value value ->
                                length < 0 ? null : value.reader().read(oid, data, start, length);
                        case Level.Slot.Packed rows when length >= 0 -> rows(rows, start + length);
                        case Level.Slot.Packed rows -> rows.one() ? null : List.of();
                        case Level.Slot.Linked rows ->
                                throw new IllegalStateException(
                                        "a packed row has no links: " + rows);
                    };
            at = start + Math.max(length, 0);
        }
        return level.assembly().make(values);
    }

    private int next() {
        int value = data.getInt(at);
        at += Integer.BYTES;
        return value;
    }
}
