package dev.leat.schema;

import java.util.List;

/// A unique constraint.
public record UniqueKey(String name, List<Column<?>> columns) {
    public UniqueKey {
        columns = List.copyOf(columns);
    }
}
