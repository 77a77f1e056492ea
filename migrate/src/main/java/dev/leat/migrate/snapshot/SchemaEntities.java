package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Column;
import dev.leat.schema.ColumnDefault;
import dev.leat.schema.ConditionSql;
import dev.leat.schema.EnumType;
import dev.leat.schema.ForeignKey;
import dev.leat.schema.Index;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Schema;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.schema.UniqueKey;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;

/// The entities of a Java schema, and the renames that it declares.
///
/// @param entities every object of the schema, the publication of its synced tables included
/// @param renames what was called otherwise before
public record SchemaEntities(List<Entity> entities, Renames renames) {
    public SchemaEntities {
        entities = List.copyOf(entities);
    }

    /// {@return what the schema consists of}
    ///
    /// @param publication the name of the publication that carries the synced tables
    public static SchemaEntities of(Schema schema, String publication) {
        List<Entity> entities = new ArrayList<>();
        Map<TableName, TableName> tables = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        TreeSet<String> schemas = new TreeSet<>();
        for (EnumType<?> type : schema.enums()) {
            schemas.add(type.schema());
            entities.add(new EnumEntity(type.schema(), type.name(), type.labels()));
        }
        for (Table<?> table : schema.tables()) {
            TableName name = nameOf(table);
            schemas.add(name.schema());
            addTable(table, name, entities);
            String oldName = table.renamedFrom();
            if (oldName != null) {
                tables.put(name, new TableName(name.schema(), oldName));
            }
            for (Column<?> column : table.columns()) {
                String oldColumn = column.renamedFrom();
                if (oldColumn != null) {
                    columns.put(name + "." + column.name(), oldColumn);
                }
            }
        }
        schemas.remove("public");
        schemas.forEach(each -> entities.add(new SchemaEntity(each)));
        entities.add(new PublicationEntity(publication));
        for (Table<?> table : schema.synced()) {
            entities.add(new PublishedTableEntity(publication, nameOf(table)));
        }
        return new SchemaEntities(entities, new Renames(tables, columns));
    }

    private static void addTable(Table<?> table, TableName name, List<Entity> entities) {
        entities.add(new TableEntity(name));
        for (Column<?> column : table.columns()) {
            entities.add(columnOf(name, column));
        }
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            entities.add(
                    new PrimaryKeyEntity(name, primaryKey.name(), names(primaryKey.columns())));
        }
        for (UniqueKey unique : table.uniqueKeys()) {
            entities.add(new UniqueEntity(name, unique.name(), names(unique.columns())));
        }
        for (ForeignKey key : table.foreignKeys()) {
            entities.add(
                    new ForeignKeyEntity(
                            name,
                            key.name(),
                            names(key.columns()),
                            nameOf(key.target()),
                            names(key.targetColumns()),
                            key.onDelete().sql(),
                            key.onUpdate().sql()));
        }
        for (Index index : table.indexes()) {
            entities.add(
                    new IndexEntity(
                            name,
                            index.name(),
                            index.unique(),
                            index.method(),
                            index.parts().stream().map(SchemaEntities::partOf).toList(),
                            index.where() == null ? null : ConditionSql.of(index.where())));
        }
    }

    private static ColumnEntity columnOf(TableName table, Column<?> column) {
        ColumnDefault clause = column.defaultClause();
        boolean identity = clause instanceof ColumnDefault.Identity;
        String clauseSql = clause == null ? null : clause.sql(column.type());
        return new ColumnEntity(
                table,
                column.name(),
                column.type().sql(),
                enumPath(column.type()),
                column.isNullable(),
                identity ? null : clauseSql,
                identity ? clauseSql : null);
    }

    private static @Nullable String enumPath(SqlType type) {
        SqlType scalar = type instanceof SqlType.Array array ? array.scalar() : type;
        return scalar instanceof SqlType.Enumeration enumeration
                ? enumeration.type().schema() + "." + enumeration.type().name()
                : null;
    }

    private static IndexEntity.Part partOf(Sort sort) {
        Sort.Nulls nulls = sort.nulls();
        return new IndexEntity.Part(
                sort.column().name(),
                sort.descending(),
                nulls == null ? null : nulls == Sort.Nulls.FIRST);
    }

    private static TableName nameOf(Table<?> table) {
        return new TableName(table.schema(), table.name());
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }
}
