package dev.leat.migrate.snapshot;

import dev.leat.migrate.entity.TableName;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;

/// What the schema says was called otherwise before.
///
/// @param tables new name to old name
/// @param columns path of the column under its table's *new* name, to the column's old name
public record Renames(Map<TableName, TableName> tables, Map<String, String> columns) {
    public Renames {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
        columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
    }

    /// {@return no renames}
    public static Renames none() {
        return new Renames(Map.of(), Map.of());
    }

    /// {@return these renames without those that the others say as well: what was declared at the
    /// last migration has been done by it}
    public Renames minus(Renames done) {
        Map<TableName, TableName> newTables = new LinkedHashMap<>(tables);
        newTables.entrySet().removeAll(done.tables.entrySet());
        Map<String, String> newColumns = new LinkedHashMap<>(columns);
        newColumns.entrySet().removeAll(done.columns.entrySet());
        return new Renames(newTables, newColumns);
    }
}
