package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The tree of an index on its way: sorted from one version of a table, on any thread, while the
/// writer goes on and remembers what it changes meanwhile.
///
/// Everything but [#run] belongs to the writer.
final class IndexBuild implements Runnable {
    private final RowOrder order;
    private final BTree<Row> rows;
    private final List<Collection<RowChange>> later = new ArrayList<>();
    private long changed;
    private volatile @Nullable BTree<Row> sorted;

    IndexBuild(RowOrder order, BTree<Row> rows) {
        this.order = order;
        this.rows = rows;
    }

    /// Sorts, or waits for another thread that does.
    @Override
    public synchronized void run() {
        if (sorted == null) {
            sorted = SortedRows.tree(order, rows);
        }
    }

    boolean isDone() {
        return sorted != null;
    }

    /// {@return whether going on is worth while; false if so much has changed that sorting anew
    /// costs no more, or nobody came for the result}
    boolean remember(Collection<RowChange> changes) {
        later.add(changes);
        changed += changes.size();
        return changed <= rows.size();
    }

    /// {@return the tree with everything that was remembered, or null if the rows are not sorted}
    @Nullable BTree<Row> finish() {
        BTree<Row> tree = sorted;
        if (tree == null || later.isEmpty()) {
            return tree;
        }
        BTree.Editor<Row> editor = tree.edit();
        for (Collection<RowChange> changes : later) {
            for (RowChange change : changes) {
                Row before = change.before();
                Row after = change.after();
                if (before != null) {
                    editor.remove(before);
                }
                if (after != null) {
                    editor.put(after);
                }
            }
        }
        return editor.freeze();
    }
}
