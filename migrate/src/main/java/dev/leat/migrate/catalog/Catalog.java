package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import java.util.List;

/// A database as it was at one moment. Who owns what is no part of it.
///
/// @param entities what a schema can declare; the columns of a table in their order
/// @param others everything else, by kind and path: it is reported, never dropped
/// @param names what parts of entities are called
public record Catalog(List<Entity> entities, List<OtherObject> others, List<GivenName> names) {
    public Catalog {
        entities = List.copyOf(entities);
        others = List.copyOf(others);
        names = List.copyOf(names);
    }

    /// {@return the rest of this catalog, with other entities}
    Catalog with(List<Entity> next) {
        return new Catalog(next, others, names);
    }
}
