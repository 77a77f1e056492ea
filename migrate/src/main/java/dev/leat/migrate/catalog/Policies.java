package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.PolicyEntity;
import java.sql.SQLException;

/// Row-level-security policies.
final class Policies {
    private static final String POLICIES =
            """
            SELECT p.oid::text AS id, n.nspname AS schema_name, c.relname AS table_name, p.polname AS name,
                   p.polpermissive AS permissive, p.polcmd AS command,
                   ARRAY(SELECT CASE r.id WHEN 0 THEN 'public' ELSE pg_get_userbyid(r.id)::text END
                           FROM unnest(p.polroles) r(id) ORDER BY 1) AS roles,
                   pg_get_expr(p.polqual, p.polrelid) AS using_expression,
                   pg_get_expr(p.polwithcheck, p.polrelid) AS check_expression
              FROM pg_policy p JOIN pg_class c ON c.oid = p.polrelid JOIN pg_namespace n ON n.oid = c.relnamespace
             WHERE c.relnamespace = ANY ({schemas}) AND c.oid <> ALL ({left_out}) AND c.oid NOT IN {members pg_class}
             ORDER BY 2, 3, 4
            """;

    private Policies() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                POLICIES,
                row ->
                        content.add(
                                "pg_policy",
                                row.text("id"),
                                new PolicyEntity(
                                        row.table(),
                                        row.text("name"),
                                        row.flag("permissive"),
                                        command(row.text("command")),
                                        row.texts("roles"),
                                        row.condition("using_expression"),
                                        row.condition("check_expression"))));
    }

    private static String command(String code) {
        return switch (code) {
            case "r" -> "SELECT";
            case "a" -> "INSERT";
            case "w" -> "UPDATE";
            case "d" -> "DELETE";
            default -> "ALL";
        };
    }
}
