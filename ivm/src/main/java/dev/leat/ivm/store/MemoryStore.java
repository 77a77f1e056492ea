package dev.leat.ivm.store;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.Source;
import dev.leat.ivm.source.TableSpec;
import java.util.Collection;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables in memory with any number of immutable versions.
///
/// Thread rule: one thread is the writer, from its first write until [#handOver]; it alone may call
/// anything but [#snapshot], and a call from another thread throws [IllegalStateException].
/// Snapshots may be read by any thread.
///
/// ```java
/// store.begin();
/// store.createTable(issues);
/// store.put("issue", new Row(values));
/// Commit commit = store.commit("01");
/// ```
///
/// A transaction is visible to its writer through [#get] at once, and to snapshots when it commits.
/// What must be undone can be: [#rollback] costs nothing.
public final class MemoryStore implements Source {
    /// Fewer rows than these are sorted in a few milliseconds, at once.
    private static final long MANY_ROWS = 10_000;

    private volatile StoreSnapshot current;
    private volatile @Nullable Thread writer;
    private @Nullable Transaction open;

    /// Owned by the writer.
    private final Map<BuildKey, IndexBuild> builds = new HashMap<>();

    private record BuildKey(String table, IndexColumns columns) {}

    /// @param version the version of the empty store
    public MemoryStore(String version) {
        current = new StoreSnapshot(version, Map.of());
    }

    @Override
    public Snapshot snapshot() {
        return current;
    }

    /// Lets another thread become the writer with its first write. Called by the present writer, or
    /// by whoever makes sure that it does not write any more.
    public void handOver() {
        if (open != null) {
            throw new IllegalStateException("a transaction is open");
        }
        writer = null;
    }

    /// {@inheritDoc} Not inside a transaction.
    @Override
    public @Nullable Runnable beginIndex(IndexSpec index) {
        checkWriter();
        TableVersion table = current.tables().get(index.table());
        if (table == null || table.access(index) != null || table.primary().size() < MANY_ROWS) {
            return null;
        }
        IndexColumns columns = IndexColumns.of(index, table.spec());
        if (table.serves(columns)) {
            return null;
        }
        IndexBuild build =
                builds.computeIfAbsent(
                        new BuildKey(index.table(), columns),
                        key -> new IndexBuild(columns.order(), table.primary()));
        return build.isDone() ? null : build;
    }

    /// {@inheritDoc} Costs a sort of the table if the index is new and no [#beginIndex] has sorted
    /// it. Not inside a transaction.
    ///
    /// @throws IllegalArgumentException if the table or a column does not exist
    @Override
    public void ensureIndex(IndexSpec index) {
        checkWriter();
        if (open != null) {
            throw new IllegalStateException("an index cannot be built inside a transaction");
        }
        TableVersion table = current.tables().get(index.table());
        if (table == null) {
            throw new IllegalArgumentException("no table \"" + index.table() + "\" to index");
        }
        if (table.access(index) != null) {
            return;
        }
        IndexBuild build =
                builds.remove(new BuildKey(index.table(), IndexColumns.of(index, table.spec())));
        Map<String, TableVersion> tables = new HashMap<>(current.tables());
        tables.put(index.table(), table.withIndex(index, build == null ? null : build.finish()));
        current = new StoreSnapshot(current.version(), Map.copyOf(tables));
    }

    /// Opens a transaction.
    public void begin() {
        checkWriter();
        if (open != null) {
            throw new IllegalStateException("a transaction is open already");
        }
        open = new Transaction();
    }

    /// Gives up what was done since [#begin].
    public void rollback() {
        transaction();
        open = null;
    }

    /// {@return the table as this transaction sees it, or null}
    public @Nullable TableSpec table(String name) {
        TableEditor editor = transaction().editor(name);
        return editor == null ? null : editor.spec();
    }

    /// {@return the row with that primary key as this transaction sees it, or null}
    public @Nullable Row get(String table, @Nullable Object... key) {
        return transaction().existing(table).get(key);
    }

    /// Inserts the row, or replaces the one with its primary key. A row whose primary key changes
    /// is deleted by the old key first.
    ///
    /// @return the replaced row, or null
    /// @throws IllegalArgumentException if there is no such table or the number of values is wrong
    public @Nullable Row put(String table, Row row) {
        return transaction().existing(table).put(row);
    }

