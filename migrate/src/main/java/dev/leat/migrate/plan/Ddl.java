package dev.leat.migrate.plan;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The SQL of the objects.
final class Ddl {
    private Ddl() {}

    static String createEnum(EnumEntity type) {
        return "CREATE TYPE "
                + Identifier.qualified(type.schema(), type.name())
                + " AS ENUM ("
                + type.labels().stream().map(SqlLiteral::quote).collect(Collectors.joining(", "))
                + ")";
    }

    /// @param before the label that the new one precedes; `null` for the end
    static String addLabel(EnumEntity type, String label, @Nullable String before) {
        return "ALTER TYPE "
                + Identifier.qualified(type.schema(), type.name())
                + " ADD VALUE "
                + SqlLiteral.quote(label)
                + (before == null ? "" : " BEFORE " + SqlLiteral.quote(before));
    }

    static String createTable(
            TableName table,
            List<ColumnEntity> columns,
            @Nullable PrimaryKeyEntity primaryKey,
            List<UniqueEntity> uniques) {
        List<String> lines = new ArrayList<>();
        columns.forEach(column -> lines.add(columnDefinition(column)));
        if (primaryKey != null) {
            lines.add(constraint(primaryKey));
        }
        uniques.forEach(unique -> lines.add(constraint(unique)));
        return "CREATE TABLE " + name(table) + " (\n    " + String.join(",\n    ", lines) + "\n)";
    }

    static String columnDefinition(ColumnEntity column) {
        StringBuilder sql =
                new StringBuilder(Identifier.quote(column.name()))
                        .append(' ')
                        .append(column.type());
        if (column.identity() != null) {
            sql.append(' ').append(column.identity());
        }
        if (column.defaultSql() != null) {
            sql.append(" DEFAULT ").append(column.defaultSql());
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    static String addConstraint(Entity.Named constraint) {
        return "ALTER TABLE " + name(constraint.table()) + " ADD " + constraint(constraint);
    }

    static String dropConstraint(Entity.Named constraint) {
        return "ALTER TABLE "
                + name(constraint.table())
                + " DROP CONSTRAINT "
                + Identifier.quote(constraint.name());
    }

    private static String constraint(Entity.Named constraint) {
        String name = "CONSTRAINT " + Identifier.quote(constraint.name()) + " ";
        return switch (constraint) {
            case PrimaryKeyEntity key -> name + "PRIMARY KEY (" + list(key.columns()) + ")";
            case UniqueEntity key -> name + "UNIQUE (" + list(key.columns()) + ")";
            case ForeignKeyEntity key ->
                    name
                            + "FOREIGN KEY ("
                            + list(key.columns())
                            + ") REFERENCES "
                            + name(key.target())
                            + " ("
                            + list(key.targetColumns())
                            + ")"
                            + action(" ON DELETE ", key.onDelete())
                            + action(" ON UPDATE ", key.onUpdate());
            case Entity.Named other ->
                    throw new IllegalArgumentException("no constraint: " + other);
        };
    }

    private static String action(String event, String action) {
        return action.equals("NO ACTION") ? "" : event + action;
    }

    static String createIndex(IndexEntity index) {
        return (index.unique() ? "CREATE UNIQUE INDEX " : "CREATE INDEX ")
                + Identifier.quote(index.name())
                + " ON "
                + name(index.table())
                + (index.method().equals("btree") ? "" : " USING " + index.method())
                + " ("
                + index.parts().stream().map(Ddl::part).collect(Collectors.joining(", "))
                + ")"
                + (index.where() == null ? "" : " WHERE " + index.where());
    }

    private static String part(IndexEntity.Part part) {
        String nulls =
                part.nullsFirst() == null ? "" : part.nullsFirst() ? " NULLS FIRST" : " NULLS LAST";
        return Identifier.quote(java.util.Objects.requireNonNull(part.column()))
                + (part.descending() ? " DESC" : "")
                + nulls;
    }

    static String dropIndex(IndexEntity index) {
        return "DROP INDEX " + Identifier.qualified(index.table().schema(), index.name());
    }

    static String rename(Entity.Named entity, String before, String after) {
        return entity instanceof IndexEntity index
                ? "ALTER INDEX "
                        + Identifier.qualified(index.table().schema(), before)
                        + " RENAME TO "
                        + Identifier.quote(after)
                : "ALTER TABLE "
                        + name(entity.table())
                        + " RENAME CONSTRAINT "
                        + Identifier.quote(before)
                        + " TO "
                        + Identifier.quote(after);
    }

    static String alterColumn(ColumnEntity column, String action) {
        return "ALTER TABLE "
                + name(column.table())
                + " ALTER COLUMN "
                + Identifier.quote(column.name())
                + " "
                + action;
    }

    static String name(TableName table) {
        return Identifier.qualified(table.schema(), table.name());
    }

    static String list(List<String> names) {
        return names.stream().map(Identifier::quote).collect(Collectors.joining(", "));
    }
}
