package dev.leat.migrate.catalog;

import java.sql.SQLException;
import java.util.List;

/// What has no entity at all: foreign tables, casts, operators, text search and the like.
final class OtherObjects {
    private static final String OF_SCHEMAS =
            """
            SELECT * FROM (
            SELECT 'pg_class' AS catalog, c.oid AS object, c.oid::text AS id, 'foreign table' AS kind, n.nspname AS schema_name, c.relname::text AS name,
                   concat_ws(' ', '(' || (SELECT string_agg(a.attname || ' ' || format_type(a.atttypid, a.atttypmod)
                       || CASE WHEN a.attnotnull THEN ' NOT NULL' ELSE '' END, ', ' ORDER BY a.attnum)
                       FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attnum > 0 AND NOT a.attisdropped) || ')',
                     'SERVER', s.srvname, f.ftoptions::text, pg_get_expr(c.relpartbound, c.oid)) AS definition
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace JOIN pg_foreign_table f ON f.ftrelid = c.oid
              JOIN pg_foreign_server s ON s.oid = f.ftserver
             WHERE c.relnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_type', t.oid, t.oid::text, CASE WHEN t.typisdefined THEN 'base type' ELSE 'shell type' END, n.nspname, t.typname,
                   concat_ws(', ', t.typinput::text, t.typoutput::text, t.typlen::text, t.typcategory::text, t.typdefault)
              FROM pg_type t JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype IN ('b', 'p') AND t.typnamespace = ANY ({schemas})
               AND NOT EXISTS (SELECT FROM pg_type e WHERE e.typarray = t.oid)
            UNION ALL
            SELECT 'pg_operator', o.oid, o.oid::text, 'operator', n.nspname,
                   o.oprname || '(' || CASE o.oprleft WHEN 0 THEN 'NONE' ELSE format_type(o.oprleft, NULL) END || ', ' || format_type(o.oprright, NULL) || ')',
                   concat_ws(', ', o.oprcode::text, o.oprcom::regoperator::text, o.oprnegate::regoperator::text, o.oprrest::text, o.oprjoin::text, o.oprcanhash::text, o.oprcanmerge::text)
              FROM pg_operator o JOIN pg_namespace n ON n.oid = o.oprnamespace WHERE o.oprnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_opclass', o.oid, o.oid::text, 'operator class', n.nspname, o.opcname,
                   concat_ws(', ', m.amname, format_type(o.opcintype, NULL), o.opcdefault::text, format_type(nullif(o.opckeytype, 0), NULL))
              FROM pg_opclass o JOIN pg_namespace n ON n.oid = o.opcnamespace JOIN pg_am m ON m.oid = o.opcmethod WHERE o.opcnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_opfamily', o.oid, o.oid::text, 'operator family', n.nspname, o.opfname,
                   concat_ws(': ', m.amname, (SELECT string_agg(pg_describe_object('pg_amop'::regclass, x.oid, 0), ', ' ORDER BY x.amopstrategy, x.oid) FROM pg_amop x WHERE x.amopfamily = o.oid))
              FROM pg_opfamily o JOIN pg_namespace n ON n.oid = o.opfnamespace JOIN pg_am m ON m.oid = o.opfmethod WHERE o.opfnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_conversion', c.oid, c.oid::text, 'conversion', n.nspname, c.conname,
                   concat_ws(', ', pg_encoding_to_char(c.conforencoding), pg_encoding_to_char(c.contoencoding), c.conproc::text)
              FROM pg_conversion c JOIN pg_namespace n ON n.oid = c.connamespace WHERE c.connamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_ts_config', c.oid, c.oid::text, 'text search configuration', n.nspname, c.cfgname,
                   concat_ws(': ', c.cfgparser::text, (SELECT string_agg(m.maptokentype || ' ' || m.mapdict::regdictionary, ', ' ORDER BY m.maptokentype, m.mapseqno) FROM pg_ts_config_map m WHERE m.mapcfg = c.oid))
              FROM pg_ts_config c JOIN pg_namespace n ON n.oid = c.cfgnamespace WHERE c.cfgnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_ts_dict', d.oid, d.oid::text, 'text search dictionary', n.nspname, d.dictname, concat_ws(': ', t.tmplname, d.dictinitoption)
              FROM pg_ts_dict d JOIN pg_namespace n ON n.oid = d.dictnamespace JOIN pg_ts_template t ON t.oid = d.dicttemplate WHERE d.dictnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_ts_parser', p.oid, p.oid::text, 'text search parser', n.nspname, p.prsname, concat_ws(', ', p.prsstart::text, p.prstoken::text, p.prsend::text)
              FROM pg_ts_parser p JOIN pg_namespace n ON n.oid = p.prsnamespace WHERE p.prsnamespace = ANY ({schemas})
            UNION ALL
            SELECT 'pg_ts_template', t.oid, t.oid::text, 'text search template', n.nspname, t.tmplname, concat_ws(', ', t.tmplinit::text, t.tmpllexize::text)
              FROM pg_ts_template t JOIN pg_namespace n ON n.oid = t.tmplnamespace WHERE t.tmplnamespace = ANY ({schemas})) o
             WHERE o.object NOT IN (SELECT x.objid FROM pg_depend x
                                     WHERE x.classid = o.catalog::regclass AND x.refclassid = 'pg_extension'::regclass AND x.deptype = 'e')
            """;

