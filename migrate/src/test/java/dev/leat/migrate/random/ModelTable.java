package dev.leat.migrate.random;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Identifier;
import java.util.ArrayList;
import java.util.List;

/// A table while it is made up: columns are objects, so that a key follows its column through
/// renames.
final class ModelTable {
    final TableName name;

    /// The table that this one was before; `null` if it is new.
    final ModelTable origin;

    final List<ModelColumn> columns = new ArrayList<>();
    final List<Key> keys = new ArrayList<>();
    final List<Reference> references = new ArrayList<>();
    final List<ModelIndex> indexes = new ArrayList<>();
    boolean published;

    ModelTable(TableName name, ModelTable origin) {
        this.name = name;
        this.origin = origin;
    }

    static final class ModelColumn {
        final String name;
        final ModelColumn origin;
        ModelType type;
        boolean nullable;
        String defaultSql;
        String identity;

        ModelColumn(String name, ModelColumn origin, ModelType type) {
            this.name = name;
            this.origin = origin;
            this.type = type;
        }
    }

    record Key(String name, boolean primary, List<ModelColumn> columns) {}

    record Reference(
            String name,
            List<ModelColumn> columns,
            ModelTable target,
            List<ModelColumn> targetColumns,
            String onDelete,
            String onUpdate) {}

    record Part(ModelColumn column, boolean descending, Boolean nullsFirst) {}

    /// @param condition with `%s` for the column
    record ModelIndex(
            String name,
            boolean unique,
            String method,
            List<Part> parts,
            ModelColumn conditionColumn,
            String condition) {}

    boolean isKeyed(ModelColumn column) {
        return keys.stream().anyMatch(key -> key.columns.contains(column))
                || indexes.stream()
                        .anyMatch(index ->
                                index.unique
                                        && index.parts.stream()
                                                .anyMatch(part -> part.column == column));
    }

    void entities(List<Entity> entities) {
        entities.add(new TableEntity(name));
        for (ModelColumn each : columns) {
            entities.add(
                    new ColumnEntity(
                            name,
                            each.name,
                            each.type.sql(),
                            each.type.enumPath(),
                            each.nullable,
                            each.defaultSql,
                            each.identity));
        }
        for (Key each : keys) {
            entities.add(
                    each.primary
                            ? new PrimaryKeyEntity(name, each.name, names(each.columns))
                            : new UniqueEntity(name, each.name, names(each.columns)));
        }
        for (Reference each : references) {
            entities.add(
                    new ForeignKeyEntity(
                            name,
                            each.name,
                            names(each.columns),
                            each.target.name,
                            names(each.targetColumns),
                            each.onDelete,
                            each.onUpdate));
        }
        for (ModelIndex each : indexes) {
            entities.add(
                    new IndexEntity(
                            name,
                            each.name,
                            each.unique,
                            each.method,
                            each.parts.stream()
                                    .map(part ->
                                            new IndexEntity.Part(
                                                    part.column.name,
                                                    part.descending,
                                                    part.nullsFirst))
                                    .toList(),
                            each.condition == null
                                    ? null
                                    : each.condition.replace(
                                            "%s", Identifier.quote(each.conditionColumn.name))));
        }
    }

    private static List<String> names(List<ModelColumn> columns) {
        return columns.stream().map(column -> column.name).toList();
    }
}
