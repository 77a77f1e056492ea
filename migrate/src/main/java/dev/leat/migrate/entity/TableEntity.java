package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table, without its columns and constraints.
///
/// @param partitionBy what follows PARTITION BY: `RANGE (created_at)`
/// @param partitionOf the table that it is a partition of
/// @param bound which rows of that table it has: `FOR VALUES FROM (1) TO (2)` or `DEFAULT`
/// @param inherits the tables that it inherits from, partitioning aside
/// @param storage storage parameters: `fillfactor=70`
/// @param accessMethod `null` for the default
/// @param tablespace `null` for the default
/// @param rowSecurity whether policies apply
/// @param forceRowSecurity whether they apply to the owner too
/// @param replicaIdentity `DEFAULT`, `FULL`, `NOTHING` or `USING INDEX name`
public record TableEntity(
        TableName table,
        boolean unlogged,
        @Nullable String partitionBy,
        @Nullable TableName partitionOf,
        @Nullable String bound,
        List<TableName> inherits,
        List<String> storage,
        @Nullable String accessMethod,
        @Nullable String tablespace,
        boolean rowSecurity,
        boolean forceRowSecurity,
        String replicaIdentity)
        implements Entity.OfTable {
    public TableEntity {
        Objects.requireNonNull(table, "table");
        inherits = List.copyOf(inherits);
        storage = List.copyOf(storage);
        Objects.requireNonNull(replicaIdentity, "replicaIdentity");
    }

    /// A plain table.
    public TableEntity(TableName table) {
        this(
                table, false, null, null, null, List.of(), List.of(), null, null, false, false,
                "DEFAULT");
    }

    @Override
    public Kind kind() {
        return Kind.TABLE;
    }

    @Override
    public List<String> address() {
        return List.of(table.schema(), table.name());
    }
}
