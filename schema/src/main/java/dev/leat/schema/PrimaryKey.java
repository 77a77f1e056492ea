package dev.leat.schema;

import java.util.List;

/// The primary key of a table: at least one column.
public record PrimaryKey(String name, List<Column<?>> columns) {
    public PrimaryKey {
        columns = List.copyOf(columns);
    }
}
