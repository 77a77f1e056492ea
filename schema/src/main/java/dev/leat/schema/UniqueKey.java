package dev.leat.schema;

import java.util.List;
import java.util.Objects;

/// A unique constraint.
public record UniqueKey(String name, List<Column<?>> columns, KeyOptions options) {
    public UniqueKey {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(options, "options");
    }

    /// A constraint without options.
    public UniqueKey(String name, List<Column<?>> columns) {
        this(name, columns, KeyOptions.NONE);
    }
}
