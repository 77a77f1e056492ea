package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.Identifier;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Rules, triggers and event triggers, those aside that Postgres makes for its own purposes or for
/// the partitions of a table that has them.
final class RulesAndTriggers {
    private static final String RULES =
            """
            SELECT r.oid::text AS id, n.nspname AS schema_name, c.relname AS table_name, r.rulename AS name,
                   pg_get_ruledef(r.oid) AS definition, r.ev_enabled AS enabled
              FROM pg_rewrite r JOIN pg_class c ON c.oid = r.ev_class JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE r.rulename <> '_RETURN' AND c.relpersistence <> 't' AND c.relnamespace = ANY ({schemas})
               AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class}
             ORDER BY 2, 3, 4
            """;

    private static final String TRIGGERS =
            """
            SELECT t.oid::text AS id, n.nspname AS schema_name, c.relname AS table_name,
                   t.tgname AS name, t.tgtype AS type, t.tgconstraint <> 0 AS is_constraint,
                   ARRAY(SELECT a.attname::text FROM unnest(t.tgattr::int2[]) WITH ORDINALITY k(num, place)
                           JOIN pg_attribute a ON a.attrelid = c.oid AND a.attnum = k.num ORDER BY k.place) AS update_of,
                   fn.nspname AS from_schema, f.relname AS from_table,
                   CASE WHEN t.tginitdeferred THEN 'DEFERRABLE INITIALLY DEFERRED' WHEN t.tgdeferrable THEN 'DEFERRABLE' END AS deferrability,
                   t.tgoldtable AS old_table, t.tgnewtable AS new_table, pg_get_triggerdef(t.oid) AS definition,
                   pn.nspname AS function_schema, p.proname AS function, t.tgenabled AS enabled
              FROM pg_trigger t JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
              JOIN pg_proc p ON p.oid = t.tgfoid JOIN pg_namespace pn ON pn.oid = p.pronamespace
              LEFT JOIN pg_class f ON f.oid = t.tgconstrrelid LEFT JOIN pg_namespace fn ON fn.oid = f.relnamespace
             WHERE NOT t.tgisinternal AND t.tgparentid = 0 AND c.relpersistence <> 't'
               AND c.relkind IN ('r', 'p', 'v') AND c.relnamespace = ANY ({schemas})
               AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class} AND t.oid NOT IN {members pg_trigger}
             ORDER BY 3, 4, 5
            """;

    /// A partition's copy of its table's trigger may be switched by itself.
    private static final String COPIES =
            """
            SELECT n.nspname AS schema_name, c.relname AS table_name, t.tgname AS name,
                   t.tgenabled AS enabled, o.tgenabled AS usual
              FROM pg_trigger t JOIN pg_trigger o ON o.oid = t.tgparentid
              JOIN pg_class c ON c.oid = t.tgrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE NOT t.tgisinternal AND t.tgenabled <> o.tgenabled AND c.relkind IN ('r', 'p')
               AND c.relnamespace = ANY ({schemas}) AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class}
             ORDER BY 1, 2, 3
            """;

    /// They count if their function does.
    private static final String EVENT_TRIGGERS =
            """
            SELECT e.oid::text AS id, e.evtname AS name, e.evtevent AS event, e.evttags AS tags,
                   n.nspname AS function_schema, p.proname AS function, e.evtenabled AS enabled
              FROM pg_event_trigger e JOIN pg_proc p ON p.oid = e.evtfoid JOIN pg_namespace n ON n.oid = p.pronamespace
             WHERE p.pronamespace = ANY ({schemas}) AND e.oid NOT IN {members pg_event_trigger}
             ORDER BY 2
            """;

    private static final int FOR_EACH_ROW = 1;
    private static final int BEFORE = 2;
    private static final int INSERT = 4;
    private static final int DELETE = 8;
    private static final int UPDATE = 16;
    private static final int TRUNCATE = 32;
    private static final int INSTEAD_OF = 64;

    private RulesAndTriggers() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                RULES,
                row ->
                        content.add(
                                "pg_rewrite",
                                row.text("id"),
                                new RuleEntity(
                                        row.table(),
                                        row.text("name"),
                                        PrintedSql.query(row.text("definition")),
                                        Enabled.of(row.text("enabled")))));
        session.each(TRIGGERS, row -> content.add("pg_trigger", row.text("id"), trigger(row)));
        session.each(
                COPIES,
                row ->
                        content.addSetting(
                                "state of trigger " + row.text("name"),
                                row.table().toString(),
                                Setting.of(
                                        Entity.Kind.TABLE,
                                        row.table().schema(),
                                        row.table().name(),
                                        switched(row.text("enabled"), row.text("name")),
                                        switched(row.text("usual"), row.text("name")),
                                        row.text("name"))));
        session.each(
                EVENT_TRIGGERS,
                row ->
                        content.add(
                                "pg_event_trigger",
                                row.text("id"),
                                new EventTriggerEntity(
                                        row.text("name"),
                                        row.text("event"),
                                        row.texts("tags"),
                                        row.text("function_schema"),
                                        row.text("function"),
                                        Enabled.of(row.text("enabled")))));
    }

    private static String switched(String code, String name) {
        String state =
                switch (code) {
                    case "D" -> "DISABLE";
                    case "R" -> "ENABLE REPLICA";
                    case "A" -> "ENABLE ALWAYS";
                    default -> "ENABLE";
                };
        return state + " TRIGGER " + Identifier.quote(name);
    }

    private static TriggerEntity trigger(CatalogRows row) throws SQLException {
        int type = (int) row.number("type");
        String definition = row.text("definition");
        List<String> events = new ArrayList<>();
        event(events, type, INSERT, "INSERT");
        event(events, type, DELETE, "DELETE");
        event(events, type, UPDATE, "UPDATE");
        event(events, type, TRUNCATE, "TRUNCATE");
        return new TriggerEntity(
                row.table(),
                row.text("name"),
                row.flag("is_constraint"),
                (type & BEFORE) != 0 ? "BEFORE" : (type & INSTEAD_OF) != 0 ? "INSTEAD OF" : "AFTER",
                events,
                row.texts("update_of"),
                row.optionalTable("from_schema", "from_table"),
                row.optional("deferrability"),
                row.optional("old_table"),
                row.optional("new_table"),
                (type & FOR_EACH_ROW) != 0,
                PrintedSql.whenOfTrigger(definition),
                row.text("function_schema"),
                row.text("function"),
                PrintedSql.argumentsOfTrigger(definition),
                Enabled.of(row.text("enabled")));
    }

    private static void event(List<String> events, int type, int bit, String word) {
        if ((type & bit) != 0) {
            events.add(word);
        }
    }
}
