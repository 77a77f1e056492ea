package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.IndexEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.schema.SqlLiteral;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Indexes that are neither a constraint's nor a part of a partitioned table's index.
final class IndexesOfTables {
    /// Each place of an index has six texts in a row: its column, or its expression; the bits of
    /// its order (1 descending, 2 nulls first); collation, operator class and the class's
    /// parameters, where they are not what the column or the type would have.
    private static final String INDEXES =
            """
            SELECT c.oid::text AS id, n.nspname AS schema_name, t.relname AS table_name, c.relname AS name,
                   i.indisunique AS is_unique, m.amname AS method, i.indnullsnotdistinct AS nulls_not_distinct,
                   ARRAY(SELECT x.part FROM generate_series(0, i.indnkeyatts - 1) k(place)
                           LEFT JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = i.indkey[k.place]
                                AND i.indkey[k.place] <> 0
                           JOIN pg_attribute ia ON ia.attrelid = i.indexrelid AND ia.attnum = k.place + 1
                           JOIN pg_opclass o ON o.oid = i.indclass[k.place]
                           JOIN pg_namespace opn ON opn.oid = o.opcnamespace,
                           unnest(ARRAY[a.attname::text,
                             CASE WHEN a.attname IS NULL THEN pg_get_indexdef(i.indexrelid, k.place + 1, false) END,
                             i.indoption[k.place]::text,
                             CASE WHEN a.attname IS NULL AND i.indcollation[k.place] <> 0
                                    AND strpos(pg_get_indexdef(i.indexrelid), pg_get_indexdef(i.indexrelid, k.place + 1, false) || ' COLLATE ') > 0
                                    OR a.attcollation <> i.indcollation[k.place] AND i.indcollation[k.place] <> 0
                               THEN i.indcollation[k.place]::regcollation::text END,
                             CASE WHEN NOT o.opcdefault OR ia.attoptions IS NOT NULL
                                    OR EXISTS (SELECT FROM pg_opclass u WHERE u.opcmethod = o.opcmethod AND u.opcdefault
                                                  AND u.opcintype = ia.atttypid AND u.oid <> o.oid AND o.opckeytype = 0)
                               THEN {operator_class} END,
                             array_to_string(ia.attoptions, chr(1))]) WITH ORDINALITY x(part, number)
                          ORDER BY k.place, x.number) AS parts,
                   ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY k(num, place)
                           JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
                          WHERE k.place > i.indnkeyatts ORDER BY k.place) AS include,
                   pg_get_expr(i.indpred, i.indrelid) AS predicate, c.reloptions AS storage, s.spcname AS tablespace,
                   NOT i.indisvalid AND t.relkind = 'p' AS only_parent, NOT i.indisvalid AND t.relkind <> 'p' AS broken,
                   i.indisclustered AS clustered, t.relkind = 'm' AS of_view,
                   (SELECT string_agg('ALTER COLUMN ' || a.attnum || ' SET STATISTICS ' || a.attstattarget, ', ' ORDER BY a.attnum)
                      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0) AS targets,
                   (SELECT string_agg('ALTER COLUMN ' || a.attnum || ' SET STATISTICS -1', ', ' ORDER BY a.attnum)
                      FROM pg_attribute a WHERE a.attrelid = c.oid AND a.attstattarget >= 0) AS no_targets,
                   CASE WHEN NOT i.indisvalid THEN pg_get_indexdef(i.indexrelid) END AS definition
              FROM pg_index i
              JOIN pg_class c ON c.oid = i.indexrelid
              JOIN pg_class t ON t.oid = i.indrelid
              JOIN pg_namespace n ON n.oid = t.relnamespace
              JOIN pg_am m ON m.oid = c.relam
              LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
             WHERE t.relkind IN ('r', 'm', 'p') AND t.relpersistence <> 't' AND t.relnamespace = ANY ({schemas})
               AND t.oid <> ALL ({left_out}) AND t.oid NOT IN {members pg_class}
               AND NOT c.relispartition
               AND NOT EXISTS (SELECT FROM pg_constraint k
                                WHERE k.conindid = i.indexrelid AND k.contype IN ('p', 'u', 'x'))
             ORDER BY 2, 3, 4
            """
                    .replace("{operator_class}", PrintedNames.operatorClass("opn", "o"));

    private static final int TEXTS_OF_PART = 6;
    private static final String SEPARATOR = String.valueOf((char) 1);

    private IndexesOfTables() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                INDEXES,
                row -> {
                    TableName table = row.table();
                    String name = row.text("name");
                    // One that was not built to its end is used by nobody.
                    if (row.flag("broken")) {
                        content.addOther(
                                "invalid index", table + "." + name, row.optional("definition"));
                        return;
                    }
                    content.add("pg_class", row.text("id"), index(row, table, name));
                    String targets = row.optional("targets");
                    String none = row.optional("no_targets");
                    if (targets != null && none != null) {
                        content.addSetting(
                                "statistics target of index",
                                table.schema() + "." + name,
                                Setting.of(
                                        Entity.Kind.INDEX,
                                        table.schema(),
                                        name,
                                        targets,
                                        none,
                                        name));
                    }
                    if (row.flag("clustered")) {
                        content.addSetting(
                                "order of table",
                                table.toString(),
                                Clustered.by(
                                        name,
                                        table,
                                        row.flag("of_view")
                                                ? Entity.Kind.MATERIALIZED_VIEW
                                                : Entity.Kind.TABLE));
                    }
                });
    }

    private static IndexEntity index(CatalogRows row, TableName table, String name)
            throws SQLException {
        return new IndexEntity(
                table,
                name,
                row.flag("is_unique"),
                row.text("method"),
                parts(row.optionalTexts("parts")),
                row.texts("include"),
                row.flag("nulls_not_distinct"),
                row.condition("predicate"),
                row.texts("storage"),
                row.optional("tablespace"),
                row.flag("only_parent"));
    }

    private static List<IndexEntity.Part> parts(List<@Nullable String> texts) {
        List<IndexEntity.Part> parts = new ArrayList<>();
        for (int i = 0; i < texts.size(); i += TEXTS_OF_PART) {
            String expression = texts.get(i + 1);
            int order = Integer.parseInt(String.valueOf(texts.get(i + 2)));
            boolean descending = (order & 1) != 0;
            boolean nullsFirst = (order & 2) != 0;
            // Nulls count as greatest, so they come first where the greatest does.
            @Nullable Boolean nulls = nullsFirst == descending ? null : nullsFirst;
            parts.add(
                    new IndexEntity.Part(
                            texts.get(i),
                            expression == null ? null : PrintedSql.withoutParentheses(expression),
                            descending,
                            nulls,
                            texts.get(i + 3),
                            operatorClass(texts.get(i + 4), texts.get(i + 5))));
        }
        return parts;
    }

    /// @param parameters `name=value`, separated by a character that is in neither
    private static @Nullable String operatorClass(
            @Nullable String name, @Nullable String parameters) {
        if (name == null || parameters == null) {
            return name;
        }
        List<String> settings = new ArrayList<>();
        for (String parameter : parameters.split(SEPARATOR, -1)) {
            int equals = parameter.indexOf('=');
            settings.add(
                    parameter.substring(0, equals)
                            + " = "
                            + SqlLiteral.quote(parameter.substring(equals + 1)));
        }
        return name + " (" + String.join(", ", settings) + ")";
    }
}
