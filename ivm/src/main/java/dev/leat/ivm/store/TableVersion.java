package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.TableSpec;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// One version of one table: its shape, its rows, its indexes.
///
/// @param primary the rows by primary key
/// @param indexes the other trees, by their physical form
/// @param accesses the specs that can be scanned
record TableVersion(
        TableSpec spec,
        BTree<Row> primary,
        Map<IndexColumns, BTree<Row>> indexes,
        List<IndexAccess> accesses) {

    static TableVersion of(TableSpec spec, BTree<Row> primary) {
        return new TableVersion(spec, primary, Map.of(), List.of());
    }

    static RowOrder primaryOrder(TableSpec spec) {
        return IndexColumns.primary(spec).order();
    }

    /// {@return how the spec is scanned, or null if its index was not built}
    @Nullable IndexAccess access(IndexSpec index) {
        for (IndexAccess access : accesses) {
            if (access.spec == index) {
                return access;
            }
        }
        for (IndexAccess access : accesses) {
            if (access.spec.equals(index)) {
                return access;
            }
        }
        return null;
    }

    BTree<Row> tree(IndexAccess access) {
        BTree<Row> tree = indexes.get(access.columns);
        return tree == null ? primary : tree;
    }

    /// {@return whether there is a tree of that form already}
    boolean serves(IndexColumns columns) {
        return columns.equals(IndexColumns.primary(spec)) || indexes.containsKey(columns);
    }

    TableVersion withIndex(IndexSpec index) {
        return withIndex(index, null);
    }

    /// @param sorted the rows in the order of the index, or null if they have to be sorted here
    TableVersion withIndex(IndexSpec index, @Nullable BTree<Row> sorted) {
        IndexAccess access = new IndexAccess(index, spec);
        Map<IndexColumns, BTree<Row>> trees = new LinkedHashMap<>(indexes);
        if (!serves(access.columns)) {
            trees.put(
                    access.columns,
                    sorted == null ? SortedRows.tree(access.order, primary) : sorted);
        }
        List<IndexAccess> more = new java.util.ArrayList<>(accesses);
        more.add(access);
        return new TableVersion(spec, primary, Map.copyOf(trees), List.copyOf(more));
    }
}
