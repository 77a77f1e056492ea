package dev.leat.migrate.diff;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// Entities of the past under the names of today: as Postgres sees them after the renames have run.
///
/// @param tables old name to new name
/// @param columns path of the column under its table's old name, to its new name
record RenamedEntities(Map<TableName, TableName> tables, Map<String, String> columns) {

    Entity rename(Entity entity) {
        return switch (entity) {
            case TableEntity table -> new TableEntity(name(table.table()));
            case ColumnEntity column ->
                    new ColumnEntity(
                            name(column.table()),
                            column(column.table(), column.name()),
                            column.type(),
                            column.enumPath(),
                            column.nullable(),
                            column.defaultSql(),
                            column.identity());
            case PrimaryKeyEntity key ->
                    new PrimaryKeyEntity(
                            name(key.table()), key.name(), all(key.table(), key.columns()));
            case UniqueEntity key ->
                    new UniqueEntity(
                            name(key.table()), key.name(), all(key.table(), key.columns()));
            case ForeignKeyEntity key ->
                    new ForeignKeyEntity(
                            name(key.table()),
                            key.name(),
                            all(key.table(), key.columns()),
                            name(key.target()),
                            all(key.target(), key.targetColumns()),
                            key.onDelete(),
                            key.onUpdate());
            case IndexEntity index ->
                    new IndexEntity(
                            name(index.table()),
                            index.name(),
                            index.unique(),
                            index.method(),
                            index.parts().stream()
                                    .map(part ->
                                            new IndexEntity.Part(
                                                    column(
                                                            index.table(),
                                                            java.util.Objects.requireNonNull(
                                                                    part.column())),
                                                    part.descending(),
                                                    part.nullsFirst()))
                                    .toList(),
                            condition(index.table(), index.where()));
            case PublishedTableEntity published ->
                    new PublishedTableEntity(published.publication(), name(published.table()));
            case Entity other -> other;
        };
    }

    private TableName name(TableName table) {
        return tables.getOrDefault(table, table);
    }

    private String column(TableName table, String column) {
        return columns.getOrDefault(table + "." + column, column);
    }

    private List<String> all(TableName table, List<String> names) {
        return names.stream().map(name -> column(table, name)).toList();
    }

    /// Postgres renames columns in a predicate by itself.
    private @Nullable String condition(TableName table, @Nullable String where) {
        if (where == null || columns.isEmpty()) {
            return where;
        }
        String prefix = table + ".";
        Map<String, String> names = new HashMap<>();
        columns.forEach((path, now) -> {
            if (path.startsWith(prefix)) {
                names.put(path.substring(prefix.length()), now);
            }
        });
        return ColumnNames.rename(where, names);
    }
}
