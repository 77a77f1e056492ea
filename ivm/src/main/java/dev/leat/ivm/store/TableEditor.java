package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.TableSpec;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// The changes of one table in an open transaction.
final class TableEditor {
    private final TableVersion base;
    private final RowOrder order;
    private BTree.Editor<Row> primary;
    private final Map<IndexColumns, BTree.Editor<Row>> indexes = new LinkedHashMap<>();

    /// For each key that was touched, the row that stood there when the transaction began.
    private final TreeMap<Row, Before> touched;

    private record Before(@Nullable Row row) {}

    TableEditor(TableVersion base) {
        this.base = base;
        this.order = (RowOrder) base.primary().order();
        this.primary = base.primary().edit();
        base.indexes().forEach((columns, tree) -> indexes.put(columns, tree.edit()));
        this.touched = new TreeMap<>(order);
    }

    TableSpec spec() {
        return base.spec();
    }

    @Nullable Row get(@Nullable Object[] key) {
        if (key.length != order.size()) {
            throw new IllegalArgumentException(
                    "the key of \"" + spec().name() + "\" has " + order.size() + " columns");
        }
        return primary.get(order.at(key));
    }

    @Nullable Row put(Row row) {
        if (row.size() != spec().columns().size()) {
            throw new IllegalArgumentException(
                    "a row of \""
                            + spec().name()
                            + "\" needs "
                            + spec().columns().size()
                            + " values, not "
                            + row.size());
        }
        Row before = primary.put(row);
        touched.putIfAbsent(row, new Before(before));
        indexes.forEach((columns, tree) -> {
            if (before != null && tree.order().compare(before, row) != 0) {
                tree.remove(before);
            }
            tree.put(row);
        });
        return before;
    }

    @Nullable Row delete(@Nullable Object[] key) {
        Row row = get(key);
        if (row == null) {
            return null;
        }
        primary.remove(row);
        touched.putIfAbsent(row, new Before(row));
        indexes.values().forEach(tree -> tree.remove(row));
        return row;
    }

    TableVersion freeze() {
        Map<IndexColumns, BTree<Row>> trees = new LinkedHashMap<>();
        indexes.forEach((columns, tree) -> trees.put(columns, tree.freeze()));
        return new TableVersion(base.spec(), primary.freeze(), Map.copyOf(trees), base.accesses());
    }

    /// {@return the net changes; a key that ends as it began is not among them}
    List<RowChange> changes() {
        List<RowChange> changes = new ArrayList<>(touched.size());
        touched.forEach((key, before) -> {
            Row was = before.row();
            Row is = primary.find(key);
            boolean same = was == null ? is == null : is != null && was.sameValues(is);
            if (!same) {
                changes.add(new RowChange(was, is));
            }
        });
        return changes;
    }
}
