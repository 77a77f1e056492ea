package dev.leat.migrate.entity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An exclusion constraint.
///
/// @param definition what follows EXCLUDE: `USING gist (room WITH =, during WITH &&) WHERE (…)`
/// @param deferrability `DEFERRABLE` or `DEFERRABLE INITIALLY DEFERRED`; `null` for neither
public record ExclusionEntity(
        TableName table, String name, String definition, @Nullable String deferrability)
        implements Entity.Constraint {
    public ExclusionEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
    }

    @Override
    public Kind kind() {
        return Kind.EXCLUSION;
    }
}
