package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A foreign key.
///
/// @param onDelete the SQL keywords of the action
/// @param onUpdate the SQL keywords of the action
/// @param onDeleteColumns what `SET NULL` and `SET DEFAULT` set; empty for all
/// @param matchFull whether its columns are null together or not at all
/// @param deferrability `DEFERRABLE` or `DEFERRABLE INITIALLY DEFERRED`; `null` for neither
/// @param notValid whether older rows may break it
/// @param notEnforced whether any row may break it
/// @param period whether the last column is a range that must be covered
public record ForeignKeyEntity(
        TableName table,
        String name,
        List<String> columns,
        TableName target,
        List<String> targetColumns,
        String onDelete,
        String onUpdate,
        List<String> onDeleteColumns,
        boolean matchFull,
        @Nullable String deferrability,
        boolean notValid,
        boolean notEnforced,
        boolean period)
        implements Entity.Constraint {
    public ForeignKeyEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        Objects.requireNonNull(target, "target");
        targetColumns = List.copyOf(targetColumns);
        Objects.requireNonNull(onDelete, "onDelete");
        Objects.requireNonNull(onUpdate, "onUpdate");
        onDeleteColumns = List.copyOf(onDeleteColumns);
    }

    /// A foreign key without options.
    public ForeignKeyEntity(
            TableName table,
            String name,
            List<String> columns,
            TableName target,
            List<String> targetColumns,
            String onDelete,
            String onUpdate) {
        this(
                table,
                name,
                columns,
                target,
                targetColumns,
                onDelete,
                onUpdate,
                List.of(),
                false,
                null,
                false,
                false,
                false);
    }

    @Override
    public Kind kind() {
        return Kind.FOREIGN_KEY;
    }
}
