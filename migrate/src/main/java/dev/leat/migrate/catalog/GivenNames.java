package dev.leat.migrate.catalog;

import java.sql.SQLException;

/// Names of parts that are no objects of their own.
final class GivenNames {
    private static final int NAMES_NOT_NULL = 18;

    private static final String INDEXES =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.relname AS name,
                   rn.nspname AS owner_schema, rt.relname AS owner_table, r.relname AS part
              FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
              JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
              JOIN pg_class r ON r.oid = pg_partition_root(c.oid) JOIN pg_index ri ON ri.indexrelid = r.oid
              JOIN pg_class rt ON rt.oid = ri.indrelid JOIN pg_namespace rn ON rn.oid = rt.relnamespace
             WHERE c.relkind IN ('i', 'I') AND c.relispartition AND t.relnamespace = ANY ({schemas})
               AND t.oid <> ALL ({left_out})
             ORDER BY 1, 2, 3
            """;

    private static final String NOT_NULLS =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.conname AS name,
                   n.nspname AS owner_schema, t.relname AS owner_table, a.attname AS part
              FROM pg_constraint c JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = c.conkey[1]
             WHERE c.contype = 'n' AND c.conislocal AND c.coninhcount = 0 AND NOT c.connoinherit
               AND t.relkind IN ('r', 'p') AND t.relpersistence <> 't' AND t.relnamespace = ANY ({schemas})
               AND t.oid <> ALL ({left_out}) AND t.oid NOT IN {members pg_class}
             ORDER BY 1, 2, 3
            """;

    private static final String COLUMNS =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, n.nspname AS owner_schema, t.relname AS owner_table,
                   c.relname AS part, string_agg(a.attname, '_' ORDER BY a.attnum) AS name
              FROM pg_class c JOIN pg_index i ON i.indexrelid = c.oid
              JOIN pg_class t ON t.oid = i.indrelid JOIN pg_namespace n ON n.oid = t.relnamespace
              JOIN pg_attribute a ON a.attrelid = c.oid
             WHERE c.relkind = 'I' AND NOT c.relispartition AND t.relnamespace = ANY ({schemas})
               AND t.oid <> ALL ({left_out})
             GROUP BY 1, 2, 5
             ORDER BY 1, 2, 5
            """;

    private GivenNames() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(INDEXES, row -> content.addName(name(GivenName.Sort.INDEX_OF_PARTITION, row)));
        session.each(COLUMNS, row -> content.addName(name(GivenName.Sort.COLUMNS_OF_INDEX, row)));
        if (session.version() >= NAMES_NOT_NULL) {
            session.each(NOT_NULLS, row -> content.addName(name(GivenName.Sort.NOT_NULL, row)));
        }
    }

    private static GivenName name(GivenName.Sort sort, CatalogRows row) throws SQLException {
        return new GivenName(
                sort,
                row.table(),
                row.table("owner_schema", "owner_table"),
                row.text("part"),
                row.text("name"));
    }
}
