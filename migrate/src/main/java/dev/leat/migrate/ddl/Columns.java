package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.schema.Identifier;
import java.util.List;

/// The clauses of columns.
public final class Columns {
    private Columns() {}

    /// {@return the definition as in CREATE TABLE; the storage, which only servers from 16 on read
    /// there, has a statement of its own ([#storage])}
    ///
    /// @param withDefault whether the default is part of it
    public static String definition(ColumnEntity column, boolean withDefault) {
        StringBuilder sql =
                new StringBuilder(Identifier.quote(column.name()))
                        .append(' ')
                        .append(column.type());
        if (column.compression() != null) {
            sql.append(" COMPRESSION ").append(column.compression());
        }
        if (column.collation() != null) {
            sql.append(" COLLATE ").append(column.collation());
        }
        if (column.identity() != null) {
            sql.append(' ').append(column.identity());
        }
        if (column.generated() != null) {
            sql.append(" GENERATED ALWAYS AS (")
                    .append(column.generated())
                    .append(column.virtual() ? ") VIRTUAL" : ") STORED");
        }
        if (withDefault && column.defaultSql() != null) {
            sql.append(" DEFAULT ").append(column.defaultSql());
        }
        if (!column.nullable()) {
            sql.append(" NOT NULL");
        }
        return sql.toString();
    }

    /// {@return the statement that says how the column is stored; none if it is as its type wants}
    public static List<String> storage(ColumnEntity column) {
        return column.storage() == null
                ? List.of()
                : List.of(alter(column, "SET STORAGE " + column.storage()));
    }

    /// {@return the statement that does something with the column}
    public static String alter(ColumnEntity column, String action) {
        return "ALTER TABLE "
                + Names.of(column.table())
                + " ALTER COLUMN "
                + Identifier.quote(column.name())
                + " "
                + action;
    }
}