    /// Deletes the row with that primary key.
    ///
    /// @return the deleted row, or null if there was none
    /// @throws IllegalArgumentException if there is no such table
    public @Nullable Row delete(String table, @Nullable Object... key) {
        return transaction().existing(table).delete(key);
    }

    /// Deletes all rows; the commit names the table as reset.
    public void truncate(String table) {
        Transaction transaction = transaction();
        TableVersion now = transaction.existing(table).freeze();
        BTree<Row> none = BTree.empty(now.primary().order());
        TableVersion empty = TableVersion.of(now.spec(), none);
        for (IndexAccess access : now.accesses()) {
            empty = empty.withIndex(access.spec);
        }
        transaction.replace(table, empty);
    }

    /// Creates an empty table, in place of one of that name. Indexes are not kept.
    public void createTable(TableSpec spec) {
        TableVersion empty = TableVersion.of(spec, BTree.empty(TableVersion.primaryOrder(spec)));
        transaction().replace(spec.name(), empty);
    }

    /// Creates the table with the rows of a finished load, in place of one of that name.
    ///
    /// @throws IllegalStateException if the load is not finished
    public void install(BulkLoad load) {
        transaction().replace(load.table().name(), load.built());
    }

    /// Drops a table; nothing happens if there is none.
    public void dropTable(String table) {
        transaction().replace(table, null);
    }

    /// Publishes the transaction as the newest snapshot.
    ///
    /// @param version greater than the version before, in plain string order
    /// @return what changed
    public Commit commit(String version) {
        Transaction transaction = transaction();
        StoreSnapshot before = current;
        if (version.compareTo(before.version()) <= 0) {
            throw new IllegalArgumentException(
                    "version " + version + " is not after " + before.version());
        }
        Map<String, Collection<RowChange>> changes = new LinkedHashMap<>();
        Map<String, TableVersion> tables = new HashMap<>(before.tables());
        tables.keySet().removeAll(transaction.reset);
        transaction.replaced.forEach(tables::put);
        transaction.editors.forEach((name, editor) -> {
            tables.put(name, editor.freeze());
            if (!transaction.reset.contains(name)) {
                List<RowChange> net = editor.changes();
                if (!net.isEmpty()) {
                    changes.put(name, net);
                }
            }
        });
        builds.entrySet()
                .removeIf(build -> {
                    String table = build.getKey().table();
                    Collection<RowChange> net = changes.get(table);
                    return transaction.reset.contains(table)
                            || net != null && !build.getValue().remember(net);
                });
        StoreSnapshot after = new StoreSnapshot(version, Map.copyOf(tables));
        current = after;
        open = null;
        return new Commit(before, after, changes, Set.copyOf(transaction.reset));
    }

    private Transaction transaction() {
        checkWriter();
        Transaction transaction = open;
        if (transaction == null) {
            throw new IllegalStateException("no transaction is open; call begin() first");
        }
        return transaction;
    }

    private void checkWriter() {
        Thread now = Thread.currentThread();
        Thread owner = writer;
        if (owner == null) {
            writer = now;
        } else if (owner != now) {
            throw new IllegalStateException(
                    "only the writer \""
                            + owner.getName()
                            + "\" may change the store, not \""
                            + now.getName()
                            + "\"");
        }
    }

    /// What an open transaction has done so far.
    private final class Transaction {
        private final Map<String, TableEditor> editors = new LinkedHashMap<>();
        private final Map<String, TableVersion> replaced = new HashMap<>();
        private final Set<String> reset = new HashSet<>();

        @Nullable TableEditor editor(String table) {
            TableEditor editor = editors.get(table);
            if (editor == null) {
                TableVersion base =
                        reset.contains(table) ? replaced.get(table) : current.tables().get(table);
                if (base == null) {
                    return null;
                }
                editor = new TableEditor(base);
                editors.put(table, editor);
            }
            return editor;
        }

        TableEditor existing(String table) {
            TableEditor editor = editor(table);
            if (editor == null) {
                throw new IllegalArgumentException("no table \"" + table + "\" to change");
            }
            return editor;
        }

        void replace(String table, @Nullable TableVersion version) {
            editors.remove(table);
            if (version == null) {
                replaced.remove(table);
            } else {
                replaced.put(table, version);
            }
            reset.add(table);
        }
    }
}
