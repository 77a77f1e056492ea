package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A range type.
///
/// @param options what stands between the parentheses: `subtype = float8`
public record RangeTypeEntity(String schema, String name, List<String> options)
        implements Entity.OfSchema {
    public RangeTypeEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        options = List.copyOf(options);
    }

    @Override
    public Kind kind() {
        return Kind.RANGE_TYPE;
    }
}
