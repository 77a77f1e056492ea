package dev.leat.schema;

import java.util.List;
import java.util.Objects;

/// The primary key of a table: at least one column.
public record PrimaryKey(String name, List<Column<?>> columns, KeyOptions options) {
    public PrimaryKey {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(options, "options");
    }

    /// A key without options.
    public PrimaryKey(String name, List<Column<?>> columns) {
        this(name, columns, KeyOptions.NONE);
    }
}
