package dev.leat.sql.wire;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// A table as far as queries of the wire need to know it.
///
/// @param serverName its name in the AST
/// @param qualifiedSql its quoted name in SQL
/// @param primaryKey the columns by which every order is completed; may be empty
public record WireTable(
        String serverName, String qualifiedSql, List<WireColumn> columns, List<String> primaryKey) {
    public WireTable {
        Objects.requireNonNull(serverName, "serverName");
        Objects.requireNonNull(qualifiedSql, "qualifiedSql");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
    }

    /// {@return the column}
    ///
    /// @throws IllegalArgumentException if there is none
    WireColumn column(String name) {
        for (WireColumn column : columns) {
            if (column.name().equals(name)) {
                return column;
            }
        }
        throw new IllegalArgumentException(
                "the query names column \"%s\" of table \"%s\", which does not exist or has a type that is not synced"
                        .formatted(name, serverName));
    }

    static Map<String, WireTable> byName(List<WireTable> tables) {
        Map<String, WireTable> map = new LinkedHashMap<>();
        tables.forEach(table -> map.put(table.serverName(), table));
        return map;
    }
}
