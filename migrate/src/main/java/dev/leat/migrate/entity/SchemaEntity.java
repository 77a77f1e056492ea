package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A schema: a namespace of the database.
public record SchemaEntity(String name) implements Entity.OfDatabase {
    public SchemaEntity {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Kind kind() {
        return Kind.SCHEMA;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
