package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import java.util.ArrayList;
import java.util.List;

/// Builds a tree from rows that stand in another order.
final class SortedRows {
    private SortedRows() {}

    static BTree<Row> tree(RowOrder order, BTree<Row> rows) {
        List<Row> sorted = new ArrayList<>((int) rows.size());
        rows.forEach(sorted::add);
        return tree(order, sorted);
    }

    /// @param rows sorted in place
    static BTree<Row> tree(RowOrder order, List<Row> rows) {
        rows.sort(order); // linear if they are in order already, as copied tables mostly are
        return BTree.ofSorted(order, rows);
    }
}
