package dev.leat.replica.copy;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.store.BulkLoad;
import dev.leat.postgres.replication.SnapshotCopy;
import dev.leat.replica.table.ReplicaColumn;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.value.ColumnType.Scalar;
import dev.leat.replica.value.RowReader;
import dev.leat.replica.value.ValueWarnings;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The rows of one table on their way from a copy into the store. One thread at a time.
///
/// A row whose key has no counterpart (a `bigint` beyond 2^53) is left out and reported. Where two
/// different keys of Postgres can be the same number here (`numeric`), the later row wins, as it
/// does in the stream.
final class TableLoad implements SnapshotCopy.RowSink {
    private static final int COUNT_EVERY = 1 << 12;

    private final BulkLoad load;
    private final RowReader reader;
    private final int[] key;
    private final @Nullable Map<List<Object>, Row> distinct;
    private final ValueWarnings warnings;
    private final CopyProgress progress;
    private int uncounted;

    TableLoad(ReplicaTable table, ValueWarnings warnings, CopyProgress progress) {
        this.load = new BulkLoad(table.spec());
        this.reader =
                new RowReader(
                        table.name(),
                        table.columns().stream().map(ReplicaColumn::name).toList(),
                        table.columns().stream().map(ReplicaColumn::type).toList(),
                        warnings);
        this.key = table.key().stream().mapToInt(load.table()::indexOf).toArray();
        this.distinct = lossyKey(table) ? new HashMap<>() : null;
        this.warnings = warnings;
        this.progress = progress;
    }

    private static boolean lossyKey(ReplicaTable table) {
        return table.columns().stream()
                .filter(column -> table.key().contains(column.name()))
                .anyMatch(column ->
                        column.type() == Scalar.FLOAT
                                || column.type() == Scalar.TIMESTAMP
                                || column.type() == Scalar.TIME);
    }

    @Override
    public void row(@Nullable String[] texts) {
        @Nullable Object[] values = new @Nullable Object[texts.length];
        for (int i = 0; i < texts.length; i++) {
            values[i] = reader.read(i, texts[i]);
        }
        if (++uncounted == COUNT_EVERY) {
            progress.count(uncounted);
            uncounted = 0;
        }
        for (int column : key) {
            if (values[column] == null) {
                warnings.report(
                        load.table().name(),
                        load.table().columns().get(column).name(),
                        "it is in the key and has no counterpart; the row is left out");
                return;
            }
        }
        if (distinct == null) {
            load.add(new Row(values));
        } else {
            distinct.put(keyOf(values), new Row(values));
        }
    }

    private List<Object> keyOf(@Nullable Object[] values) {
        List<Object> parts = new ArrayList<>(key.length);
        for (int column : key) {
            Object value = values[column];
            // -0.0 and 0.0 are one key
            parts.add(
                    value instanceof Double number
                            ? (Object) (number + 0.0)
                            : String.valueOf(value));
        }
        return parts;
    }

    /// Builds the table.
    BulkLoad finish(IndexSpec[] indexes) {
        progress.count(uncounted);
        uncounted = 0;
        if (distinct != null) {
            distinct.values().forEach(load::add);
            distinct.clear();
        }
        load.finish(indexes);
        return load;
    }
}
