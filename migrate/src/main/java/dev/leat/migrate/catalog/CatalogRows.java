package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableName;
import java.sql.Array;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.Arrays;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The present row of a catalog query.
final class CatalogRows {
    private final ResultSet rows;

    CatalogRows(ResultSet rows) {
        this.rows = rows;
    }

    interface Reading {
        void row(CatalogRows row) throws SQLException;
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

    /// A condition without the parentheses that Postgres prints around it.
    @Nullable String condition(String column) throws SQLException {
        String value = rows.getString(column);
        return value == null ? null : PrintedSql.withoutParentheses(value);
    }

    boolean flag(String column) throws SQLException {
        return rows.getBoolean(column);
    }

    long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    /// An array of texts none of which is null; an empty list for a null array.
    List<String> texts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : List.of((String[]) array.getArray());
    }

    /// An array of texts some of which may be null.
    List<@Nullable String> optionalTexts(String column) throws SQLException {
        Array array = rows.getArray(column);
        return array == null ? List.of() : Arrays.asList((String[]) array.getArray());
    }

    TableName table() throws SQLException {
        return table("schema_name", "table_name");
    }

    TableName table(String schema, String name) throws SQLException {
        return new TableName(text(schema), text(name));
    }

    @Nullable TableName optionalTable(String schema, String name) throws SQLException {
        return rows.getString(name) == null ? null : table(schema, name);
    }
}