    /// Ids below 16384 are the server's own.
    private static final String OF_DATABASE =
            """
            SELECT * FROM (
            SELECT 'pg_cast' AS catalog, c.oid AS object, c.oid::text AS id, 'cast' AS kind, NULL AS schema_name,
                   format_type(c.castsource, NULL) || ' AS ' || format_type(c.casttarget, NULL) AS name,
                   concat_ws(', ', nullif(c.castfunc, 0)::regprocedure::text, c.castcontext::text, c.castmethod::text) AS definition
              FROM pg_cast c
             WHERE NOT EXISTS (SELECT FROM pg_depend i WHERE i.classid = 'pg_cast'::regclass AND i.objid = c.oid AND i.deptype = 'i')
            UNION ALL
            SELECT 'pg_foreign_data_wrapper', w.oid, w.oid::text, 'foreign data wrapper', NULL, w.fdwname,
                   concat_ws(', ', nullif(w.fdwhandler, 0)::regproc::text, nullif(w.fdwvalidator, 0)::regproc::text)
              FROM pg_foreign_data_wrapper w
            UNION ALL
            SELECT 'pg_foreign_server', s.oid, s.oid::text, 'foreign server', NULL, s.srvname, concat_ws(', ', w.fdwname, s.srvtype, s.srvversion)
              FROM pg_foreign_server s JOIN pg_foreign_data_wrapper w ON w.oid = s.srvfdw
            UNION ALL
            SELECT 'pg_language', l.oid, l.oid::text, 'language', NULL, l.lanname, concat_ws(', ', nullif(l.lanplcallfoid, 0)::regproc::text, l.lanpltrusted::text)
              FROM pg_language l
            UNION ALL
            SELECT 'pg_am', m.oid, m.oid::text, 'access method', NULL, m.amname, concat_ws(', ', m.amtype::text, m.amhandler::text)
              FROM pg_am m
            UNION ALL
            SELECT 'pg_transform', t.oid, t.oid::text, 'transform', NULL, format_type(t.trftype, NULL) || ' ' || l.lanname, concat_ws(', ', t.trffromsql::text, t.trftosql::text)
              FROM pg_transform t JOIN pg_language l ON l.oid = t.trflang
            UNION ALL
            SELECT 'pg_subscription', s.oid, s.oid::text, 'subscription', NULL, s.subname, array_to_string(s.subpublications, ', ')
              FROM pg_subscription s WHERE s.subdbid = (SELECT d.oid FROM pg_database d WHERE d.datname = current_database())) o
             WHERE o.object >= 16384
               AND o.object NOT IN (SELECT x.objid FROM pg_depend x
                                     WHERE x.classid = o.catalog::regclass AND x.refclassid = 'pg_extension'::regclass AND x.deptype = 'e')
            """;

    private OtherObjects() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        for (String query : List.of(OF_SCHEMAS, OF_DATABASE)) {
            session.each(
                    query,
                    row -> {
                        String schema = row.optional("schema_name");
                        List<String> address =
                                schema == null
                                        ? List.of(row.text("name"))
                                        : List.of(schema, row.text("name"));
                        String kind = row.text("kind");
                        content.addOther(
                                kind, String.join(".", address), row.optional("definition"));
                        content.register(
                                row.text("catalog"),
                                row.text("id"),
                                new CatalogContent.Subject(null, kind, address));
                    });
        }
    }
}
