package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// An enum type.
///
/// @param labels in their order
public record EnumEntity(String schema, String name, List<String> labels)
        implements Entity.OfSchema {
    public EnumEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        labels = List.copyOf(labels);
    }

    @Override
    public Kind kind() {
        return Kind.ENUM;
    }
}
