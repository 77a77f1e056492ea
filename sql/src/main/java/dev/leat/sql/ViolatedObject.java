package dev.leat.sql;

import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.ExclusionConstraint;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Index;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.ServerErrorMessage;

/// What an error of the server is about: its names, and the objects of the schema that have them.
///
/// @param constraint the constraint's name
/// @param tableName the table's name, without its schema
/// @param table `null` if the schema was not given or does not have it
/// @param columns of the constraint, or the one that must not be null; empty if not known
/// @param foreignKey `null` for any other constraint
record ViolatedObject(
        @Nullable String constraint,
        @Nullable String tableName,
        @Nullable Table<?> table,
        List<Column<?>> columns,
        @Nullable ForeignKey foreignKey) {
    static final ViolatedObject UNKNOWN = new ViolatedObject(null, null, null, List.of(), null);

    ViolatedObject {
        columns = List.copyOf(columns);
    }

    static ViolatedObject of(@Nullable ServerErrorMessage error, @Nullable Schema schema) {
        if (error == null) {
            return UNKNOWN;
        }
        String constraint = error.getConstraint();
        String name = error.getTable();
        Table<?> table = name == null ? null : table(schema, error.getSchema(), name);
        if (table == null) {
            return new ViolatedObject(constraint, name, null, List.of(), null);
        }
        ForeignKey foreignKey = constraint == null ? null : foreignKey(table, constraint);
        return new ViolatedObject(
                constraint,
                name,
                table,
                columns(table, error.getColumn(), constraint, foreignKey),
                foreignKey);
    }

    private static @Nullable Table<?> table(
            @Nullable Schema schema, @Nullable String inSchema, String name) {
        if (schema == null) {
            return null;
        }
        for (Table<?> table : schema.tables()) {
            if (table.name().equals(name)
                    && (inSchema == null || table.schema().equals(inSchema))) {
                return table;
            }
        }
        return null;
    }

    private static @Nullable ForeignKey foreignKey(Table<?> table, String constraint) {
        for (ForeignKey key : table.foreignKeys()) {
            if (key.name().equals(constraint)) {
                return key;
            }
        }
        return null;
    }

    private static List<Column<?>> columns(
            Table<?> table,
            @Nullable String columnName,
            @Nullable String constraint,
            @Nullable ForeignKey foreignKey) {
        if (columnName != null) {
            Column<?> column = table.findColumn(columnName);
            return column == null ? List.of() : List.of(column);
        }
        if (foreignKey != null) {
            return foreignKey.columns();
        }
        PrimaryKey primary = table.primaryKey();
        if (primary != null && primary.name().equals(constraint)) {
            return primary.columns();
        }
        for (UniqueKey key : table.uniqueKeys()) {
            if (key.name().equals(constraint)) {
                return key.columns();
            }
        }
        for (Index index : table.indexes()) {
            if (index.name().equals(constraint)) {
                return index.parts().stream()
                        .<Column<?>>flatMap(part -> Stream.ofNullable(part.column()))
                        .toList();
            }
        }
        for (CheckConstraint check : table.checks()) {
            if (check.name().equals(constraint)) {
                return MentionedColumns.of(check.condition().asExpression());
            }
        }
        for (ExclusionConstraint exclusion : table.exclusions()) {
            if (exclusion.name().equals(constraint)) {
                return exclusion.elements().stream()
                        .<Column<?>>flatMap(each -> Stream.ofNullable(each.part().column()))
                        .toList();
            }
        }
        return List.of();
    }
}
