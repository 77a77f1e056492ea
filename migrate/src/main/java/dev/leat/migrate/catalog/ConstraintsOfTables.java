package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.UniqueEntity;
import java.sql.SQLException;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Keys, checks and the like. What a partition or a child has from its parents is the parents'.
final class ConstraintsOfTables {
    private static final Pattern DEFERRABILITY =
            Pattern.compile(" DEFERRABLE(?: INITIALLY DEFERRED)?$");

    private ConstraintsOfTables() {}

    private static String constraints(CatalogSession session) {
        return """
        SELECT c.oid::text AS id, n.nspname AS schema_name, t.relname AS table_name, c.conname AS name, c.contype AS type,
               ARRAY(SELECT a.attname::text FROM unnest(c.conkey) WITH ORDINALITY k(num, place)
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num
                      ORDER BY k.place) AS columns,
               ARRAY(SELECT a.attname::text FROM unnest(i.indkey) WITH ORDINALITY k(num, place)
                       JOIN pg_attribute a ON a.attrelid = i.indrelid AND a.attnum = k.num
                      WHERE k.place > i.indnkeyatts ORDER BY k.place) AS include,
               fn.nspname AS target_schema, ft.relname AS target_table,
               ARRAY(SELECT a.attname::text FROM unnest(c.confkey) WITH ORDINALITY k(num, place)
                       JOIN pg_attribute a ON a.attrelid = c.confrelid AND a.attnum = k.num
                      ORDER BY k.place) AS target_columns,
               ARRAY(SELECT a.attname::text FROM unnest(c.confdelsetcols) WITH ORDINALITY k(num, place)
                       JOIN pg_attribute a ON a.attrelid = c.conrelid AND a.attnum = k.num
                      ORDER BY k.place) AS on_delete_columns,
               c.confdeltype AS on_delete, c.confupdtype AS on_update, c.confmatchtype = 'f' AS match_full,
               CASE WHEN c.condeferred THEN 'DEFERRABLE INITIALLY DEFERRED' WHEN c.condeferrable THEN 'DEFERRABLE' END AS deferrability,
               NOT c.convalidated AS not_valid, c.connoinherit AS no_inherit,
               coalesce(i.indnullsnotdistinct, false) AS nulls_not_distinct, ic.reloptions AS storage,
               CASE WHEN c.contype = 'c' THEN pg_get_expr(c.conbin, c.conrelid) END AS expression,
               CASE WHEN c.contype IN ('x', 'n') THEN pg_get_constraintdef(c.oid) END AS definition,
               s.spcname AS tablespace, i.indisclustered AS clustered,
               %s AS not_enforced, %s AS period, c.contype = 'n' AND c.conislocal AS of_column
          FROM pg_constraint c
          JOIN pg_class t ON t.oid = c.conrelid JOIN pg_namespace n ON n.oid = t.relnamespace
          LEFT JOIN pg_class ft ON ft.oid = c.confrelid LEFT JOIN pg_namespace fn ON fn.oid = ft.relnamespace
          LEFT JOIN pg_index i ON i.indexrelid = c.conindid AND c.contype IN ('p', 'u', 'x')
          LEFT JOIN pg_class ic ON ic.oid = i.indexrelid
          LEFT JOIN pg_tablespace s ON s.oid = ic.reltablespace
         WHERE t.relkind IN ('r', 'p') AND t.relpersistence <> 't' AND t.relnamespace = ANY ({schemas})
           AND t.oid <> ALL ({left_out}) AND t.oid NOT IN {members pg_class}
           AND c.conparentid = 0
           AND (c.contype IN ('p', 'u', 'f', 'x') OR c.contype = 'c' AND c.conislocal
                OR c.contype = 'n' AND c.conislocal AND (NOT c.convalidated OR c.connoinherit))
         ORDER BY 2, 3, 4
        """
                .formatted(
                        session.since(18, "NOT c.conenforced", "false"),
                        session.since(18, "c.conperiod", "false"));
    }

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                constraints(session),
                row -> {
                    TableName table = row.table();
                    String name = row.text("name");
                    if (row.flag("of_column")) {
                        content.addOther(
                                "not-null constraint",
                                table + "." + name,
                                row.optional("definition"));
                        return;
                    }
                    content.add("pg_constraint", row.text("id"), constraint(row, table, name));
                    String tablespace = row.optional("tablespace");
                    if (tablespace != null) {
                        content.addOther(
                                "tablespace of constraint", table + "." + name, tablespace);
                    }
                    if (row.flag("clustered")) {
                        content.addSetting(
                                "order of table",
                                table.toString(),
                                Clustered.by(name, table, Entity.Kind.TABLE));
                    }
                });
    }

    private static Entity constraint(CatalogRows row, TableName table, String name)
            throws SQLException {
        @Nullable String deferrability = row.optional("deferrability");
        boolean notEnforced = row.flag("not_enforced");
        // What is not enforced is never validated, and need not say so.
        boolean notValid = row.flag("not_valid") && !notEnforced;
        return switch (row.text("type")) {
            case "p" ->
                    new PrimaryKeyEntity(
                            table,
                            name,
                            row.texts("columns"),
                            row.texts("include"),
                            deferrability,
                            row.flag("period"),
                            row.texts("storage"));
            case "u" ->
                    new UniqueEntity(
                            table,
                            name,
                            row.texts("columns"),
                            row.flag("nulls_not_distinct"),
                            row.texts("include"),
                            deferrability,
                            row.flag("period"),
                            row.texts("storage"));
            case "c" ->
                    new CheckEntity(
                            table,
                            name,
                            PrintedSql.withoutParentheses(row.text("expression")),
                            row.flag("no_inherit"),
                            notValid,
                            notEnforced);
            case "x" ->
                    new ExclusionEntity(
                            table, name, exclusion(row.text("definition")), deferrability);
            default ->
                    new ForeignKeyEntity(
                            table,
                            name,
                            row.texts("columns"),
                            row.table("target_schema", "target_table"),
                            row.texts("target_columns"),
                            action(row.text("on_delete")),
                            action(row.text("on_update")),
                            row.texts("on_delete_columns"),
                            row.flag("match_full"),
                            deferrability,
                            notValid,
                            notEnforced,
                            row.flag("period"));
        };
    }

    private static String exclusion(String definition) {
        return DEFERRABILITY.matcher(definition.substring("EXCLUDE ".length())).replaceFirst("");
    }

    private static String action(String code) {
        return switch (code) {
            case "a" -> "NO ACTION";
            case "r" -> "RESTRICT";
            case "c" -> "CASCADE";
            case "n" -> "SET NULL";
            case "d" -> "SET DEFAULT";
            default ->
                    throw new IllegalStateException(
                            "a foreign key with an action that is not known: " + code);
        };
    }
}
