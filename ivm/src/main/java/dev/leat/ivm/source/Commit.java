package dev.leat.ivm.source;

import java.util.Collection;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// One transaction, as a step from a snapshot to the next.
///
/// @param before the tables before it
/// @param after the tables after it
/// @param changes per table the net change of each row, one entry a primary key
/// @param reset tables whose shape or whole content changed: what queries on them hold must be
///   computed anew
public record Commit(
        Snapshot before,
        Snapshot after,
        Map<String, ? extends Collection<RowChange>> changes,
        Set<String> reset) {

    /// The net change of one row: an insert has no `before`, a delete no `after`, never both
    /// absent. A change of the primary key is a delete and an insert.
    public record RowChange(@Nullable Row before, @Nullable Row after) {
        public RowChange {
            if (before == null && after == null) {
                throw new IllegalArgumentException("a change has a row before or after it");
            }
        }
    }
}
