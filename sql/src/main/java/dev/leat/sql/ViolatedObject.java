package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Schema;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.TableObject;
import dev.leat.schema.object.Partitioning;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/// What an error of the server is about: its names, and the objects of the schema that have them.
///
/// @param constraint the constraint's name
/// @param tableName the table's name, without its schema
/// @param domain the name of the domain whose constraint it is
/// @param table `null` if the schema was not given or does not have it
/// @param columns of the constraint, or the one that must not be null; empty if not known
/// @param foreignKey `null` for any other constraint
record ViolatedObject(
        @Nullable String constraint,
        @Nullable String tableName,
        @Nullable String domain,
        @Nullable Table<?> table,
        List<Column<?>> columns,
        @Nullable ForeignKey foreignKey) {
    private static final Pattern NUMBERED = Pattern.compile("_(?:default|[a-z]{0,4}\\d[0-9a-z_]*)");

    static final ViolatedObject UNKNOWN =
            new ViolatedObject(null, null, null, null, List.of(), null);

    ViolatedObject {
        columns = List.copyOf(columns);
    }

    static ViolatedObject of(@Nullable ServerErrorMessage error, @Nullable Schema schema) {
        if (error == null) {
            return UNKNOWN;
        }
        String constraint = error.getConstraint();
        String name = error.getTable();
        if (name == null) {
            return ofDomain(constraint, error.getSchema(), error.getDatatype(), schema);
        }
        Table<?> table = table(schema, error.getSchema(), name);
        if (table == null) {
            return new ViolatedObject(constraint, name, null, null, List.of(), null);
        }
        ForeignKey foreignKey =
                constraint == null ? null : ConstraintColumns.foreignKey(table, constraint);
        return new ViolatedObject(
                constraint,
                name,
                null,
                table,
                columns(table, error.getColumn(), name, constraint, foreignKey),
                foreignKey);
    }

    /// The server does not say for which column a value of a domain was meant; where the schema has
    /// only one, it is that.
    private static ViolatedObject ofDomain(
            @Nullable String constraint,
            @Nullable String inSchema,
            @Nullable String domain,
            @Nullable Schema schema) {
        if (domain == null || schema == null) {
            return new ViolatedObject(constraint, null, domain, null, List.of(), null);
        }
        List<Column<?>> columns =
                schema.tables().stream()
                        .<Column<?>>flatMap(table -> table.columns().stream())
                        .filter(column -> isOf(column.type(), inSchema, domain))
                        .toList();
        boolean known = columns.size() == 1 && columns.getFirst().table() instanceof Table<?>;
        return new ViolatedObject(
                constraint,
                null,
                domain,
                known ? (Table<?>) columns.getFirst().table() : null,
                known ? columns : List.of(),
                null);
    }

    private static boolean isOf(SqlType type, @Nullable String inSchema, String domain) {
        return switch (type) {
            case SqlType.Array array -> isOf(array.element(), inSchema, domain);
            case SqlType.Domain of ->
                    of.name().equals(domain) && (inSchema == null || of.schema().equals(inSchema));
            default -> false;
        };
    }

    private static @Nullable Table<?> table(
            @Nullable Schema schema, @Nullable String inSchema, String name) {
        if (schema == null) {
            return null;
        }
        Table<?> parent = null;
        for (Table<?> table : schema.tables()) {
            boolean sameSchema = inSchema == null || table.schema().equals(inSchema);
            if (sameSchema && table.name().equals(name)) {
                return table;
            }
            Partitioning partitioning = partitioning(table);
            if (partitioning != null && sameSchema && has(partitioning, name)) {
                parent = table;
            }
        }
        return parent == null ? byName(schema, name) : parent;
    }

    /// The server names the partition that refused a row. One that a job made is not in the schema,
    /// and known by its name: that of its table and a number or date behind it, as `event_2026_11`.
    private static @Nullable Table<?> byName(Schema schema, String name) {
        Table<?> longest = null;
        for (Table<?> table : schema.tables()) {
            if (partitioning(table) != null
                    && name.startsWith(table.name())
                    && NUMBERED.matcher(name.substring(table.name().length())).matches()
                    && (longest == null || table.name().length() > longest.name().length())) {
                longest = table;
            }
        }
        return longest;
    }

    private static @Nullable Partitioning partitioning(Table<?> table) {
        for (TableObject object : table.objects()) {
            if (object instanceof Partitioning partitioning) {
                return partitioning;
            }
        }
        return null;
    }

    private static boolean has(Partitioning partitioning, String name) {
        return partitioning.partitions().stream()
                .anyMatch(part ->
                        part.name().equals(name)
                                || (part.parts() != null && has(part.parts(), name)));
    }

    private static List<Column<?>> columns(
            Table<?> table,
            @Nullable String columnName,
            String tableName,
            @Nullable String constraint,
            @Nullable ForeignKey foreignKey) {
        if (columnName != null) {
            Column<?> column = table.findColumn(columnName);
            return column == null ? List.of() : List.of(column);
        }
        if (foreignKey != null) {
            return foreignKey.columns();
        }
        if (constraint == null) {
            return List.of();
        }
        List<Column<?>> columns = ConstraintColumns.of(table, constraint);
        return columns.isEmpty() && !tableName.equals(table.name())
                ? ConstraintColumns.ofPartition(table, tableName, constraint)
                : columns;
    }
}
