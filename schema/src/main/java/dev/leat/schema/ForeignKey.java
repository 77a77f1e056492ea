package dev.leat.schema;

import java.util.List;

/// A foreign key.
///
/// @param columns of the referring table
/// @param targetColumns of the table referred to, pairwise
public record ForeignKey(
        String name,
        List<Column<?>> columns,
        List<Column<?>> targetColumns,
        ReferentialAction onDelete,
        ReferentialAction onUpdate) {
    public ForeignKey {
        columns = List.copyOf(columns);
        targetColumns = List.copyOf(targetColumns);
        if (!(targetColumns.getFirst().table() instanceof Table<?>)) {
            throw new IllegalArgumentException(
                    "foreign key \"%s\" refers to %s, which is a view"
                            .formatted(name, targetColumns.getFirst().table()));
        }
    }

    /// {@return the table referred to}
    public Table<?> target() {
        return (Table<?>) targetColumns.getFirst().table();
    }
}
