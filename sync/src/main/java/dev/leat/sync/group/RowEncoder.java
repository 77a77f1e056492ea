package dev.leat.sync.group;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.protocol.poke.JsonBytes;
import org.jspecify.annotations.Nullable;

/// Writes the rows of one table as JSON, once a row version however many clients receive it.
///
/// The bytes stay in the row ([Row#encoded]), so every group's pokes share them; a row must
/// therefore never be given to two shapes of a table. Safe for use by many threads.
final class RowEncoder {
    private static final int TYPICAL_ROW = 256;

    private final TableSpec table;

    /// `{"first":` or `,"next":` for each column.
    private final byte[][] names;

    RowEncoder(TableSpec table) {
        this.table = table;
        this.names = new byte[table.columns().size()][];
        for (int i = 0; i < names.length; i++) {
            String name = table.columns().get(i).name();
            names[i] =
                    new JsonBytes(name.length() + 8)
                            .ascii(i == 0 ? '{' : ',')
                            .string(name)
                            .ascii(':')
                            .toBytes();
        }
    }

    TableSpec table() {
        return table;
    }

    /// {@return the row as an object with every column}
    byte[] value(Row row) {
        byte[] encoded = row.encoded();
        if (encoded == null) {
            JsonBytes out = new JsonBytes(TYPICAL_ROW);
            for (int i = 0; i < names.length; i++) {
                value(out.raw(names[i]), row.get(i));
            }
            encoded = out.ascii(names.length == 0 ? "{}" : "}").toBytes();
            row.encoded(encoded);
        }
        return encoded;
    }

    /// Appends one value of a row.
    static void value(JsonBytes out, @Nullable Object value) {
        switch (value) {
            case null -> out.ascii("null");
            case String text -> out.string(text);
            case Double number -> out.number(number);
            case Boolean truth -> out.bool(truth);
            case Row.Json json -> out.json(json.text());
            default ->
                    throw new IllegalArgumentException(
                            "not a value of a row: " + value.getClass().getName());
        }
    }
}
