package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A view.
///
/// @param columns the names of its columns; empty for those of the query
/// @param query without a semicolon
/// @param options `security_barrier=true`, `check_option=local`
public record ViewEntity(
        String schema, String name, List<String> columns, String query, List<String> options)
        implements Entity.OfSchema {
    public ViewEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(query, "query");
        options = List.copyOf(options);
    }

    @Override
    public Kind kind() {
        return Kind.VIEW;
    }
}
