package dev.leat.sync;

import dev.leat.ivm.source.Snapshot;
import dev.leat.replica.Replica;
import dev.leat.replica.table.ReplicaTable;
import dev.leat.replica.table.SkippedColumn;
import dev.leat.replica.table.SkippedTable;
import dev.leat.sync.group.SyncedTables;
import java.util.Collection;
import org.jspecify.annotations.Nullable;

/// What the replica knows of its tables, for the client groups.
record ReplicaTables(Replica replica) implements SyncedTables {

    @Override
    public Collection<String> names(Snapshot snapshot) {
        return replica.schema().tables().keySet().stream()
                .filter(name -> snapshot.table(name) != null)
                .sorted()
                .toList();
    }

    @Override
    public @Nullable String whyNotSynced(String table) {
        SkippedTable skipped = replica.schema().skipped().get(table);
        return skipped == null ? null : skipped.reason();
    }

    @Override
    public @Nullable String whyNotSynced(String table, String column) {
        ReplicaTable known = replica.schema().tables().get(table);
        if (known == null) {
            return null;
        }
        return known.skipped().stream()
                .filter(skipped -> skipped.name().equals(column))
                .map(SkippedColumn::reason)
                .findFirst()
                .orElse(null);
    }
}
