package dev.leat.replica.table;

import java.util.List;
import java.util.Objects;

/// A published table that is not synced.
///
/// @param oid its object id
/// @param columns what made it so, if it was columns
/// @param reason a sentence for the person who misses it, with what to do
public record SkippedTable(
        long oid, String schema, String table, List<SkippedColumn> columns, String reason) {
    public SkippedTable {
        columns = List.copyOf(columns);
        Objects.requireNonNull(reason, "reason");
    }

    /// {@return its name towards clients: `schema.table` outside `public`}
    public String name() {
        return ReplicaTable.serverName(schema, table);
    }
}
