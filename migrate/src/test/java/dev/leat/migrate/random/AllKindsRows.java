package dev.leat.migrate.random;

import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The rows of a pair's first schema: every value of what both schemas have must be there
/// afterwards, unless the plan named it as lost.
final class AllKindsRows {
    private static final int ROWS = 3;

    private final AllKindsSchema before;
    private final AllKindsSchema after;

    AllKindsRows(AllKindsPair pair) {
        this.before = pair.before;
        this.after = pair.after;
    }

    /// Values of a column.
    ///
    /// @param now the query for them after the migration
    /// @param values what it has to answer
    record Kept(String now, String values) {}

    void fill(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("set session_replication_role = replica");
            for (String table : AllKindsSchema.TABLES) {
                for (int row = 1; before.has(table) && row <= ROWS; row++) {
                    insert(statement, table, row);
                }
            }
            int key = 0;
            for (String partition : AllKindsPartitions.TABLES) {
                if (before.has(partition)
                        && (!before.has("parted") || !before.has(partition + ".attached"))) {
                    statement.execute(
                            "insert into %s (k, note) values (%d, 'alone')"
                                    .formatted(partition, key + 5));
                } else if (before.has("parted") && before.has(partition)) {
                    statement.execute(
                            "insert into parted (k, note) values (%d, 'part')".formatted(key + 5));
                }
                key += 10;
            }
            if (before.has("base")) {
                statement.execute("insert into base values (1, 'base')");
                statement.execute("insert into heir values (2, 'heir', 3)");
            }
            statement.execute("reset session_replication_role");
        }
    }

    private void insert(Statement statement, String table, int row) throws SQLException {
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (Map.Entry<String, String> column : before.types.get(table).entrySet()) {
            String lasting = table + "." + column.getKey();
            boolean mayBeNull =
                    !column.getKey().equals("id")
                            && !before.notNull.contains(lasting)
                            && !after.notNull.contains(lasting);
            names.add(before.q(table, column.getKey()));
            values.add(
                    mayBeNull && row == ROWS
                            ? "null"
                            : value(column.getKey(), column.getValue(), row));
        }
        statement.execute(
                "insert into %s (%s) overriding system value values (%s)"
                        .formatted(
                                before.table(table, true),
                                String.join(", ", names),
                                String.join(", ", values)));
    }

    private String value(String column, String type, int row) {
        String text =
                switch (column) {
                    case "id", "n", "ref" -> Integer.toString(row);
                    // A text knows nothing of a label that gets another name.
                    case "m" -> type.equals("text") ? "ok" : before.name(label(row));
                    case "c" -> "(street," + row + ")";
                    case "r" -> "[1," + (row + 1) + ")";
                    case "ts" -> "2020-01-0" + row;
                    case "extra" -> "00000000-0000-0000-0000-00000000000" + row;
                    default -> column + row;
                };
        return type.contains("[]") ? SqlLiteral.quote("{" + text + "}") : SqlLiteral.quote(text);
    }

    /// {@return one of the labels that both schemas have}
    private String label(int row) {
        List<String> both = before.labels.stream().filter(after.labels::contains).toList();
        return both.get(row % both.size());
    }

    /// {@return what must stay}
    ///
    /// @param lost the paths of what the plan says is lost
    List<Kept> kept(Connection connection, Set<String> lost) throws SQLException {
        Map<String, String> queries = new LinkedHashMap<>();
        for (String table : AllKindsSchema.TABLES) {
            if (!before.has(table)) {
                continue;
            }
            String path = before.schemaOf(table) + "." + before.name(table);
            if (!after.has(table)) {
                mustBeNamed(lost, path);
                continue;
            }
            for (String column : before.types.get(table).keySet()) {
                if (after.types.get(table).containsKey(column)) {
                    queries.put(query(before, table, column), query(after, table, column));
                } else {
                    String now = after.schemaOf(table) + "." + after.name(table);
                    mustBeNamed(lost, now + "." + before.column(table, column));
                }
            }
        }
        for (String partition : AllKindsPartitions.TABLES) {
            if (before.has(partition) && after.has(partition)) {
                String query = "select string_agg(k || note, ',' order by k) from " + partition;
                queries.put(query, query);
            } else if (before.has(partition)) {
                mustBeNamed(lost, "public." + partition);
            }
        }
        if (before.has("base") && after.has("base")) {
            queries.put(BASE, BASE);
        }
        List<Kept> kept = new ArrayList<>();
        for (Map.Entry<String, String> each : queries.entrySet()) {
            String values = values(connection, each.getKey());
            kept.add(new Kept(each.getValue(), renamed(values)));
        }
        return kept;
    }

    private static final String BASE =
            "select string_agg(b || plain, ',' order by b) || (select more from heir) from base";

    private static void mustBeNamed(Set<String> lost, String path) {
        if (!lost.contains(path)) {
            throw new AssertionError(path + " is lost and not named: " + lost);
        }
    }

    /// A renamed label reads otherwise.
    private String renamed(String values) {
        return values == null || after.name("glad").equals("glad")
                ? values
                : values.replace("m:glad", "m:" + after.name("glad"));
    }

    /// Values read the same whatever their types are.
    private static String query(AllKindsSchema schema, String table, String column) {
        String value = schema.q(table, column);
        String type = schema.types.get(table).get(column);
        String text =
                switch (column) {
                    case "n" -> "trim_scale(" + value + "::numeric)::text";
                    case "ts" ->
                            "extract(epoch from "
                                    + value
                                    + (type.equals("timestamp") ? " at time zone 'UTC'" : "")
                                    + ")::text";
                    case "x" -> "translate(" + value + "::text, '{}', '')";
                    case "m" -> "'m:' || " + value + "::text";
                    default -> value + "::text";
                };
        String id = Identifier.quote(schema.column(table, "id"));
        return "select string_agg(%s::bigint || ' ' || coalesce(%s, 'null'), ',' order by %1$s::bigint) from %s"
                .formatted(id, text, schema.table(table, true));
    }

    static String values(Connection connection, String query) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(query)) {
            row.next();
            return row.getString(1);
        }
    }
}
