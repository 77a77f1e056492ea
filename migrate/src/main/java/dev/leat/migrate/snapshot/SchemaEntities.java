package dev.leat.migrate.snapshot;

import dev.leat.migrate.declared.DeclaredEntities;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Column;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

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
        return new SchemaEntities(DeclaredEntities.of(schema, publication), renames(schema));
    }

    private static Renames renames(Schema schema) {
        Map<TableName, TableName> tables = new LinkedHashMap<>();
        Map<String, String> columns = new LinkedHashMap<>();
        for (Table<?> table : schema.tables()) {
            TableName name = new TableName(table.schema(), table.name());
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
        return new Renames(tables, columns);
    }
}
