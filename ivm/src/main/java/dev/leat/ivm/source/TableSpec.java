package dev.leat.ivm.source;

import java.util.List;
import java.util.Objects;

/// The shape of a table: its columns in order and the keys that identify a row.
///
/// @param name server name; `schema.table` outside `public`
/// @param columns the columns in the order in which a [Row] holds their values
/// @param primaryKey the columns of the key by which the source identifies rows; never null in a
///   row
/// @param uniqueKeys every set of columns that is unique and never null, the primary key included
public record TableSpec(
        String name,
        List<ColumnSpec> columns,
        List<String> primaryKey,
        List<List<String>> uniqueKeys) {

    /// A column and the kind of value it holds.
    public record ColumnSpec(String name, ValueType type) {
        public ColumnSpec {
            Objects.requireNonNull(name, "name");
            Objects.requireNonNull(type, "type");
        }
    }

    /// The kinds of values of the protocol.
    public enum ValueType {
        STRING,
        NUMBER,
        BOOLEAN,
        JSON
    }

    public TableSpec {
        Objects.requireNonNull(name, "name");
        columns = List.copyOf(columns);
        primaryKey = List.copyOf(primaryKey);
        uniqueKeys = uniqueKeys.stream().map(List::copyOf).toList();
        for (String key : primaryKey) {
            if (columns.stream().noneMatch(column -> column.name().equals(key))) {
                throw new IllegalArgumentException(
                        "key column \"" + key + "\" is not a column of \"" + name + "\"");
            }
        }
    }

    /// {@return the position of the column in a row, or -1 if the table has no such column}
    public int indexOf(String column) {
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i).name().equals(column)) {
                return i;
            }
        }
        return -1;
    }
}
