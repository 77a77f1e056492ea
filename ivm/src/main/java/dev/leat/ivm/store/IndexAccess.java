package dev.leat.ivm.store;

import dev.leat.ivm.btree.Probe;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.ValueOrder;
import dev.leat.query.ast.Ordering;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/// How the values of a scan become a position in the tree that serves an [IndexSpec].
final class IndexAccess {
    final IndexSpec spec;
    final IndexColumns columns;
    final RowOrder order;

    /// For each part of the tree's order that an equality value fixes: which value.
    private final int[] equality;

    /// For each part of the spec's order: which fixed column it is, or -1.
    private final int[] fixedBy;

    /// For each part of the spec's order: whether it is descending.
    private final boolean[] reversed;

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
        this.fixedBy = new int[spec.order().size()];
        this.reversed = new boolean[spec.order().size()];
        for (int i = 0; i < fixedBy.length; i++) {
            Ordering part = spec.order().get(i);
            fixedBy[i] = -1;
            reversed[i] = part.direction() == Ordering.Direction.DESC;
            for (int j = 0; j < fixed; j++) {
                if (table.columns().get(columns.columns().get(j)).name().equals(part.column())) {
                    fixedBy[i] = j;
                }
            }
            for (int j = 0; j < i; j++) {
                if (spec.order().get(j).column().equals(part.column())) {
                    throw new IllegalArgumentException("one column twice in the order of " + spec);
                }
            }
        }
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
        @Nullable Object[] position = Arrays.copyOf(prefix, prefix.length + fixedBy.length);
        int length = prefix.length;
        for (int i = 0; i < fixedBy.length; i++) {
            Object value = from.values()[i];
            if (fixedBy[i] < 0) {
                position[length++] = value;
                continue;
            }
            // All rows have the same value here, which may stand on either side of the position.
            int compared = ValueOrder.INSTANCE.compare(value, prefix[fixedBy[i]]);
            if (compared != 0) {
                @Nullable Object[] shared = Arrays.copyOf(position, length);
                return compared < 0 != reversed[i] ? order.at(shared) : order.after(shared);
            }
        }
        @Nullable Object[] exact = Arrays.copyOf(position, length);
        return from.exclusive() ? order.after(exact) : order.at(exact);
    }
}
