package dev.leat.replica.table;

import java.util.Objects;

/// A published column that is not synced.
///
/// @param position its number in the catalog
/// @param typeOid its type in the catalog
/// @param reason a sentence for the person who misses it
public record SkippedColumn(int position, String name, long typeOid, String reason) {
    public SkippedColumn {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(reason, "reason");
    }
}
