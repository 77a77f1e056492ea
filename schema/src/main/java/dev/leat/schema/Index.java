package dev.leat.schema;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An index.
///
/// @param method the access method, usually `btree`
/// @param include columns that it carries besides
/// @param nullsNotDistinct whether two nulls are equal; only of unique indexes
/// @param where the rows that a partial index holds; `null` for all
/// @param storage parameters, `fillfactor` to `70`
/// @param tablespace `null` for the default
/// @param concurrently whether it is to be built without locking out writers, however small the
///   table is
/// @param only whether an index of a partitioned table leaves the partitions alone
/// @param renamedFrom the name that it had before; `null` if it was not renamed
public record Index(
        String name,
        boolean unique,
        String method,
        List<IndexPart> parts,
        List<Column<?>> include,
        boolean nullsNotDistinct,
        @Nullable Condition where,
        Map<String, String> storage,
        @Nullable String tablespace,
        boolean concurrently,
        boolean only,
        @Nullable String renamedFrom) {
    public Index {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        storage = Collections.unmodifiableMap(new LinkedHashMap<>(storage));
    }
}
