package dev.leat.protocol;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/// The tables and columns that a client was built for, under server names.
///
/// @param tables by server name, `schema.table` outside `public`
public record ClientSchema(Map<String, Table> tables) {

    /// @param columns the type of each column
    /// @param primaryKey the columns by which the client identifies a row; empty in the schema of a
    ///   client older than protocol version 41, which means the server's own choice
    public record Table(Map<String, ColumnType> columns, List<String> primaryKey) {
        public Table {
            columns = Collections.unmodifiableMap(new LinkedHashMap<>(columns));
            primaryKey = List.copyOf(primaryKey);
        }
    }

    /// The kind of a column's values.
    public enum ColumnType {
        STRING("string"),
        NUMBER("number"),
        BOOLEAN("boolean"),
        NULL("null"),
        JSON("json");

        private final String wire;

        ColumnType(String wire) {
            this.wire = Objects.requireNonNull(wire);
        }

        /// {@return how the wire spells it}
        public String wire() {
            return wire;
        }

        /// @throws IllegalArgumentException if there is none of that name
        public static ColumnType of(String wire) {
            for (ColumnType type : values()) {
                if (type.wire.equals(wire)) {
                    return type;
                }
            }
            throw new IllegalArgumentException(
                    "\"" + wire + "\" is not a column type (string, number, boolean, null, json)");
        }
    }

    public ClientSchema {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }
}
