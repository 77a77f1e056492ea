package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.SequenceEntity;
import java.sql.SQLException;
import java.util.List;

/// Sequences. One that belongs to an identity column is part of its column, but may have grants and
/// a comment of its own.
final class Sequences {
    private static final String SEQUENCES =
            """
            SELECT c.oid::text AS id, n.nspname AS schema_name, c.relname AS name,
                   format_type(s.seqtypid, NULL) AS type, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache,
                   s.seqcycle, tn.nspname AS owner_schema, t.relname AS owner_table, a.attname AS owner_column,
                   coalesce(d.deptype = 'i', false) AS of_identity, c.relpersistence = 'u' AND t.oid IS NULL AS unlogged
              FROM pg_class c JOIN pg_sequence s ON s.seqrelid = c.oid JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_depend d ON d.classid = 'pg_class'::regclass AND d.objid = c.oid AND d.objsubid = 0
                    AND d.refclassid = 'pg_class'::regclass AND d.refobjsubid > 0 AND d.deptype IN ('a', 'i')
              LEFT JOIN pg_class t ON t.oid = d.refobjid
              LEFT JOIN pg_namespace tn ON tn.oid = t.relnamespace
              LEFT JOIN pg_attribute a ON a.attrelid = t.oid AND a.attnum = d.refobjsubid
             WHERE c.relkind = 'S' AND c.relpersistence <> 't' AND c.relnamespace = ANY ({schemas})
               AND c.oid NOT IN {members pg_class} AND (t.oid IS NULL OR t.oid <> ALL ({left_out}))
             ORDER BY 2, 3
            """;

    private Sequences() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                SEQUENCES,
                row -> {
                    if (row.flag("of_identity")) {
                        content.register(
                                "pg_class",
                                row.text("id"),
                                new CatalogContent.Subject(
                                        Entity.Kind.SEQUENCE,
                                        List.of(row.text("schema_name"), row.text("name"))));
                        return;
                    }
                    content.add("pg_class", row.text("id"), sequence(row));
                    if (row.flag("unlogged")) {
                        content.addSetting(
                                "option of sequence",
                                row.text("schema_name") + "." + row.text("name"),
                                Setting.of(
                                        Entity.Kind.SEQUENCE,
                                        row.text("schema_name"),
                                        row.text("name"),
                                        "SET UNLOGGED",
                                        "SET LOGGED",
                                        row.text("name")));
                    }
                });
    }

    private static SequenceEntity sequence(CatalogRows row) throws SQLException {
        return new SequenceEntity(
                row.text("schema_name"),
                row.text("name"),
                row.text("type"),
                row.number("seqstart"),
                row.number("seqincrement"),
                row.number("seqmin"),
                row.number("seqmax"),
                row.number("seqcache"),
                row.flag("seqcycle"),
                row.optionalTable("owner_schema", "owner_table"),
                row.optional("owner_column"));
    }
}
