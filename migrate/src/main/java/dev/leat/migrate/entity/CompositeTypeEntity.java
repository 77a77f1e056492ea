package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A composite type.
///
/// @param attributes in their order
public record CompositeTypeEntity(String schema, String name, List<Attribute> attributes)
        implements Entity.OfSchema {
    public CompositeTypeEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        attributes = List.copyOf(attributes);
    }

    /// A field of the type.
    ///
    /// @param type as DDL writes it
    /// @param collation as DDL writes it; `null` for the type's
    public record Attribute(String name, String type, @Nullable String collation) {}

    @Override
    public Kind kind() {
        return Kind.COMPOSITE_TYPE;
    }
}
