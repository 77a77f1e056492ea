package dev.leat.replica.store;

import dev.leat.ivm.source.Commit;
import dev.leat.replica.table.ReplicaSchema;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One step of the copy, to be made durable.
///
/// @param position how far the copy goes with it
/// @param commit what it changed; null if nothing
/// @param origin given with the first step of a new copy
/// @param schema given when the tables changed
/// @param pending given when it changed: see [DurableState#pending]
public record DurableEntry(
        Position position,
        @Nullable Commit commit,
        @Nullable Origin origin,
        @Nullable ReplicaSchema schema,
        @Nullable Set<Long> pending) {

    /// {@return roughly how many rows it writes}
    int weight() {
        Commit step = commit;
        if (step == null) {
            return 1;
        }
        return 1 + step.changes().values().stream().mapToInt(java.util.Collection::size).sum();
    }
}
