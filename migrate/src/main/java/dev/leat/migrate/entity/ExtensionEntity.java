package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An extension.
///
/// @param schema where its objects live; `null` for the server's choice
/// @param version `null` for the server's choice
public record ExtensionEntity(String name, @Nullable String schema, @Nullable String version)
        implements Entity.OfDatabase {
    public ExtensionEntity {
        Objects.requireNonNull(name, "name");
    }

    @Override
    public Kind kind() {
        return Kind.EXTENSION;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
