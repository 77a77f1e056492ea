package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A column of a table.
///
/// @param type as DDL writes it
/// @param enumPath the path of the enum type behind it, array or not; `null` for other types
/// @param defaultSql the expression after DEFAULT; `null` for none
/// @param identity the `GENERATED … AS IDENTITY` clause with its sequence options; `null` for none
/// @param generated the expression of a generated column; `null` for none
/// @param virtual whether a generated column is computed when it is read rather than stored
/// @param collation as DDL writes it; `null` for the type's
/// @param storage `EXTERNAL`, `MAIN`, … where it is not the type's
/// @param compression `pglz` or `lz4`; `null` for the server's default
public record ColumnEntity(
        TableName table,
        String name,
        String type,
        @Nullable String enumPath,
        boolean nullable,
        @Nullable String defaultSql,
        @Nullable String identity,
        @Nullable String generated,
        boolean virtual,
        @Nullable String collation,
        @Nullable String storage,
        @Nullable String compression)
        implements Entity.OfTable {
    public ColumnEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
    }

    /// A column without generation, collation or storage options.
    public ColumnEntity(
            TableName table,
            String name,
            String type,
            @Nullable String enumPath,
            boolean nullable,
            @Nullable String defaultSql,
            @Nullable String identity) {
        this(
                table,
                name,
                type,
                enumPath,
                nullable,
                defaultSql,
                identity,
                null,
                false,
                null,
                null,
                null);
    }

    @Override
    public Kind kind() {
        return Kind.COLUMN;
    }

    @Override
    public List<String> address() {
        return List.of(table.schema(), table.name(), name);
    }
}
