package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An index.
///
/// @param method the access method, usually `btree`
/// @param where the rows that a partial index holds; `null` for all
public record Index(
        String name, boolean unique, String method, List<Sort> parts, @Nullable Condition where) {
    public Index {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        parts = List.copyOf(parts);
    }
}
