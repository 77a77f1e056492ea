package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A table in a publication.
///
/// @param columns the columns that are published; `null` for all, those to come included
/// @param where the rows that are published; without the parentheses around it
public record PublishedTableEntity(
        String publication, TableName table, @Nullable List<String> columns, @Nullable String where)
        implements Entity.OfTable {
    public PublishedTableEntity {
        Objects.requireNonNull(publication, "publication");
        Objects.requireNonNull(table, "table");
        columns = columns == null ? null : List.copyOf(columns);
    }

    /// A whole table.
    public PublishedTableEntity(String publication, TableName table) {
        this(publication, table, null, null);
    }

    @Override
    public String path() {
        return publication + ":" + table;
    }

    @Override
    public Kind kind() {
        return Kind.PUBLISHED_TABLE;
    }

    @Override
    public List<String> address() {
        return List.of(publication, table.schema(), table.name());
    }
}
