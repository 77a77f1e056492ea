package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A unique constraint.
///
/// @param nullsNotDistinct whether two nulls are equal
/// @param include columns that its index carries besides
/// @param deferrability `DEFERRABLE` or `DEFERRABLE INITIALLY DEFERRED`; `null` for neither
/// @param withoutOverlaps whether the last column is a range that must not overlap
/// @param storage storage parameters of its index
public record UniqueEntity(
        TableName table,
        String name,
        List<String> columns,
        boolean nullsNotDistinct,
        List<String> include,
        @Nullable String deferrability,
        boolean withoutOverlaps,
        List<String> storage)
        implements Entity.Constraint {
    public UniqueEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        include = List.copyOf(include);
        storage = List.copyOf(storage);
    }

    /// A constraint without options.
    public UniqueEntity(TableName table, String name, List<String> columns) {
        this(table, name, columns, false, List.of(), null, false, List.of());
    }

    @Override
    public Kind kind() {
        return Kind.UNIQUE;
    }
}
