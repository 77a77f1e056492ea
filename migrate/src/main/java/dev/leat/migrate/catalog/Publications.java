package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Publications and the tables in them.
final class Publications {
    private static final String TABLES =
            """
            SELECT p.pubname AS name, n.nspname AS schema_name, t.relname AS table_name,
                   CASE WHEN r.prattrs IS NOT NULL THEN
                     ARRAY(SELECT a.attname::text FROM pg_attribute a
                            WHERE a.attrelid = t.oid AND a.attnum = ANY (r.prattrs) ORDER BY a.attnum) END AS columns,
                   r.prattrs IS NULL AS all_columns, pg_get_expr(r.prqual, t.oid) AS predicate
              FROM pg_publication_rel r
              JOIN pg_publication p ON p.oid = r.prpubid
              JOIN pg_class t ON t.oid = r.prrelid
              JOIN pg_namespace n ON n.oid = t.relnamespace
             WHERE t.relnamespace = ANY ({schemas}) AND t.oid <> ALL ({left_out})
             ORDER BY 1, 2, 3
            """;

    private Publications() {}

    private static String publications(CatalogSession session) {
        return """
        SELECT p.oid::text AS id, p.pubname AS name, p.puballtables AS all_tables, p.pubviaroot AS via_root,
               p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, %s AS generated_columns,
               ARRAY(SELECT n.nspname::text FROM pg_publication_namespace s JOIN pg_namespace n ON n.oid = s.pnnspid
                      WHERE s.pnpubid = p.oid ORDER BY 1) AS schemas
          FROM pg_publication p
         WHERE p.oid NOT IN {members pg_publication}
         ORDER BY 2
        """
                .formatted(session.since(18, "p.pubgencols::text", "'n'"));
    }

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                publications(session),
                row -> {
                    String name = row.text("name");
                    if (session.scope().hasPublication(name)) {
                        content.add(
                                "pg_publication",
                                row.text("id"),
                                new PublicationEntity(
                                        name,
                                        row.flag("all_tables"),
                                        row.texts("schemas"),
                                        operations(row),
                                        row.flag("via_root"),
                                        row.text("generated_columns").equals("s")
                                                ? List.of("publish_generated_columns=stored")
                                                : List.of()));
                    }
                });
        session.each(
                TABLES,
                row -> {
                    if (session.scope().hasPublication(row.text("name"))) {
                        content.add(
                                new PublishedTableEntity(
                                        row.text("name"),
                                        row.table(),
                                        row.flag("all_columns") ? null : row.texts("columns"),
                                        row.condition("predicate")));
                    }
                });
    }

    private static List<String> operations(CatalogRows row) throws SQLException {
        List<String> operations = new ArrayList<>();
        for (String operation : List.of("insert", "update", "delete", "truncate")) {
            if (row.flag("pub" + operation)) {
                operations.add(operation);
            }
        }
        return operations;
    }
}
