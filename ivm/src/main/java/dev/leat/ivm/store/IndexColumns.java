package dev.leat.ivm.store;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.TableSpec;
import dev.leat.query.ast.Ordering;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.HashSet;
import java.util.List;

/// The physical form of an [IndexSpec]: the columns of a total order. Specs that need the same
/// order share one tree, and those that the primary key serves need none of their own.
///
/// @param columns the positions of the columns
/// @param descending the columns among them that are reversed, by position
record IndexColumns(List<Integer> columns, List<Boolean> descending) {

    static IndexColumns of(IndexSpec index, TableSpec table) {
        List<Integer> columns = new ArrayList<>();
        List<Boolean> descending = new ArrayList<>();
        for (String column : equalityOrder(index, table)) {
            int position = position(table, column);
            if (!columns.contains(position)) {
                columns.add(position);
                descending.add(false);
            }
        }
        for (Ordering part : index.order()) {
            int position = position(table, part.column());
            if (!columns.contains(position)) {
                columns.add(position);
                descending.add(part.direction() == Ordering.Direction.DESC);
            }
        }
        for (String column : table.primaryKey()) {
            int position = position(table, column);
            if (!columns.contains(position)) {
                columns.add(position);
                descending.add(false);
            }
        }
        return new IndexColumns(List.copyOf(columns), List.copyOf(descending));
    }

    /// The equality columns in the one order in which they stand in the index: as in the primary
    /// key if they are its beginning, else by position.
    private static List<String> equalityOrder(IndexSpec index, TableSpec table) {
        int count = new HashSet<>(index.equality()).size();
        if (count <= table.primaryKey().size()) {
            List<String> prefix = table.primaryKey().subList(0, count);
            if (new HashSet<>(prefix).equals(new HashSet<>(index.equality()))) {
                return prefix;
            }
        }
        List<String> sorted = new ArrayList<>(index.equality());
        sorted.sort(Comparator.comparingInt(table::indexOf));
        return sorted;
    }

    static IndexColumns primary(TableSpec table) {
        return of(new IndexSpec(table.name(), List.of(), List.of()), table);
    }

    RowOrder order() {
        int[] positions = new int[columns.size()];
        boolean[] reversed = new boolean[columns.size()];
        for (int i = 0; i < positions.length; i++) {
            positions[i] = columns.get(i);
            reversed[i] = descending.get(i);
        }
        return new RowOrder(positions, reversed);
    }

    private static int position(TableSpec table, String column) {
        int position = table.indexOf(column);
        if (position < 0) {
            throw new IllegalArgumentException(
                    "table \"" + table.name() + "\" has no column \"" + column + "\" to index");
        }
        return position;
    }
}
