package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// Extended statistics.
///
/// @param kinds `ndistinct`, `dependencies`, `mcv`; empty for all
/// @param expressions columns as quoted names, and expressions in parentheses
public record StatisticsEntity(
        String schema, String name, TableName table, List<String> kinds, List<String> expressions)
        implements Entity.OfSchema {
    public StatisticsEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(table, "table");
        kinds = List.copyOf(kinds);
        expressions = List.copyOf(expressions);
    }

    @Override
    public Kind kind() {
        return Kind.STATISTICS;
    }
}
