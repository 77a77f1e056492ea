package dev.leat.replica.table;

import dev.leat.replica.value.ColumnType;
import java.util.Objects;

/// A column that is synced.
///
/// @param position its number in the catalog, which a dropped and added column does not keep
/// @param typeOid its type in the catalog
/// @param type how its text is read
public record ReplicaColumn(int position, String name, long typeOid, ColumnType type) {
    public ReplicaColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }
}
