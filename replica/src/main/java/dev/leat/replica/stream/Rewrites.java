package dev.leat.replica.stream;

import dev.leat.postgres.replication.Lsn;
import dev.leat.replica.table.ReplicaSchema;
import java.util.HashMap;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Tables whose rows were rewritten upstream without the stream saying how, until they are copied
/// anew. Owned by the engine thread.
final class Rewrites {
    /// With the commit that said so.
    private final Map<Long, Lsn> pending = new HashMap<>();

    /// Those of the transaction that is being received.
    private final Set<Long> inTransaction = new HashSet<>();

    /// @param tables those that were pending when the process before ended
    Rewrites(Set<Long> tables) {
        tables.forEach(oid -> pending.put(oid, Lsn.ZERO));
    }

    void add(long oid) {
        inTransaction.add(oid);
    }

    void rollback() {
        inTransaction.clear();
    }

    /// Keeps what the transaction said, and forgets what a swap settled or is not in the replica.
    ///
    /// @return what is pending now, if that changed; else null
    @Nullable Set<Long> commit(Lsn commit, @Nullable Swap arrived, ReplicaSchema schema) {
        Set<Long> before = tables();
        if (arrived != null) {
            pending.entrySet()
                    .removeIf(each ->
                            arrived.rewritten().contains(each.getKey())
                                    && each.getValue().isBefore(arrived.copiedAt()));
        }
        inTransaction.forEach(oid -> pending.put(oid, commit));
        inTransaction.clear();
        pending.keySet().removeIf(oid -> schema.byOid(oid) == null);
        Set<Long> now = tables();
        return now.equals(before) ? null : now;
    }

    /// {@return the object ids of the tables that wait}
    Set<Long> tables() {
        return Set.copyOf(pending.keySet());
    }

    void clear() {
        pending.clear();
        inTransaction.clear();
    }
}
