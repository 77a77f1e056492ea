package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PublicationEntity;
import dev.leat.migrate.entity.PublishedTableEntity;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Publications and the tables in them.
final class Publications {
    /// A publication as Leat makes it carries all operations, under the root of a partitioned
    /// table.
    private static final String PUBLICATIONS =
            """
            SELECT p.pubname AS name,
                   NOT p.puballtables AND p.pubinsert AND p.pubupdate AND p.pubdelete AND p.pubtruncate AND p.pubviaroot
                     AND NOT EXISTS (SELECT FROM pg_catalog.pg_publication_namespace s WHERE s.pnpubid = p.oid) AS plain,
                   pg_catalog.format('all tables %s, insert %s, update %s, delete %s, truncate %s, via root %s, schemas {%s}',
                     p.puballtables, p.pubinsert, p.pubupdate, p.pubdelete, p.pubtruncate, p.pubviaroot,
                     (SELECT pg_catalog.string_agg(n.nspname, ', ' ORDER BY n.nspname)
                        FROM pg_catalog.pg_publication_namespace s JOIN pg_catalog.pg_namespace n ON n.oid = s.pnnspid
                       WHERE s.pnpubid = p.oid)) AS definition
              FROM pg_catalog.pg_publication p ORDER BY 1
            """;

    private static final String TABLES =
            """
            SELECT p.pubname AS name, n.nspname AS schema_name, t.relname AS table_name,
                   r.prqual IS NULL AND r.prattrs IS NULL AND NOT t.relispartition AND t.relkind = 'r' AS plain,
                   pg_catalog.format('columns {%s} where %s',
                     (SELECT pg_catalog.string_agg(a.attname, ', ' ORDER BY a.attnum) FROM pg_catalog.pg_attribute a
                       WHERE a.attrelid = t.oid AND a.attnum = ANY (r.prattrs)),
                     pg_catalog.pg_get_expr(r.prqual, t.oid)) AS definition
              FROM pg_catalog.pg_publication_rel r
              JOIN pg_catalog.pg_publication p ON p.oid = r.prpubid
              JOIN pg_catalog.pg_class t ON t.oid = r.prrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = t.relnamespace
             ORDER BY 1, 2, 3
            """;

    private Publications() {}

    static void read(
            Connection connection,
            CatalogScope scope,
            List<Entity> entities,
            List<OtherObject> others)
            throws SQLException {
        CatalogRows.each(
                connection,
                PUBLICATIONS,
                row -> {
                    String name = row.text("name");
                    if (scope.hasPublication(name)) {
                        entities.add(new PublicationEntity(name));
                        if (!row.flag("plain")) {
                            others.add(
                                    new OtherObject(
                                            "publication options", name, row.text("definition")));
                        }
                    }
                });
        CatalogRows.each(
                connection,
                TABLES,
                row -> {
                    String name = row.text("name");
                    if (!scope.hasPublication(name) || !scope.hasTable(row.table())) {
                        return;
                    }
                    if (row.flag("plain")) {
                        entities.add(new PublishedTableEntity(name, row.table()));
                    } else {
                        others.add(
                                new OtherObject(
                                        "published part of table",
                                        name + ":" + row.table(),
                                        row.text("definition")));
                    }
                });
    }
}
