package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// An index of a table or materialized view, a constraint's aside.
///
/// @param include columns that it carries besides
/// @param nullsNotDistinct whether two nulls are equal
/// @param where the predicate of a partial index; `null` for all rows
/// @param storage storage parameters
/// @param tablespace `null` for the default
/// @param only whether an index of a partitioned table leaves the partitions alone
public record IndexEntity(
        TableName table,
        String name,
        boolean unique,
        String method,
        List<Part> parts,
        List<String> include,
        boolean nullsNotDistinct,
        @Nullable String where,
        List<String> storage,
        @Nullable String tablespace,
        boolean only)
        implements Entity.Named {
    public IndexEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(method, "method");
        parts = List.copyOf(parts);
        include = List.copyOf(include);
        storage = List.copyOf(storage);
    }

    /// An index without options.
    public IndexEntity(
            TableName table,
            String name,
            boolean unique,
            String method,
            List<Part> parts,
            @Nullable String where) {
        this(table, name, unique, method, parts, List.of(), false, where, List.of(), null, false);
    }

    /// One column, or expression, of an index.
    ///
    /// @param column `null` for an expression
    /// @param expression without the parentheses around it; `null` for a column
    /// @param nullsFirst `null` for the place that Postgres gives by default
    /// @param collation as DDL writes it; `null` for the column's
    /// @param operatorClass with its parameters, as DDL writes it; `null` for the type's
    public record Part(
            @Nullable String column,
            @Nullable String expression,
            boolean descending,
            @Nullable Boolean nullsFirst,
            @Nullable String collation,
            @Nullable String operatorClass) {
        public Part {
            if ((column == null) == (expression == null)) {
                throw new IllegalArgumentException(
                        "an index part is a column or an expression: "
                                + column
                                + ", "
                                + expression);
            }
        }

        /// A column.
        public Part(String column, boolean descending, @Nullable Boolean nullsFirst) {
            this(column, null, descending, nullsFirst, null, null);
        }
    }

    @Override
    public Kind kind() {
        return Kind.INDEX;
    }
}
