package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.schema.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Extended statistics.
final class Statistics {
    private static final String STATISTICS =
            """
            SELECT s.oid::text AS id, n.nspname AS statistics_schema, s.stxname AS name, tn.nspname AS schema_name, t.relname AS table_name,
                   ARRAY(SELECT k.code::text FROM unnest(s.stxkind) k(code)) AS kinds,
                   ARRAY(SELECT a.attname::text FROM unnest(s.stxkeys::int2[]) WITH ORDINALITY k(num, place)
                           JOIN pg_attribute a ON a.attrelid = s.stxrelid AND a.attnum = k.num ORDER BY k.place) AS columns,
                   pg_get_statisticsobjdef_expressions(s.oid) AS expressions, s.stxstattarget AS target
              FROM pg_statistic_ext s JOIN pg_namespace n ON n.oid = s.stxnamespace
              JOIN pg_class t ON t.oid = s.stxrelid JOIN pg_namespace tn ON tn.oid = t.relnamespace
             WHERE t.relkind IN ('r', 'm', 'p') AND s.stxnamespace = ANY ({schemas}) AND t.oid <> ALL ({left_out})
               AND s.oid NOT IN {members pg_statistic_ext}
             ORDER BY 2, 3
            """;

    private Statistics() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                STATISTICS,
                row -> {
                    List<String> expressions = new ArrayList<>();
                    row.texts("columns").forEach(name -> expressions.add(Identifier.quote(name)));
                    row.texts("expressions")
                            .forEach(sql ->
                                    expressions.add(
                                            "(" + PrintedSql.withoutParentheses(sql) + ")"));
                    StatisticsEntity statistics =
                            new StatisticsEntity(
                                    row.text("statistics_schema"),
                                    row.text("name"),
                                    row.table(),
                                    kinds(row.texts("kinds"), expressions.size()),
                                    expressions);
                    content.add("pg_statistic_ext", row.text("id"), statistics);
                    if (row.number("target") > 0) {
                        content.addSetting(
                                "target of statistics",
                                statistics.path(),
                                Setting.of(
                                        Entity.Kind.STATISTICS,
                                        statistics.schema(),
                                        statistics.name(),
                                        "SET STATISTICS " + row.number("target"),
                                        "SET STATISTICS -1",
                                        statistics.name()));
                    }
                });
    }

    /// Those of a single expression have no kinds; all kinds together need not be named.
    private static List<String> kinds(List<String> codes, int expressions) {
        List<String> kinds = new ArrayList<>();
        if (codes.contains("d")) {
            kinds.add("ndistinct");
        }
        if (codes.contains("f")) {
            kinds.add("dependencies");
        }
        if (codes.contains("m")) {
            kinds.add("mcv");
        }
        return kinds.size() == 3 || expressions == 1 ? List.of() : kinds;
    }
}
