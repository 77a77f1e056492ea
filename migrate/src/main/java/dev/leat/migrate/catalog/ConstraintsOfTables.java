package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Keys, and as other objects the constraints that a schema cannot declare.
final class ConstraintsOfTables {
    /// What newer servers added to these catalogs is read through JSON, so that older ones do not
    /// stumble over a missing column.
    private static final String CONSTRAINTS =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.conname AS name, c.contype AS type,
                   ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(c.conkey) WITH ORDINALITY k(num, place)
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num
                          ORDER BY k.place) AS columns,
                   fn.nspname AS target_schema, ft.relname AS target_table,
                   ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(c.confkey) WITH ORDINALITY k(num, place)
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num
                          ORDER BY k.place) AS target_columns,
                   c.confdeltype AS on_delete, c.confupdtype AS on_update,
                   pg_catalog.pg_get_constraintdef(c.oid) AS definition,
                   c.contype IN ('p', 'u', 'f') AND NOT c.condeferrable AND c.convalidated
                     AND c.confmatchtype IN (' ', 's')
                     AND coalesce((pg_catalog.to_jsonb(c) ->> 'conenforced')::boolean, true)
                     AND NOT coalesce((pg_catalog.to_jsonb(c) ->> 'conperiod')::boolean, false)
                     AND pg_catalog.to_jsonb(c) ->> 'confdelsetcols' IS NULL
                     AND (c.contype = 'f' OR i.indnatts = i.indnkeyatts
                          AND NOT coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
                          AND ic.reloptions IS NULL) AS plain
              FROM pg_catalog.pg_constraint c
              JOIN pg_catalog.pg_class t ON t.oid = c.conrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
              LEFT JOIN pg_catalog.pg_class ft ON ft.oid = c.confrelid
              LEFT JOIN pg_catalog.pg_namespace fn ON fn.oid = ft.relnamespace
              LEFT JOIN pg_catalog.pg_index i ON i.indexrelid = c.conindid
              LEFT JOIN pg_catalog.pg_class ic ON ic.oid = c.conindid
             WHERE c.contype IN ('p', 'u', 'f', 'c', 'x') OR c.contype = 'n' AND NOT c.convalidated
             ORDER BY 1, 2, 3
            """;

    private ConstraintsOfTables() {}

    static void read(
            Connection connection,
            CatalogScope scope,
            List<Entity> entities,
            List<OtherObject> others)
            throws SQLException {
        CatalogRows.each(
                connection,
                CONSTRAINTS,
                row -> {
                    TableName table = row.table();
                    if (!scope.hasTable(table)) {
                        return;
                    }
                    String name = row.text("name");
                    if (row.flag("plain")) {
                        entities.add(key(row, table, name));
                    } else {
                        others.add(
                                new OtherObject(
                                        "constraint", table + "." + name, row.text("definition")));
                    }
                });
    }

    private static Entity key(CatalogRows row, TableName table, String name) throws SQLException {
        return switch (row.text("type")) {
            case "p" -> new PrimaryKeyEntity(table, name, row.texts("columns"));
            case "u" -> new UniqueEntity(table, name, row.texts("columns"));
            default ->
                    new ForeignKeyEntity(
                            table,
                            name,
                            row.texts("columns"),
                            row.table("target_schema", "target_table"),
                            row.texts("target_columns"),
                            action(row.text("on_delete")),
                            action(row.text("on_update")));
        };
    }

    private static String action(String code) {
        return switch (code) {
            case "a" -> "NO ACTION";
            case "r" -> "RESTRICT";
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            default ->
                    throw new IllegalStateException(
                            "a foreign key with an action that is not known: " + code);
        };
    }
}
