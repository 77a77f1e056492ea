package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.MaterializedViewEntity;
import dev.leat.migrate.entity.ViewEntity;
import java.sql.SQLException;
import java.util.List;

/// Views and materialized views. The names of their columns stand in their queries.
final class Views {
    private static final String VIEWS =
            """
            SELECT c.oid::text AS id, n.nspname AS schema_name, c.relname AS name, c.relkind = 'm' AS materialized,
                   pg_get_viewdef(c.oid) AS query, c.reloptions AS options,
                   nullif(m.amname, current_setting('default_table_access_method')) AS access_method,
                   s.spcname AS tablespace,
                   ARRAY(SELECT t FROM pg_attrdef d JOIN pg_attribute a ON a.attrelid = d.adrelid AND a.attnum = d.adnum,
                                unnest(ARRAY[a.attname::text, pg_get_expr(d.adbin, d.adrelid)]) WITH ORDINALITY x(t, place)
                          WHERE d.adrelid = c.oid ORDER BY a.attnum, x.place) AS defaults
              FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
              LEFT JOIN pg_am m ON m.oid = c.relam LEFT JOIN pg_tablespace s ON s.oid = c.reltablespace
             WHERE c.relkind IN ('v', 'm') AND c.relpersistence <> 't' AND c.relnamespace = ANY ({schemas})
               AND c.oid NOT IN {members pg_class} AND c.oid <> ALL ({left_out})
             ORDER BY 4, 2, 3
            """;

    private Views() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                VIEWS,
                row -> {
                    String schema = row.text("schema_name");
                    String name = row.text("name");
                    String query = PrintedSql.query(row.text("query"));
                    if (row.flag("materialized")) {
                        content.add(
                                "pg_class",
                                row.text("id"),
                                new MaterializedViewEntity(
                                        schema,
                                        name,
                                        List.of(),
                                        query,
                                        false,
                                        row.texts("options"),
                                        row.optional("access_method"),
                                        row.optional("tablespace")));
                        return;
                    }
                    content.add(
                            "pg_class",
                            row.text("id"),
                            new ViewEntity(schema, name, List.of(), query, row.texts("options")));
                    List<String> defaults = row.texts("defaults");
                    for (int i = 0; i < defaults.size(); i += 2) {
                        String column = defaults.get(i);
                        content.addSetting(
                                "default of view's column",
                                schema + "." + name + "." + column,
                                new Setting(
                                        Entity.Kind.VIEW,
                                        List.of(schema, name),
                                        column,
                                        List.of("SET DEFAULT " + defaults.get(i + 1)),
                                        List.of("DROP DEFAULT"),
                                        name,
                                        false));
                    }
                });
    }
}
