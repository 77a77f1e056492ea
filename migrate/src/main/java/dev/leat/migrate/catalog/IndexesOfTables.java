package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Indexes that are not a constraint's.
final class IndexesOfTables {
    /// A place is ascending or descending with nulls first or last; the order's code has these two
    /// as bits 1 and 2.
    private static final String INDEXES =
            """
            SELECT n.nspname AS schema_name, t.relname AS table_name, c.relname AS name,
                   i.indisunique AS is_unique, m.amname AS method,
                   ARRAY(SELECT a.attname::text FROM pg_catalog.unnest(i.indkey) WITH ORDINALITY k(num, place)
                           JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
                          ORDER BY k.place) AS columns,
                   ARRAY(SELECT o.code::text FROM pg_catalog.unnest(i.indoption) WITH ORDINALITY o(code, place)
                          ORDER BY o.place) AS orders,
                   pg_catalog.pg_get_expr(i.indpred, i.indrelid) AS predicate,
                   pg_catalog.pg_get_indexdef(i.indexrelid) AS definition,
                   i.indnatts = i.indnkeyatts AND i.indexprs IS NULL AND i.indisvalid AND c.reloptions IS NULL
                     AND NOT coalesce((pg_catalog.to_jsonb(i) ->> 'indnullsnotdistinct')::boolean, false)
                     AND NOT EXISTS (SELECT FROM pg_catalog.unnest(i.indclass) k(oid)
                                       JOIN pg_catalog.pg_opclass o ON o.oid = k.oid WHERE NOT o.opcdefault)
                     AND NOT EXISTS (SELECT FROM pg_catalog.generate_series(0, i.indnkeyatts - 1) k(place)
                                       JOIN pg_catalog.pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place]
                                      WHERE i.indcollation[k.place] <> 0 AND i.indcollation[k.place] <> a.attcollation) AS plain
              FROM pg_catalog.pg_index i
              JOIN pg_catalog.pg_class c ON c.oid = i.indexrelid
              JOIN pg_catalog.pg_class t ON t.oid = i.indrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
              JOIN pg_catalog.pg_am m ON m.oid = c.relam
             WHERE t.relkind IN ('r', 'm', 'p') AND NOT c.relispartition
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_constraint k
                                WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
             ORDER BY 1, 2, 3
            """;

    private IndexesOfTables() {}

    static void read(
            Connection connection,
            CatalogScope scope,
            List<Entity> entities,
            List<OtherObject> others)
            throws SQLException {
        CatalogRows.each(
                connection,
                INDEXES,
                row -> {
                    TableName table = row.table();
                    if (!scope.hasTable(table)) {
                        return;
                    }
                    String name = row.text("name");
                    if (row.flag("plain")) {
                        entities.add(
                                new IndexEntity(
                                        table,
                                        name,
                                        row.flag("is_unique"),
                                        row.text("method"),
                                        parts(row.texts("columns"), row.texts("orders")),
                                        row.optional("predicate")));
                    } else {
                        others.add(
                                new OtherObject(
                                        "index", table + "." + name, row.text("definition")));
                    }
                });
    }

    private static List<IndexEntity.Part> parts(List<String> columns, List<String> orders) {
        List<IndexEntity.Part> parts = new ArrayList<>();
        for (int i = 0; i < columns.size(); i++) {
            int order = Integer.parseInt(orders.get(i));
            boolean descending = (order & 1) != 0;
            boolean nullsFirst = (order & 2) != 0;
            // Nulls count as greatest, so they come first where the greatest does.
            @Nullable Boolean nulls = nullsFirst == descending ? null : nullsFirst;
            parts.add(new IndexEntity.Part(columns.get(i), descending, nulls));
        }
        return parts;
    }
}
