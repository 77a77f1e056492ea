package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.TableSpec;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of one table on their way into a [MemoryStore], for an initial copy.
///
/// Belongs to one thread at a time, which need not be the writer of the store; several tables can
/// be loaded at once. Call [#add] for each row, then [#finish] (which sorts and builds, the
/// expensive part), then let the writer call [MemoryStore#install].
public final class BulkLoad {
    private final TableSpec table;
    private @Nullable List<Row> rows = new ArrayList<>();
    private @Nullable TableVersion built;

    public BulkLoad(TableSpec table) {
        this.table = table;
    }

    /// {@return the table that is being loaded}
    public TableSpec table() {
        return table;
    }

    /// Adds a row; the order does not matter, but rows in the order of the primary key are fastest.
    public void add(Row row) {
        List<Row> collecting = rows;
        if (collecting == null) {
            throw new IllegalStateException("the load of \"" + table.name() + "\" is finished");
        }
        if (row.size() != table.columns().size()) {
            throw new IllegalArgumentException(
                    "a row of \""
                            + table.name()
                            + "\" needs "
                            + table.columns().size()
                            + " values, not "
                            + row.size());
        }
        collecting.add(row);
    }

    /// Builds the table. Idempotent.
    ///
    /// @param indexes indexes to build along, so that the writer need not
    /// @return how many rows it has
    /// @throws IllegalArgumentException if two rows have the same primary key
    public long finish(IndexSpec... indexes) {
        List<Row> collected = rows;
        if (collected != null) {
            BTree<Row> primary;
            try {
                primary = SortedRows.tree(TableVersion.primaryOrder(table), collected);
            } catch (IllegalArgumentException e) {
                throw new IllegalArgumentException(
                        "cannot load \""
                                + table.name()
                                + "\": two rows have the same key "
                                + table.primaryKey()
                                + "; is it unique in the source?",
                        e);
            }
            TableVersion version = TableVersion.of(table, primary);
            for (IndexSpec index : indexes) {
                version = version.withIndex(index);
            }
            built = version;
            rows = null;
        }
        return built().primary().size();
    }

    TableVersion built() {
        TableVersion version = built;
        if (version == null) {
            throw new IllegalStateException(
                    "the load of \"" + table.name() + "\" is not finished; call finish() first");
        }
        return version;
    }
}
