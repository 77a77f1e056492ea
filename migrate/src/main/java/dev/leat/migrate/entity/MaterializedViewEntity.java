package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A materialized view.
///
/// @param columns the names of its columns; empty for those of the query
/// @param query without a semicolon
/// @param withNoData whether it is made without rows; a wish for the making, not a state
/// @param storage storage parameters
/// @param accessMethod `null` for the default
/// @param tablespace `null` for the default
public record MaterializedViewEntity(
        String schema,
        String name,
        List<String> columns,
        String query,
        boolean withNoData,
        List<String> storage,
        @Nullable String accessMethod,
        @Nullable String tablespace)
        implements Entity.OfSchema {
    public MaterializedViewEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(query, "query");
        storage = List.copyOf(storage);
    }

    @Override
    public Kind kind() {
        return Kind.MATERIALIZED_VIEW;
    }
}
