package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.TableName;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// What has no entity at all: views, functions, triggers, policies and the like.
final class OtherObjects {
    private static final String RELATIONS =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, c.relname AS name,
                   CASE c.relkind WHEN 'v' THEN 'view' WHEN 'm' THEN 'materialized view' WHEN 'S' THEN 'sequence'
                     WHEN 'p' THEN 'partitioned table' WHEN 'r' THEN 'partition' WHEN 'f' THEN 'foreign table' ELSE 'composite type' END AS kind,
                   CASE WHEN c.relkind IN ('v', 'm') THEN pg_catalog.pg_get_viewdef(c.oid)
                        WHEN c.relkind = 'S' THEN (SELECT pg_catalog.format('%s increment %s from %s to %s start %s cache %s cycle %s',
                             pg_catalog.format_type(s.seqtypid, NULL), s.seqincrement, s.seqmin, s.seqmax, s.seqstart, s.seqcache, s.seqcycle)
                             FROM pg_catalog.pg_sequence s WHERE s.seqrelid = c.oid)
                        ELSE pg_catalog.concat_ws(' ', pg_catalog.pg_get_partkeydef(c.oid), pg_catalog.pg_get_expr(c.relpartbound, c.oid), '(' ||
                             (SELECT pg_catalog.string_agg(a.attname || ' ' || pg_catalog.format_type(a.atttypid, a.atttypmod)
                                || CASE WHEN a.attnotnull THEN ' not null' ELSE '' END, ', ' ORDER BY a.attnum)
                                FROM pg_catalog.pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) || ')') END AS definition
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE (c.relkind IN ('v', 'm', 'S', 'p', 'f', 'c') OR c.relkind = 'r' AND c.relispartition)
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_class'::pg_catalog.regclass AND d.objid = c.oid AND d.deptype IN ('e', 'i')
                                  AND (d.deptype = 'e' OR c.relkind = 'S'))
               -- The ledger's own sequence goes with the ledger.
               AND NOT (c.relkind = 'S' AND n.nspname = 'public' AND c.relname = 'migrations_id_seq')
            """;

    private static final String COLUMNS =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, c.relname || '.' || a.attname AS name,
                   CASE WHEN a.attgenerated <> '' THEN 'generated column' ELSE 'collation of column' END AS kind,
                   CASE WHEN a.attgenerated <> '' THEN a.attgenerated::text || ' ' || pg_catalog.pg_get_expr(d.adbin, d.adrelid)
                        ELSE a.attcollation::pg_catalog.regcollation::text END AS definition
              FROM pg_catalog.pg_attribute a
              JOIN pg_catalog.pg_class c ON c.oid = a.attrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_catalog.pg_type t ON t.oid = a.atttypid
              LEFT JOIN pg_catalog.pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
             WHERE c.relkind IN ('r', 'p') AND a.attnum > 0 AND NOT a.attisdropped
               AND (a.attgenerated <> '' OR a.attcollation <> 0 AND a.attcollation <> t.typcollation)
            """;

    private static final String TABLE_OPTIONS =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, c.relname AS name, 'options of table' AS kind,
                   pg_catalog.format('row security %s, forced %s, replica identity %s, persistence %s, %s inherits {%s}',
                     c.relrowsecurity, c.relforcerowsecurity, c.relreplident, c.relpersistence, c.reloptions,
                     (SELECT pg_catalog.string_agg(i.inhparent::pg_catalog.regclass::text, ', ' ORDER BY i.inhseqno)
                        FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid)) AS definition
              FROM pg_catalog.pg_class c JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relkind = 'r' AND NOT c.relispartition
               AND (c.relrowsecurity OR c.relforcerowsecurity OR c.relreplident <> 'd' OR c.relpersistence <> 'p' OR c.reloptions IS NOT NULL
                    OR EXISTS (SELECT FROM pg_catalog.pg_inherits i WHERE i.inhrelid = c.oid))
            """;

    private static final String TRIGGERS =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, c.relname || '.' || t.tgname AS name, 'trigger' AS kind,
                   pg_catalog.pg_get_triggerdef(t.oid) || CASE t.tgenabled WHEN 'O' THEN '' ELSE ' enabled ' || t.tgenabled::text END AS definition
              FROM pg_catalog.pg_trigger t JOIN pg_catalog.pg_class c ON c.oid = t.tgrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT t.tgisinternal
            UNION ALL
            SELECT n.nspname, c.relname, c.relname || '.' || r.rulename, 'rule', pg_catalog.pg_get_ruledef(r.oid)
              FROM pg_catalog.pg_rewrite r JOIN pg_catalog.pg_class c ON c.oid = r.ev_class
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
             WHERE r.rulename <> '_RETURN'
            UNION ALL
            SELECT n.nspname, c.relname, c.relname || '.' || p.polname, 'policy',
                   pg_catalog.format('for %s permissive %s to {%s} using (%s) check (%s)', p.polcmd, p.polpermissive,
                     (SELECT pg_catalog.string_agg(CASE WHEN r.oid = 0 THEN 'public' ELSE r.oid::pg_catalog.regrole::text END, ', ')
                        FROM pg_catalog.unnest(p.polroles) r(oid)),
                     pg_catalog.pg_get_expr(p.polqual, p.polrelid), pg_catalog.pg_get_expr(p.polwithcheck, p.polrelid))
              FROM pg_catalog.pg_policy p JOIN pg_catalog.pg_class c ON c.oid = p.polrelid
              JOIN pg_catalog.pg_namespace n ON n.oid = c.relnamespace
            """;

    private static final String ROUTINES_AND_TYPES =
            """
            SELECT n.nspname AS schema_name, NULL AS table_name,
                   p.proname || '(' || pg_catalog.pg_get_function_identity_arguments(p.oid) || ')' AS name,
                   CASE p.prokind WHEN 'a' THEN 'aggregate' WHEN 'p' THEN 'procedure' ELSE 'function' END AS kind,
                   CASE p.prokind WHEN 'a' THEN pg_catalog.pg_get_function_result(p.oid) ELSE pg_catalog.pg_get_functiondef(p.oid) END AS definition
              FROM pg_catalog.pg_proc p JOIN pg_catalog.pg_namespace n ON n.oid = p.pronamespace
             WHERE n.nspname !~ '^pg_' AND n.nspname <> 'information_schema'
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_proc'::pg_catalog.regclass AND d.objid = p.oid AND d.deptype IN ('e', 'i'))
            UNION ALL
            SELECT n.nspname, NULL, t.typname, CASE t.typtype WHEN 'd' THEN 'domain' ELSE 'range type' END,
                   CASE t.typtype WHEN 'd' THEN pg_catalog.format('%s%s default %s %s', pg_catalog.format_type(t.typbasetype, t.typtypmod),
                     CASE WHEN t.typnotnull THEN ' not null' ELSE '' END, t.typdefault,
                     (SELECT pg_catalog.string_agg(c.conname || ' ' || pg_catalog.pg_get_constraintdef(c.oid), ', ' ORDER BY c.conname)
                        FROM pg_catalog.pg_constraint c WHERE c.contypid = t.oid))
                   ELSE (SELECT pg_catalog.format_type(r.rngsubtype, NULL) FROM pg_catalog.pg_range r WHERE r.rngtypid = t.oid) END
              FROM pg_catalog.pg_type t JOIN pg_catalog.pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype IN ('d', 'r')
               AND NOT EXISTS (SELECT FROM pg_catalog.pg_depend d
                                WHERE d.classid = 'pg_catalog.pg_type'::pg_catalog.regclass AND d.objid = t.oid AND d.deptype = 'e')
            UNION ALL
            SELECT n.nspname, NULL, e.extname, 'extension', n.nspname
              FROM pg_catalog.pg_extension e JOIN pg_catalog.pg_namespace n ON n.oid = e.extnamespace
             WHERE e.extname <> 'plpgsql'
            """;

    private OtherObjects() {}

    static void read(Connection connection, CatalogScope scope, List<OtherObject> others)
            throws SQLException {
        for (String query :
                List.of(RELATIONS, COLUMNS, TABLE_OPTIONS, TRIGGERS, ROUTINES_AND_TYPES)) {
            CatalogRows.each(
                    connection,
                    query,
                    row -> {
                        String schema = row.text("schema_name");
                        String table = row.optional("table_name");
                        if (table == null
                                ? scope.hasSchema(schema)
                                : scope.hasTable(new TableName(schema, table))) {
                            String definition = row.optional("definition");
                            others.add(
                                    new OtherObject(
                                            row.text("kind"),
                                            schema + "." + row.text("name"),
                                            definition == null ? "" : definition));
                        }
                    });
        }
    }
}
