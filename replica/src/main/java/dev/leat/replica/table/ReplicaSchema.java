package dev.leat.replica.table;

import java.util.Collection;
import java.util.Collections;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/// All published tables at one moment, by their names towards clients.
///
/// @param tables those that are synced
/// @param skipped those that are not, with the reasons
public record ReplicaSchema(Map<String, ReplicaTable> tables, Map<String, SkippedTable> skipped) {
    /// No tables at all.
    public static final ReplicaSchema EMPTY = new ReplicaSchema(Map.of(), Map.of());

    public ReplicaSchema {
        tables = Collections.unmodifiableMap(new TreeMap<>(tables));
        skipped = Collections.unmodifiableMap(new TreeMap<>(skipped));
    }

    static ReplicaSchema of(Collection<ReplicaTable> tables, Collection<SkippedTable> skipped) {
        Map<String, ReplicaTable> synced = new TreeMap<>();
        tables.forEach(table -> synced.put(table.name(), table));
        Map<String, SkippedTable> others = new TreeMap<>();
        skipped.forEach(table -> others.put(table.name(), table));
        return new ReplicaSchema(synced, others);
    }

    /// {@return the synced table with that object id, or null}
    public @Nullable ReplicaTable byOid(long oid) {
        for (ReplicaTable table : tables.values()) {
            if (table.oid() == oid) {
                return table;
            }
        }
        return null;
    }

    /// {@return the skipped table with that object id, or null}
    public @Nullable SkippedTable skippedByOid(long oid) {
        for (SkippedTable table : skipped.values()) {
            if (table.oid() == oid) {
                return table;
            }
        }
        return null;
    }
}
