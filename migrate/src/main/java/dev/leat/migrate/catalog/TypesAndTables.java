package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EnumEntity;
import dev.leat.migrate.entity.SchemaEntity;
import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Schemas, enums, tables and columns.
final class TypesAndTables {
    private static final String SCHEMAS =
            """
            SELECT n.nspname AS name FROM pg_catalog.pg_namespace n
             WHERE NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_namespace'::pg_catalog.regclass
                                  AND d.objid = n.oid AND d.deptype = 'e')
             ORDER BY 1
            """;

    private static final String ENUMS =
            """
            SELECT n.nspname AS schema_name, t.typname AS name,
                   (SELECT pg_catalog.array_agg(e.enumlabel::text ORDER BY e.enumsortorder)
                      FROM pg_catalog.pg_enum e WHERE e.enumtypid = t.oid) AS labels
              FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype = 'e'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass
                                  AND d.objid = t.oid AND d.deptype = 'e')
             ORDER BY 1, 2
            """;

    /// Partitioned tables and partitions are other objects: a schema cannot declare them.
    static final String ORDINARY_TABLE =
            """
            c.relkind = 'r' AND NOT c.relispartition
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass
                                  AND d.objid = c.oid AND d.deptype = 'e')
            """;

    private static final String TABLES =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE %s
             ORDER BY 1, 2
            """
                    .formatted(ORDINARY_TABLE);

    private static final String COLUMNS =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, a.attname AS name,
                   pg_catalog.format_type(a.atttypid, a.atttypmod) AS type,
                   CASE WHEN s.typtype = 'e' THEN sn.nspname || '.' || s.typname END AS enum_path,
                   NOT a.attnotnull AS nullable, a.attidentity AS identity,
                   CASE WHEN a.attgenerated = '' THEN pg_catalog.pg_get_expr(d.adbin, d.adrelid) END AS default_sql
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              JOIN pg_catalog.pg_type s ON s.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
              JOIN pg_catalog.pg_namespace sn ON sn.oid = s.typnamespace
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE a.attnum > 0 AND NOT a.attisdropped AND %s
             ORDER BY 1, 2, a.attnum
            """
                    .formatted(ORDINARY_TABLE);

    private TypesAndTables() {}

    static void read(Connection connection, CatalogScope scope, List<Entity> entities)
            throws SQLException {
        CatalogRows.each(
                connection,
                SCHEMAS,
                row -> {
                    String name = row.text("name");
                    // Every database begins with it, so no schema declares it.
                    if (!name.equals("public") && scope.hasSchema(name)) {
                        entities.add(new SchemaEntity(name));
                    }
                });
        CatalogRows.each(
                connection,
                ENUMS,
                row -> {
                    if (scope.hasSchema(row.text("schema_name"))) {
                        entities.add(
                                new EnumEntity(
                                        row.text("schema_name"),
                                        row.text("name"),
                                        row.texts("labels")));
                    }
                });
        CatalogRows.each(
                connection,
                TABLES,
                row -> {
                    if (scope.hasTable(row.table())) {
                        entities.add(new TableEntity(row.table()));
                    }
                });
        CatalogRows.each(
                connection,
                COLUMNS,
                row -> {
                    TableName table = row.table();
                    if (scope.hasTable(table)) {
                        entities.add(
                                new ColumnEntity(
                                        table,
                                        row.text("name"),
                                        row.text("type"),
                                        row.optional("enum_path"),
                                        row.flag("nullable"),
                                        row.optional("default_sql"),
                                        identity(row.text("identity"))));
                    }
                });
    }

    private static @Nullable String identity(String code) {
        return code.isEmpty()
                ? null
                : code.equals("a")
                        ? "GENERATED ALWAYS AS IDENTITY"
                        : "GENERATED BY DEFAULT AS IDENTITY";
    }
}
