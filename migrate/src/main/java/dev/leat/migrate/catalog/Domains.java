package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.DomainEntity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;

/// Domains with their checks.
final class Domains {
    private static final String DOMAINS =
            """
            SELECT t.oid::text AS id, n.nspname AS schema_name, t.typname AS name,
                   format_type(t.typbasetype, t.typtypmod) AS type, NOT t.typnotnull AS nullable,
                   pg_get_expr(t.typdefaultbin, 0) AS default_sql,
                   CASE WHEN t.typcollation <> b.typcollation THEN t.typcollation::regcollation::text END AS collation
              FROM pg_type t JOIN pg_type b ON b.oid = t.typbasetype JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE t.typtype = 'd' AND t.typnamespace = ANY ({schemas}) AND t.oid NOT IN {members pg_type}
             ORDER BY 2, 3
            """;

    private static final String CHECKS =
            """
            SELECT c.contypid::text AS domain, c.conname AS name, pg_get_expr(c.conbin, 0) AS expression,
                   NOT c.convalidated AS not_valid, n.nspname AS schema_name, t.typname AS domain_name,
                   obj_description(c.oid, 'pg_constraint') AS comment
              FROM pg_constraint c JOIN pg_type t ON t.oid = c.contypid JOIN pg_namespace n ON n.oid = t.typnamespace
             WHERE c.contypid <> 0 AND c.contype = 'c' AND c.connamespace = ANY ({schemas})
             ORDER BY c.contypid, c.conname COLLATE "C"
            """;

    private Domains() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        Map<String, List<DomainEntity.Check>> checks = new HashMap<>();
        session.each(
                CHECKS,
                row -> {
                    checks.computeIfAbsent(row.text("domain"), domain -> new ArrayList<>())
                            .add(
                                    new DomainEntity.Check(
                                            row.text("name"),
                                            PrintedSql.withoutParentheses(row.text("expression")),
                                            row.flag("not_valid")));
                    comment(row, content);
                });
        session.each(
                DOMAINS,
                row ->
                        content.add(
                                "pg_type",
                                row.text("id"),
                                new DomainEntity(
                                        row.text("schema_name"),
                                        row.text("name"),
                                        row.text("type"),
                                        row.flag("nullable"),
                                        row.optional("default_sql"),
                                        row.optional("collation"),
                                        checks.getOrDefault(row.text("id"), List.of()))));
    }

    private static void comment(CatalogRows row, CatalogContent content) throws SQLException {
        String text = row.optional("comment");
        if (text != null) {
            String schema = row.text("schema_name");
            String domain = row.text("domain_name");
            String check = row.text("name");
            content.addSetting(
                    "comment on constraint of domain",
                    schema + "." + domain + "." + check,
                    Setting.commentOnCheck(schema, domain, check, text));
        }
    }
}
