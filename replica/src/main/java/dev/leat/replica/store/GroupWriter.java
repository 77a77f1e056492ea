package dev.leat.replica.store;

import dev.leat.ivm.source.Commit;
import dev.leat.ivm.source.Commit.RowChange;
import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.Snapshot;
import dev.leat.ivm.source.TableSpec;
import dev.leat.replica.table.ReplicaSchema;
import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Writes groups of steps to the store. One thread.
///
/// A table whose whole content changed is written beside the old one first, in transactions of its
/// own; the step itself only says that the new one counts. So a step is one transaction however
/// large its tables are. Writing a group again after it failed half-way gives the same result.
final class GroupWriter implements AutoCloseable {
    private static final int ROWS_PER_TRANSACTION = 50_000;

    private final DurableStore store;
    private final RowCodec rows = new RowCodec();
    private final Map<String, KeyCodec> keys = new HashMap<>();

    GroupWriter(DurableStore store) {
        this.store = store;
    }

    void write(List<DurableEntry> group) {
        keys.clear(); // a group that failed may have gone through another shape of a table
        DurableStore.Group open = store.begin();
        try {
            for (DurableEntry entry : group) {
                Commit commit = entry.commit();
                Map<String, Integer> copies = Map.of();
                if (commit != null && !commit.reset().isEmpty()) {
                    open.commit();
                    open.close();
                    copies = copy(commit);
                    open = store.begin();
                }
                write(open, entry, copies);
            }
            open.commit();
        } finally {
            open.close();
        }
    }

    private void write(DurableStore.Group open, DurableEntry entry, Map<String, Integer> copies) {
        if (entry.origin() != null) {
            open.origin(entry.origin());
            open.pending(List.of());
        }
        ReplicaSchema schema = entry.schema();
        if (schema != null) {
            open.schema(schema);
        }
        Set<Long> pending = entry.pending();
        if (pending != null) {
            open.pending(List.copyOf(pending));
        }
        Commit commit = entry.commit();
        if (commit != null) {
            for (String table : commit.reset()) {
                keys.remove(table);
                Integer number = copies.get(table);
                if (number == null) {
                    open.drop(table);
                } else {
                    open.install(table, number);
                }
            }
            commit.changes().forEach((table, changes) -> write(open, commit, table, changes));
        }
        open.position(entry.position());
    }

    private void write(
            DurableStore.Group open, Commit commit, String table, Collection<RowChange> changes) {
        KeyCodec key = keys.computeIfAbsent(table, name -> codec(commit.after(), name));
        for (RowChange change : changes) {
            Row after = change.after();
            if (after != null) {
                open.put(table, key.encode(after), rows.encode(after));
            } else {
                Row before = Objects.requireNonNull(change.before());
                open.delete(table, key.encode(before));
            }
        }
    }

    private static KeyCodec codec(Snapshot snapshot, String table) {
        return new KeyCodec(Objects.requireNonNull(snapshot.table(table), table));
    }

    /// Writes the content of each reset table that still exists to a database of its own.
    ///
    /// @return the number of the database of each
    private Map<String, Integer> copy(Commit commit) {
        Map<String, Integer> copies = new HashMap<>();
        for (String name : commit.reset()) {
            TableSpec table = commit.after().table(name);
            if (table != null) {
                int number = store.unusedNumber(copies.values());
                copies.put(name, number);
                copy(commit.after(), table, number);
            }
        }
        return copies;
    }

    private void copy(Snapshot snapshot, TableSpec table, int number) {
        KeyCodec key = new KeyCodec(table);
        DurableStore.Group open = store.begin();
        try {
            open.clear(number);
            int inTransaction = 0;
            for (Row row : snapshot.scan(inKeyOrder(table.name()), new @Nullable Object[0], null)) {
                open.put(number, key.encode(row), rows.encode(row));
                if (++inTransaction == ROWS_PER_TRANSACTION) {
                    open.commit();
                    open.close();
                    open = store.begin();
                    inTransaction = 0;
                }
            }
            open.commit();
        } finally {
            open.close();
        }
    }

    /// The index that every table of the replica has.
    static IndexSpec inKeyOrder(String table) {
        return new IndexSpec(table, List.of(), List.of());
    }

    @Override
    public void close() {
        store.close();
    }
}
