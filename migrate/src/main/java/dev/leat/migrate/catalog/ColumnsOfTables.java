package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.ColumnEntity;
import dev.leat.migrate.entity.IdentitySequence;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Columns of tables.
///
/// A column that a table has from its parents is the parents' matter, so it is left out, unless the
/// table declares it as well (a child, never a partition) or has it with another default, another
/// nullability and the like. Of a partition even that is no entity, since what is done to its
/// table's column is done to all partitions; it is a [Setting].
final class ColumnsOfTables {
    private ColumnsOfTables() {}

    /// Since 18 a NOT NULL may wait to be validated; until then rows may have nulls.
    private static String columns(CatalogSession session) {
        String waiting =
                session.since(
                        18,
                        """
                        EXISTS (SELECT FROM pg_constraint k WHERE k.conrelid = a.attrelid AND k.contype = 'n'
                                   AND NOT k.convalidated AND k.conkey[1] = a.attnum)
                        """,
                        "false");
        return """
        WITH columns AS (
          SELECT c.oid AS relation, n.nspname AS schema_name, c.relname AS table_name, c.relispartition,
                 a.attnum, a.attname AS name, a.attislocal, a.attinhcount, a.attidentity::text AS identity,
                 a.attgenerated::text AS generated, a.attnotnull AND NOT %s AS not_null,
                 a.attstorage::text AS storage, a.attcompression::text AS compression,
                 format_type(a.atttypid, a.atttypmod) AS type,
                 CASE WHEN e.typtype = 'e' THEN en.nspname || '.' || e.typname END AS enum_path,
                 pg_get_expr(d.adbin, d.adrelid) AS expression,
                 CASE WHEN a.attcollation <> t.typcollation THEN a.attcollation::regcollation::text END AS collation,
                 t.typstorage::text AS usual_storage, a.attstattarget AS statistics, a.attoptions AS options
            FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid JOIN pg_namespace n ON n.oid = c.relnamespace
            JOIN pg_type t ON t.oid = a.atttypid
            JOIN pg_type e ON e.oid = CASE WHEN t.typcategory = 'A' AND t.typelem <> 0 THEN t.typelem ELSE t.oid END
            JOIN pg_namespace en ON en.oid = e.typnamespace
            LEFT JOIN pg_attrdef d ON d.adrelid = c.oid AND d.adnum = a.attnum
           WHERE c.relkind IN ('r', 'p') AND c.relpersistence <> 't' AND c.relnamespace = ANY ({schemas})
             AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class}
             AND a.attnum > 0 AND NOT a.attisdropped)
        SELECT c.*, c.relispartition AND c.attinhcount > 0 AS is_partitions, p.expression AS table_expression,
               coalesce(p.not_null, false) AS table_not_null, s.seqstart, s.seqincrement, s.seqmin, s.seqmax, s.seqcache, s.seqcycle,
               format_type(s.seqtypid, NULL) AS sequence_type, k.relname AS sequence_name
          FROM columns c
          LEFT JOIN LATERAL (
            SELECT pg_get_expr(d.adbin, d.adrelid) AS expression, a.attnotnull AS not_null
              FROM pg_inherits i JOIN pg_attribute a ON a.attrelid = i.inhparent AND a.attname = c.name
              LEFT JOIN pg_attrdef d ON d.adrelid = i.inhparent AND d.adnum = a.attnum
             WHERE i.inhrelid = c.relation AND c.relispartition) p ON true
          LEFT JOIN pg_depend q ON c.identity <> '' AND q.classid = 'pg_class'::regclass AND q.deptype = 'i'
                AND q.refclassid = 'pg_class'::regclass AND q.refobjid = c.relation AND q.refobjsubid = c.attnum
          LEFT JOIN pg_sequence s ON s.seqrelid = q.objid
          LEFT JOIN pg_class k ON k.oid = s.seqrelid
         WHERE c.attinhcount = 0 OR c.attislocal AND NOT c.relispartition
            OR EXISTS (SELECT FROM pg_inherits i
                         JOIN pg_attribute a ON a.attrelid = i.inhparent AND a.attname = c.name
                         LEFT JOIN pg_attrdef d ON d.adrelid = i.inhparent AND d.adnum = a.attnum
                        WHERE i.inhrelid = c.relation
                          AND (pg_get_expr(d.adbin, d.adrelid) IS DISTINCT FROM c.expression
                               OR c.not_null AND NOT (a.attnotnull AND NOT %s)
                               OR a.attstorage::text <> c.storage OR a.attcompression::text <> c.compression
                               OR a.attgenerated::text <> c.generated
                               OR c.identity NOT IN ('', a.attidentity::text)))
         ORDER BY c.schema_name, c.table_name, c.attnum
        """
                .formatted(waiting, waiting);
    }

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                columns(session),
                row -> {
                    ColumnEntity column = column(row);
                    if (!row.flag("is_partitions")) {
                        content.add(column);
                    }
                    ColumnSettings.add(content, row, column);
                });
    }

    private static ColumnEntity column(CatalogRows row) throws SQLException {
        boolean generated = !row.text("generated").isEmpty();
        String expression = row.optional("expression");
        String storage = row.text("storage");
        return new ColumnEntity(
                row.table(),
                row.text("name"),
                row.text("type"),
                row.optional("enum_path"),
                !row.flag("not_null"),
                generated ? null : expression,
                identity(row),
                generated && expression != null ? PrintedSql.withoutParentheses(expression) : null,
                row.text("generated").equals("v"),
                row.optional("collation"),
                storage.equals(row.text("usual_storage")) ? null : storage(storage),
                compression(row.text("compression")));
    }

    private static @Nullable String identity(CatalogRows row) throws SQLException {
        String code = row.text("identity");
        if (code.isEmpty()) {
            return null;
        }
        List<String> options = new ArrayList<>();
        if (row.optional("sequence_type") != null) {
            sequenceName(row, options);
            sequenceOptions(row, options);
        }
        return (code.equals("a")
                        ? "GENERATED ALWAYS AS IDENTITY"
                        : "GENERATED BY DEFAULT AS IDENTITY")
                + (options.isEmpty() ? "" : " (" + String.join(" ", options) + ")");
    }

    /// Whether a name was chosen, or stayed when the table got another, cannot be told here.
    private static void sequenceName(CatalogRows row, List<String> options) throws SQLException {
        TableName table = row.table("schema_name", "table_name");
        String name = row.text("sequence_name");
        if (!IdentitySequence.isDerived(name, table, row.text("name"))) {
            options.add("SEQUENCE NAME " + Identifier.qualified(table.schema(), name));
        }
    }

    private static void sequenceOptions(CatalogRows row, List<String> options) throws SQLException {
        long increment = row.number("seqincrement");
        boolean down = increment < 0;
        long greatest =
                switch (row.text("sequence_type")) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        long min = row.number("seqmin");
        long max = row.number("seqmax");
        option(options, "START WITH ", row.number("seqstart"), down ? max : min);
        option(options, "INCREMENT BY ", increment, 1);
        option(options, "MINVALUE ", min, down ? -greatest - 1 : 1);
        option(options, "MAXVALUE ", max, down ? -1 : greatest);
        option(options, "CACHE ", row.number("seqcache"), 1);
        if (row.flag("seqcycle")) {
            options.add("CYCLE");
        }
    }

    private static void option(List<String> options, String words, long value, long usual) {
        if (value != usual) {
            options.add(words + value);
        }
    }

    private static String storage(String code) {
        return switch (code) {
            case "p" -> "PLAIN";
            case "e" -> "EXTERNAL";
            case "m" -> "MAIN";
            default -> "EXTENDED";
        };
    }

    private static @Nullable String compression(String code) {
        return switch (code) {
            case "p" -> "pglz";
            case "l" -> "lz4";
            default -> null;
        };
    }
}
