package dev.leat.replica.stream;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.ValueOrder;
import dev.leat.postgres.replication.PgoutputMessage.Old;
import dev.leat.postgres.replication.PgoutputMessage.Relation;
import dev.leat.postgres.replication.Tuple;
import dev.leat.replica.table.ReplicaColumn;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.value.RowReader;
import dev.leat.replica.value.ValueWarnings;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/// How the tuples of a relation, as the stream described it last, become rows of a table of the
/// replica. Columns are matched by name: the two describe the same table at moments that may
/// differ.
final class RelationBinding {
    private final ReplicaTable table;
    private final String name;
    private final RowReader reader;

    /// For each column of a row its place in the tuple, or -1.
    private final int[] places;

    private final int[] key;
    private final boolean sameShape;
    private final boolean readable;

    RelationBinding(ReplicaTable table, Relation relation, ValueWarnings warnings) {
        this.table = table;
        this.name = table.name();
        List<ReplicaColumn> columns = table.columns();
        this.reader =
                new RowReader(
                        name,
                        columns.stream().map(ReplicaColumn::name).toList(),
                        columns.stream().map(ReplicaColumn::type).toList(),
                        warnings);
        this.places = new int[columns.size()];
        boolean all = true;
        for (int i = 0; i < places.length; i++) {
            places[i] = place(relation, columns.get(i));
            all &= places[i] >= 0;
        }
        List<String> names = columns.stream().map(ReplicaColumn::name).toList();
        this.key = table.key().stream().mapToInt(names::indexOf).toArray();
        this.readable = all;
        this.sameShape =
                all
                        && relation.name().equals(table.table())
                        && relation.schema().equals(table.schema())
                        && relation.columns().stream()
                                .map(Relation.Column::name)
                                .allMatch(knownColumns(table)::contains);
    }

    private static int place(Relation relation, ReplicaColumn column) {
        List<Relation.Column> columns = relation.columns();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column.name())) {
                boolean sameType =
                        Integer.toUnsignedLong(columns.get(i).typeOid()) == column.typeOid();
                return sameType ? i : -1;
            }
        }
        return -1;
    }

    private static Set<String> knownColumns(ReplicaTable table) {
        return Stream.concat(
                        table.columns().stream().map(ReplicaColumn::name),
                        table.skipped().stream().map(column -> column.name()))
                .collect(Collectors.toSet());
    }

    String name() {
        return name;
    }

    ReplicaTable table() {
        return table;
    }

    /// Whether the stream and the replica agree about the table's columns.
    boolean sameShape() {
        return sameShape;
    }

    /// Whether every column of the replica's table is still in the tuples, with its type. If not,
    /// the replica's table stays as it is until it is copied anew.
    boolean readable() {
        return readable;
    }

    /// {@return the key in the tuple, or null if a part of it has no counterpart}
    ///
    /// @param fallback where parts are taken from that the tuple leaves out as unchanged
    @Nullable Object @Nullable [] key(Tuple tuple, @Nullable Tuple fallback) {
        @Nullable Object[] values = new @Nullable Object[key.length];
        for (int i = 0; i < key.length; i++) {
            int place = places[key[i]];
            Tuple from = tuple;
            if (tuple.isUnchanged(place)) {
                if (fallback == null || fallback.isUnchanged(place)) {
                    return null;
                }
                from = fallback;
            }
            values[i] = reader.read(key[i], from.text(place));
            if (values[i] == null) {
                return null;
            }
        }
        return values;
    }

    /// {@return the key of a row}
    @Nullable Object[] key(Row row) {
        @Nullable Object[] values = new @Nullable Object[key.length];
        for (int i = 0; i < key.length; i++) {
            values[i] = row.get(key[i]);
        }
        return values;
    }

    /// {@return the row of the tuple}
    ///
    /// @param before the row as it was, for values that the tuple leaves out as unchanged
    /// @param old what the stream said about the row before, for the same
    Row row(Tuple tuple, @Nullable Row before, @Nullable Old old) {
        @Nullable Object[] values = new @Nullable Object[places.length];
        for (int i = 0; i < places.length; i++) {
            int place = places[i];
            if (!tuple.isUnchanged(place)) {
                values[i] = reader.read(i, tuple.text(place));
            } else if (before != null) {
                values[i] = before.get(i);
            } else if (old != null && !old.row().isUnchanged(place)) {
                values[i] = reader.read(i, old.row().text(place));
            }
        }
        return new Row(values);
    }

    /// {@return whether both keys name the same row}
    static boolean sameKey(@Nullable Object[] a, @Nullable Object[] b) {
        if (Arrays.equals(a, b)) {
            return true;
        }
        for (int i = 0; i < a.length; i++) {
            if (ValueOrder.INSTANCE.compare(a[i], b[i]) != 0) {
                return false;
            }
        }
        return true;
    }
}
