package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Tables, partitioned ones and partitions among them.
final class TablesOfCatalog {
    private static final String TABLES =
            """
            SELECT c.oid::text AS id, n.nspname AS schema_name, c.relname AS table_name,
                   c.relpersistence = 'u' AS unlogged, pg_get_partkeydef(c.oid) AS partition_by,
                   c.relispartition AS is_partition, pg_get_expr(c.relpartbound, c.oid) AS bound,
                   ARRAY(SELECT x.part FROM pg_inherits i JOIN pg_class p ON p.oid = i.inhparent
                           JOIN pg_namespace pn ON pn.oid = p.relnamespace,
                           unnest(ARRAY[pn.nspname::text, p.relname::text]) WITH ORDINALITY x(part, place)
                          WHERE i.inhrelid = c.oid ORDER BY i.inhseqno, x.place) AS parents,
                   c.reloptions || ARRAY(SELECT 'toast.' || x FROM pg_class tc, unnest(tc.reloptions) x
                                          WHERE tc.oid = c.reltoastrelid) AS storage,
                   nullif(m.amname, current_setting('default_table_access_method')) AS access_method,
                   s.spcname AS tablespace, c.relrowsecurity AS row_security, c.relforcerowsecurity AS forced,
                   c.relreplident AS replica_identity,
                   (SELECT ic.relname FROM pg_index i JOIN pg_class ic ON ic.oid = i.indexrelid
                     WHERE i.indrelid = c.oid AND i.indisreplident) AS replica_index,
                   CASE WHEN c.reloftype <> 0 THEN format_type(c.reloftype, NULL) END AS of_type
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
             WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.relnamespace = ANY ({schemas})
               AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class}
             ORDER BY 2, 3
            """;

    private TablesOfCatalog() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                TABLES,
                row -> {
                    TableEntity table = table(row);
                    content.add("pg_class", row.text("id"), table);
                    String ofType = row.optional("of_type");
                    if (ofType != null) {
                        content.addOther("type of table", table.path(), ofType);
                    }
                });
    }

    private static TableEntity table(CatalogRows row) throws SQLException {
        List<TableName> parents = new ArrayList<>();
        List<String> names = row.texts("parents");
        for (int i = 0; i < names.size(); i += 2) {
            parents.add(new TableName(names.get(i), names.get(i + 1)));
        }
        boolean partition = row.flag("is_partition");
        return new TableEntity(
                row.table(),
                row.flag("unlogged"),
                row.optional("partition_by"),
                partition ? parents.getFirst() : null,
                row.optional("bound"),
                partition ? List.of() : parents,
                row.texts("storage"),
                row.optional("access_method"),
                row.optional("tablespace"),
                row.flag("row_security"),
                row.flag("forced"),
                replicaIdentity(row));
    }

    private static String replicaIdentity(CatalogRows row) throws SQLException {
        String index = row.optional("replica_index");
        return switch (row.text("replica_identity")) {
            case "f" -> "FULL";
            case "n" -> "NOTHING";
            // An index that was dropped leaves its letter behind; then there is no identity.
            case "i" -> index == null ? "NOTHING" : "USING INDEX " + Identifier.quote(index);
            default -> "DEFAULT";
        };
    }
}
