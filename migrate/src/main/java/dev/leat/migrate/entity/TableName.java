package dev.leat.migrate.entity;

import java.util.Objects;

/// The name of a table, view or materialized view.
public record TableName(String schema, String name) {
    public TableName {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
    }

    @Override
    public String toString() {
        return schema + "." + name;
    }
}
