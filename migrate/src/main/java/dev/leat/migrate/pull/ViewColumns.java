package dev.leat.migrate.pull;

import dev.leat.migrate.entity.TableName;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The columns of views, whose types only the server knows.
final class ViewColumns {
    private static final String QUERY =
            """
            SELECT n.nspname, c.relname, a.attname, pg_catalog.format_type(a.atttypid, a.atttypmod)
              FROM pg_catalog.pg_class c
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_attribute a ON a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped
             WHERE c.relkind IN ('v', 'm') AND n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
             ORDER BY 1, 2, a.attnum
            """;

    private ViewColumns() {}

    /// A column of a view.
    ///
    /// @param type as the server prints it with an empty search path
    record ViewColumn(String name, String type) {}

    /// {@return the columns of every view, in their order}
    static Map<TableName, List<ViewColumn>> read(Connection connection) throws SQLException {
        Map<TableName, List<ViewColumn>> columns = new LinkedHashMap<>();
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET search_path = ''");
            try (ResultSet rows = statement.executeQuery(QUERY)) {
                while (rows.next()) {
                    columns.computeIfAbsent(
                                    new TableName(rows.getString(1), rows.getString(2)),
                                    view -> new ArrayList<>())
                            .add(new ViewColumn(rows.getString(3), rows.getString(4)));
                }
            }
        }
        return columns;
    }
}
