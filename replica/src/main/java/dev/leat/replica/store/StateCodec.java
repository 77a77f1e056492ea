package dev.leat.replica.store;

import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.table.ReplicaColumn;
import dev.leat.replica.table.ReplicaSchema;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedColumn;
import dev.leat.replica.table.SkippedTable;
import dev.leat.replica.value.ColumnType;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.DataInputStream;
import java.io.DataOutputStream;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// The records of a copy's description as bytes. A change of the form needs a new
/// [DurableStore#FORMAT].
final class StateCodec {
    private StateCodec() {}

    private interface Writer {
        void write(DataOutputStream out) throws IOException;
    }

    private interface ItemWriter<T> {
        void write(DataOutputStream out, T item) throws IOException;
    }

    private interface Reader<T> {
        T read(DataInputStream in) throws IOException;
    }

    static byte[] encode(Origin origin) {
        return bytes(out -> {
            writeText(out, origin.systemIdentifier());
            writeText(out, origin.database());
            writeText(out, origin.appId());
            out.writeInt(origin.shardNum());
            writeList(out, origin.publications(), StateCodec::writeText);
            writeText(out, origin.slot());
            writeText(out, origin.replicaVersion());
        });
    }

    static Origin decodeOrigin(byte[] bytes) throws IOException {
        DataInputStream in = input(bytes);
        return new Origin(
                readText(in),
                readText(in),
                readText(in),
                in.readInt(),
                readList(in, StateCodec::readText),
                readText(in),
                readText(in));
    }

    static byte[] encode(Position position) {
        return bytes(out -> {
            writeText(out, position.version());
            out.writeLong(position.end().value());
        });
    }

    static Position decodePosition(byte[] bytes) throws IOException {
        DataInputStream in = input(bytes);
        return new Position(readText(in), new Lsn(in.readLong()));
    }

    static byte[] encode(ReplicaSchema schema) {
        return bytes(out -> {
            writeList(out, List.copyOf(schema.tables().values()), StateCodec::writeTable);
            writeList(out, List.copyOf(schema.skipped().values()), StateCodec::writeSkipped);
        });
    }

    static ReplicaSchema decodeSchema(byte[] bytes) throws IOException {
        DataInputStream in = input(bytes);
        Map<String, ReplicaTable> tables = new HashMap<>();
        for (ReplicaTable table : readList(in, StateCodec::readTable)) {
            tables.put(table.name(), table);
        }
        Map<String, SkippedTable> skipped = new HashMap<>();
        for (SkippedTable table : readList(in, StateCodec::readSkipped)) {
            skipped.put(table.name(), table);
        }
        return new ReplicaSchema(tables, skipped);
    }

    static byte[] encodeNumbers(List<Long> numbers) {
        return bytes(out -> writeList(out, numbers, DataOutputStream::writeLong));
    }

    static List<Long> decodeNumbers(byte[] bytes) throws IOException {
        return readList(input(bytes), DataInputStream::readLong);
    }

    private static void writeTable(DataOutputStream out, ReplicaTable table) throws IOException {
        out.writeLong(table.oid());
        writeText(out, table.schema());
        writeText(out, table.table());
        writeList(out, table.columns(), StateCodec::writeColumn);
        writeList(out, table.skipped(), StateCodec::writeSkippedColumn);
        writeList(out, table.key(), StateCodec::writeText);
        writeList(out, table.uniqueKeys(), (o, key) -> writeList(o, key, StateCodec::writeText));
        String filter = table.rowFilter();
        out.writeBoolean(filter != null);
        if (filter != null) {
            writeText(out, filter);
        }
        out.writeBoolean(table.partitioned());
    }

    private static ReplicaTable readTable(DataInputStream in) throws IOException {
        return new ReplicaTable(
                in.readLong(),
                readText(in),
                readText(in),
                readList(in, StateCodec::readColumn),
                readList(in, StateCodec::readSkippedColumn),
                readList(in, StateCodec::readText),
                readList(in, i -> readList(i, StateCodec::readText)),
                in.readBoolean() ? readText(in) : null,
                in.readBoolean());
    }

    private static void writeColumn(DataOutputStream out, ReplicaColumn column) throws IOException {
        out.writeInt(column.position());
        writeText(out, column.name());
        out.writeLong(column.typeOid());
        switch (column.type()) {
            case ColumnType.Scalar scalar -> {
                out.writeBoolean(false);
                writeText(out, scalar.name());
            }
            case ColumnType.ArrayOf array -> {
                out.writeBoolean(true);
                writeText(out, array.element().name());
            }
        }
    }

    private static ReplicaColumn readColumn(DataInputStream in) throws IOException {
        int position = in.readInt();
        String name = readText(in);
        long typeOid = in.readLong();
        boolean array = in.readBoolean();
        ColumnType.Scalar scalar = readScalar(in);
        return new ReplicaColumn(
                position, name, typeOid, array ? new ColumnType.ArrayOf(scalar) : scalar);
    }

    private static ColumnType.Scalar readScalar(DataInputStream in) throws IOException {
        String name = readText(in);
        try {
            return ColumnType.Scalar.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new IOException("the stored column type " + name + " is unknown", e);
        }
    }

    private static void writeSkippedColumn(DataOutputStream out, SkippedColumn column)
            throws IOException {
        out.writeInt(column.position());
        writeText(out, column.name());
        out.writeLong(column.typeOid());
        writeText(out, column.reason());
    }

    private static SkippedColumn readSkippedColumn(DataInputStream in) throws IOException {
        return new SkippedColumn(in.readInt(), readText(in), in.readLong(), readText(in));
    }

    private static void writeSkipped(DataOutputStream out, SkippedTable table) throws IOException {
        out.writeLong(table.oid());
        writeText(out, table.schema());
        writeText(out, table.table());
        writeList(out, table.columns(), StateCodec::writeSkippedColumn);
        writeText(out, table.reason());
    }

    private static SkippedTable readSkipped(DataInputStream in) throws IOException {
        return new SkippedTable(
                in.readLong(),
                readText(in),
                readText(in),
                readList(in, StateCodec::readSkippedColumn),
                readText(in));
    }

    private static <T> void writeList(DataOutputStream out, List<T> items, ItemWriter<T> writer)
            throws IOException {
        out.writeInt(items.size());
        for (T item : items) {
            writer.write(out, item);
        }
    }

    private static <T> List<T> readList(DataInputStream in, Reader<T> reader) throws IOException {
        int size = in.readInt();
        List<T> items = new ArrayList<>();
        for (int i = 0; i < size; i++) {
            items.add(reader.read(in));
        }
        return items;
    }

    /// A row filter may be longer than `writeUTF` allows.
    private static void writeText(DataOutputStream out, String text) throws IOException {
        byte[] utf8 = text.getBytes(java.nio.charset.StandardCharsets.UTF_8);
        out.writeInt(utf8.length);
        out.write(utf8);
    }

    private static String readText(DataInputStream in) throws IOException {
        byte[] utf8 = in.readNBytes(in.readInt());
        return new String(utf8, java.nio.charset.StandardCharsets.UTF_8);
    }

    private static DataInputStream input(byte[] bytes) {
        return new DataInputStream(new ByteArrayInputStream(bytes));
    }

    private static byte[] bytes(Writer writer) {
        ByteArrayOutputStream bytes = new ByteArrayOutputStream();
        try {
            writer.write(new DataOutputStream(bytes));
        } catch (IOException e) {
            throw new UncheckedIOException(e); // memory does not fail this way
        }
        return bytes.toByteArray();
    }
}
