package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A collation.
///
/// @param options what stands between the parentheses: `provider = icu`
public record CollationEntity(String schema, String name, List<String> options)
        implements Entity.OfSchema {
    public CollationEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        options = List.copyOf(options);
    }

    @Override
    public Kind kind() {
        return Kind.COLLATION;
    }
}
