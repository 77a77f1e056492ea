package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableName;
import java.sql.Array;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The rows of a catalog query, one after the other.
final class CatalogRows {
    private final ResultSet rows;

    private CatalogRows(ResultSet rows) {
        this.rows = rows;
    }

    interface Reading {
        void row(CatalogRows row) throws SQLException;
    }

    static void each(Connection connection, String sql, Reading reading) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(sql)) {
            CatalogRows row = new CatalogRows(rows);
            while (rows.next()) {
                reading.row(row);
            }
        }
    }

    String text(String column) throws SQLException {
        String value = rows.getString(column);
        if (value == null) {
            throw new SQLException("the catalog has no " + column + " where it must have one");
        }
        return value;
    }

    @Nullable String optional(String column) throws SQLException {
        return rows.getString(column);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    List<String> texts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    TableName table() throws SQLException {
        return table("schema_name", "table_name");
    }

    TableName table(String schema, String name) throws SQLException {
        return new TableName(text(schema), text(name));
    }
}
