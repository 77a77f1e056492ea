package dev.leat.sync.group;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.view.HeldRow;
import dev.leat.ivm.view.RowKey;
import dev.leat.protocol.poke.JsonBytes;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;

/// The encoders of all tables, shared by all groups. Safe for use by many threads.
final class RowEncoders {
    private final Map<String, RowEncoder> byTable = new ConcurrentHashMap<>();

    /// {@return the row as an object with every column}
    byte[] value(HeldRow held) {
        return encoder(held.identity().spec()).value(held.row());
    }

    /// {@return the key as an object with the columns of the client's primary key}
    static byte[] id(RowKey key) {
        JsonBytes out = new JsonBytes(64);
        for (int i = 0; i < key.columns().size(); i++) {
            out.ascii(i == 0 ? '{' : ',').string(key.columns().get(i)).ascii(':');
            RowEncoder.value(out, key.value(i));
        }
        return out.ascii('}').toBytes();
    }

    /// {@return the value of a column of a row, or null if the table has no such column}
    static @Nullable Object column(HeldRow held, String name) {
        int index = held.identity().spec().indexOf(name);
        Row row = held.row();
        return index < 0 ? null : row.get(index);
    }

    private RowEncoder encoder(TableSpec table) {
        RowEncoder known = byTable.get(table.name());
        if (known != null && known.table() == table) {
            return known;
        }
        RowEncoder encoder = new RowEncoder(table);
        byTable.put(table.name(), encoder);
        return encoder;
    }
}
