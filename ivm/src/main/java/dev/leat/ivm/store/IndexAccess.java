package dev.leat.ivm.store;

import dev.leat.ivm.btree.Probe;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.ValueOrder;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How the values of a scan become a position in the tree that serves an [IndexSpec].
final class IndexAccess {
    final IndexSpec spec;
    final IndexColumns columns;
    final RowOrder order;

    /// For each part of the tree's order that an equality value fixes: which value.
    private final int[] equality;

    /// For each further part that the spec's order has: which part of the spec's order.
    private final int[] ordered;

    IndexAccess(IndexSpec spec, TableSpec table) {
        this.spec = spec;
        this.columns = IndexColumns.of(spec, table);
        this.order = columns.order();
        int fixed = (int) spec.equality().stream().distinct().count();
        this.equality = new int[fixed];
        for (int i = 0; i < fixed; i++) {
            String column = table.columns().get(columns.columns().get(i)).name();
            equality[i] = spec.equality().indexOf(column);
        }
        int[] parts = new int[spec.order().size()];
        int count = 0;
        for (int i = fixed; i < columns.columns().size() && count < parts.length; i++) {
            String column = table.columns().get(columns.columns().get(i)).name();
            int part = -1;
            for (int j = 0; j < spec.order().size() && part < 0; j++) {
                part = spec.order().get(j).column().equals(column) ? j : -1;
            }
            if (part < 0) {
                break;
            }
            parts[count++] = part;
        }
        this.ordered = Arrays.copyOf(parts, count);
    }

    /// {@return the values of the fixed columns in the order of the tree, or null if nothing can
    /// match them}
    @Nullable Object @Nullable [] prefix(@Nullable Object[] values) {
        if (values.length != spec.equality().size()) {
            throw new IllegalArgumentException(
                    "a scan of " + spec + " needs " + spec.equality().size() + " values");
        }
        @Nullable Object[] prefix = new @Nullable Object[equality.length];
        for (int i = 0; i < prefix.length; i++) {
            prefix[i] = values[equality[i]];
        }
        for (int i = 0; i < values.length; i++) {
            Object value = values[i];
            if (value == null) {
                return null;
            }
            int first = spec.equality().indexOf(spec.equality().get(i));
            Object same = values[first];
            if (first != i && ValueOrder.INSTANCE.compare(same, value) != 0) {
                return null; // one column cannot equal two values
            }
        }
        return prefix;
    }

    Probe<Row> start(@Nullable Object[] prefix, Snapshot.@Nullable From from) {
        if (from == null) {
            return order.at(prefix);
        }
        if (from.values().length != spec.order().size()) {
            throw new IllegalArgumentException(
                    "a position in " + spec + " needs " + spec.order().size() + " values");
        }
        @Nullable Object[] position = Arrays.copyOf(prefix, prefix.length + ordered.length);
        for (int i = 0; i < ordered.length; i++) {
            position[prefix.length + i] = from.values()[ordered[i]];
        }
        return from.exclusive() ? order.after(position) : order.at(position);
    }
}
