package dev.leat.replica.stream;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.store.MemoryStore;
import dev.leat.postgres.replication.PgoutputMessage;
import dev.leat.postgres.replication.PgoutputMessage.Old;
import dev.leat.postgres.replication.Tuple;
import dev.leat.replica.value.ValueWarnings;
import org.jspecify.annotations.Nullable;

/// Applies single changes of rows to the open transaction of the store.
///
/// An insert of a row that is there replaces it, an update of a row that is not there inserts it, a
/// delete of a row that is not there does nothing: so a transaction may be applied again.
final class ChangeApplier {
    private final MemoryStore store;
    private final ValueWarnings warnings;

    ChangeApplier(MemoryStore store, ValueWarnings warnings) {
        this.store = store;
        this.warnings = warnings;
    }

    void insert(RelationBinding binding, PgoutputMessage.Insert insert) {
        if (binding.key(insert.row(), null) == null) {
            leftOut(binding);
            return;
        }
        store.put(binding.name(), binding.row(insert.row(), null, null));
    }

    void update(RelationBinding binding, PgoutputMessage.Update update) {
        Old old = update.old();
        Tuple oldTuple = old == null ? null : old.row();
        @Nullable Object[] newKey = binding.key(update.row(), oldTuple);
        @Nullable Object[] oldKey = oldTuple == null ? newKey : binding.key(oldTuple, null);
        Row before = null;
        if (oldKey != null) {
            before = store.get(binding.name(), oldKey);
            if (newKey == null || !RelationBinding.sameKey(oldKey, newKey)) {
                store.delete(binding.name(), oldKey);
            }
        }
        if (newKey == null) {
            leftOut(binding);
            return;
        }
        store.put(binding.name(), binding.row(update.row(), before, old));
    }

    void delete(RelationBinding binding, PgoutputMessage.Delete delete) {
        @Nullable Object[] key = binding.key(delete.old().row(), null);
        if (key != null) { // a row without a counterpart of its key was never here
            store.delete(binding.name(), key);
        }
    }

    void truncate(String table) {
        store.truncate(table);
    }

    private void leftOut(RelationBinding binding) {
        warnings.report(
                binding.name(),
                String.join(", ", binding.table().key()),
                "it is the key and has no counterpart; the row is left out");
    }
}
