package dev.leat.sql.wire;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Schema;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import dev.leat.sql.Session;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// The tables that queries of the wire may name, with the types of their columns.
///
/// @param tables by server name: `table`, or `schema.table` outside `public`
public record WireCatalog(Map<String, WireTable> tables) {
    private static final String COLUMNS =
            """
            SELECT n.nspname, c.relname, a.attname, coalesce(e.typname, t.typname),
                   coalesce(e.typtype, t.typtype) = 'e', e.oid IS NOT NULL,
                   array_position(i.indkey::int2[], a.attnum)
            FROM pg_class c
            JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
            JOIN pg_type t ON t.oid = a.atttypid
            LEFT JOIN pg_type e ON e.oid = t.typelem AND t.typcategory = 'A'
            LEFT JOIN pg_index i ON i.indrelid = c.oid AND i.indisprimary
            WHERE c.relkind IN ('r', 'p') AND n.nspname NOT LIKE 'pg\\_%' AND n.nspname <> 'information_schema'
            ORDER BY 1, 2, a.attnum
            """;

    public WireCatalog {
        tables = Collections.unmodifiableMap(new LinkedHashMap<>(tables));
    }

    /// {@return the tables of a schema}
    public static WireCatalog of(Schema schema) {
        List<WireTable> tables = new ArrayList<>();
        for (Table<?> table : schema.tables()) {
            PrimaryKey key = table.primaryKey();
            tables.add(
                    new WireTable(
                            table.serverName(),
                            table.qualifiedSql(),
                            columns(table),
                            key == null
                                    ? List.of()
                                    : key.columns().stream().map(Column::name).toList()));
        }
        return new WireCatalog(WireTable.byName(tables));
    }

    /// {@return all tables of a database, as its catalog describes them}
    public static WireCatalog read(Session session) {
        record Key(String name, int position) {}
        Map<String, WireTable> tables = new LinkedHashMap<>();
        Map<String, List<Key>> keys = new LinkedHashMap<>();
        for (List<@Nullable String> row : session.sql(COLUMNS).rows()) {
            String schema = String.valueOf(row.get(0));
            String name = String.valueOf(row.get(1));
            String server = schema.equals("public") ? name : schema + "." + name;
            String columnName = String.valueOf(row.get(2));
            WireColumn column =
                    WireColumn.of(
                            columnName,
                            String.valueOf(row.get(3)),
                            "t".equals(row.get(4)),
                            "t".equals(row.get(5)));
            WireTable known =
                    tables.computeIfAbsent(
                            server,
                            unknown ->
                                    new WireTable(
                                            server,
                                            Identifier.qualified(schema, name),
                                            List.of(),
                                            List.of()));
            List<WireColumn> columns = new ArrayList<>(known.columns());
            if (column != null) {
                columns.add(column);
            }
            String position = row.get(6);
            List<Key> key = keys.computeIfAbsent(server, unknown -> new ArrayList<>());
            if (position != null) {
                key.add(new Key(columnName, Integer.parseInt(position)));
                key.sort((a, b) -> Integer.compare(a.position(), b.position()));
            }
            tables.put(
                    server,
                    new WireTable(
                            server,
                            known.qualifiedSql(),
                            columns,
                            key.stream().map(Key::name).toList()));
        }
        return new WireCatalog(tables);
    }

    /// {@return the same tables, some with another primary key, as a client's schema may say}
    ///
    /// @param keys by server name
    public WireCatalog withPrimaryKeys(Map<String, List<String>> keys) {
        Map<String, WireTable> changed = new LinkedHashMap<>(tables);
        keys.forEach((name, key) -> {
            WireTable table = table(name);
            changed.put(name, new WireTable(name, table.qualifiedSql(), table.columns(), key));
        });
        return new WireCatalog(changed);
    }

    /// {@return the table}
    ///
    /// @throws IllegalArgumentException if there is none
    WireTable table(String serverName) {
        WireTable table = tables.get(serverName);
        if (table == null) {
            throw new IllegalArgumentException(
                    "the query names table \"%s\", which does not exist".formatted(serverName));
        }
        return table;
    }

    private static List<WireColumn> columns(Table<?> table) {
        List<WireColumn> columns = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            boolean isArray = column.type() instanceof SqlType.Array;
            WireKind kind = kind(column.type().scalarType());
            if (kind != null && column.isSynced()) {
                columns.add(
                        isArray
                                ? new WireColumn(column.name(), WireKind.ARRAY, kind)
                                : new WireColumn(column.name(), kind, null));
            }
        }
        return columns;
    }

    /// {@return the kind of a type that is no array, or `null` if the protocol has no such values}
    private static @Nullable WireKind kind(SqlType type) {
        return switch (type) {
            case SqlType.Text t -> WireKind.TEXT;
            case SqlType.Varchar t -> WireKind.TEXT;
            case SqlType.Char t -> WireKind.AS_TEXT;
            case SqlType.Bool t -> WireKind.BOOLEAN;
            case SqlType.Smallint t -> WireKind.INTEGER;
            case SqlType.Int t -> WireKind.INTEGER;
            case SqlType.Bigint t -> WireKind.BIGINT;
            case SqlType.Numeric t -> WireKind.NUMERIC;
            case SqlType.Real t -> WireKind.REAL;
            case SqlType.DoublePrecision t -> WireKind.DOUBLE;
            case SqlType.Uuid t -> WireKind.UUID;
            case SqlType.Date t -> WireKind.DATE;
            case SqlType.Time t -> WireKind.TIME;
            case SqlType.Timetz t -> WireKind.TIMETZ;
            case SqlType.Timestamp t -> WireKind.TIMESTAMP;
            case SqlType.Timestamptz t -> WireKind.TIMESTAMPTZ;
            case SqlType.Json t -> WireKind.JSON;
            case SqlType.Jsonb t -> WireKind.JSON;
            case SqlType.Enumeration t -> WireKind.AS_TEXT;
            case SqlType.Plain t -> WireKind.of(t.type().sql(), false);
            case SqlType.Named t -> WireKind.of(t.name(), false);
            case SqlType.Interval t -> null;
            case SqlType.Bit t -> null;
            case SqlType.Varbit t -> null;
            case SqlType.Vector t -> null;
            case SqlType.Geometry t -> null;
            case SqlType.Domain t -> null;
            case SqlType.Composite t -> null;
            case SqlType.Custom t -> null;
            case SqlType.Array t -> WireKind.ARRAY;
        };
    }
}
