package dev.leat.replica.store;

import dev.leat.replica.table.ReplicaSchema;
import java.util.Set;

/// What a complete copy says about itself.
///
/// @param origin where it came from
/// @param position how far it goes
/// @param schema the tables in it
/// @param pending object ids of tables whose content was rewritten upstream without the stream
///   saying how, and that have not been copied anew yet
public record DurableState(
        Origin origin, Position position, ReplicaSchema schema, Set<Long> pending) {
    public DurableState {
        pending = Set.copyOf(pending);
    }
}
