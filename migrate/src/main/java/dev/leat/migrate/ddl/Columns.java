package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.schema.Identifier;

/// The clauses of columns.
public final class Columns {
    private Columns() {}

    /// {@return the definition as in CREATE TABLE}
    ///
    /// @param withDefault whether the default is part of it
    public static String definition(ColumnEntity column, boolean withDefault) {
        StringBuilder sql =
                new StringBuilder(Identifier.quote(column.name()))
                        .append(' ')
                        .append(column.type());
        if (column.storage() != null) {
            sql.append(" STORAGE ").append(column.storage());
        }
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
