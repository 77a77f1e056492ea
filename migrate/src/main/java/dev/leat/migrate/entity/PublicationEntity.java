package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A publication.
///
/// @param schemas schemas all of whose tables are published
/// @param operations `insert`, `update`, `delete`, `truncate`, in this order
/// @param options further options: `publish_generated_columns=stored`
public record PublicationEntity(
        String name,
        boolean allTables,
        List<String> schemas,
        List<String> operations,
        boolean viaPartitionRoot,
        List<String> options)
        implements Entity.OfDatabase {
    public PublicationEntity {
        Objects.requireNonNull(name, "name");
        schemas = List.copyOf(schemas);
        operations = List.copyOf(operations);
        options = List.copyOf(options);
    }

    /// A publication as the sync server needs it: every operation, partitions under their root.
    public PublicationEntity(String name) {
        this(
                name,
                false,
                List.of(),
                List.of("insert", "update", "delete", "truncate"),
                true,
                List.of());
    }

    @Override
    public Kind kind() {
        return Kind.PUBLICATION;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
