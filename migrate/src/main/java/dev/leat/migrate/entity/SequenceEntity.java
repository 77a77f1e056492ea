package dev.leat.migrate.entity;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A sequence, an identity column's aside.
///
/// @param type `smallint`, `integer` or `bigint`
/// @param ownerTable the table whose column owns it; `null` together with `ownerColumn`
/// @param ownerColumn the column with which it is dropped
public record SequenceEntity(
        String schema,
        String name,
        String type,
        long start,
        long increment,
        long min,
        long max,
        long cache,
        boolean cycle,
        @Nullable TableName ownerTable,
        @Nullable String ownerColumn)
        implements Entity.OfSchema {
    public SequenceEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    @Override
    public Kind kind() {
        return Kind.SEQUENCE;
    }
}
