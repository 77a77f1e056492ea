package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.NoSuchElementException;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One version of all tables.
record StoreSnapshot(String version, Map<String, TableVersion> tables) implements Snapshot {

    @Override
    public @Nullable TableSpec table(String name) {
        TableVersion table = tables.get(name);
        return table == null ? null : table.spec();
    }

    @Override
    public Set<String> tableNames() {
        return tables.keySet();
    }

    @Override
    public @Nullable Row get(String table, @Nullable Object... key) {
        TableVersion rows = existing(table);
        RowOrder order = (RowOrder) rows.primary().order();
        if (key.length != order.size()) {
            throw new IllegalArgumentException(
                    "the key of \"" + table + "\" has " + order.size() + " columns");
        }
        return rows.primary().get(order.at(key));
    }

    @Override
    public Iterable<Row> scan(
            IndexSpec index, @Nullable Object[] equality, Snapshot.@Nullable From from) {
        TableVersion rows = existing(index.table());
        IndexAccess access = rows.access(index);
        if (access == null) {
            throw new IllegalStateException(
                    "no " + index + " at version " + version + "; call ensureIndex first");
        }
        @Nullable Object[] prefix = access.prefix(equality);
        if (prefix == null) {
            return List.of();
        }
        BTree<Row> tree = rows.tree(access);
        if (prefix.length == 0 && from == null) {
            return tree;
        }
        return () -> {
            Iterator<Row> iterator = tree.from(access.start(prefix, from));
            return prefix.length == 0
                    ? iterator
                    : new PrefixIterator(iterator, access.order, prefix);
        };
    }

    @Override
    public long size(String table) {
        return existing(table).primary().size();
    }

    private TableVersion existing(String name) {
        TableVersion table = tables.get(name);
        if (table == null) {
            throw new IllegalArgumentException("no table \"" + name + "\" at version " + version);
        }
        return table;
    }

    /// Ends where the fixed columns have other values.
    private static final class PrefixIterator implements Iterator<Row> {
        private final Iterator<Row> rows;
        private final RowOrder order;
        private final @Nullable Object[] prefix;
        private @Nullable Row next;

        PrefixIterator(Iterator<Row> rows, RowOrder order, @Nullable Object[] prefix) {
            this.rows = rows;
            this.order = order;
            this.prefix = prefix;
            advance();
        }

        private void advance() {
            Row row = rows.hasNext() ? rows.next() : null;
            next = row != null && order.compare(prefix, row) == 0 ? row : null;
        }

        @Override
        public boolean hasNext() {
            return next != null;
        }

        @Override
        public Row next() {
            Row row = next;
            if (row == null) {
                throw new NoSuchElementException();
            }
            advance();
            return row;
        }
    }
}
