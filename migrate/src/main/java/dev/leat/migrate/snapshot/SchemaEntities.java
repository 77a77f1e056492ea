package dev.leat.migrate.snapshot;

import dev.leat.migrate.declared.DeclaredEntities;
import dev.leat.migrate.entity.Entity;
import dev.leat.schema.Schema;
import java.util.List;

/// The entities of a Java schema, and the renames that it declares.
///
/// @param entities every object of the schema, the publication of its synced tables included
/// @param renames what was called otherwise before
public record SchemaEntities(List<Entity> entities, Renames renames) {
    public SchemaEntities {
        entities = List.copyOf(entities);
    }

    /// {@return what the schema consists of}
    ///
    /// @param publication the name of the publication that carries the synced tables
    public static SchemaEntities of(Schema schema, String publication) {
        List<Entity> entities = DeclaredEntities.of(schema, publication);
        return new SchemaEntities(entities, DeclaredRenames.of(schema, entities));
    }
}
