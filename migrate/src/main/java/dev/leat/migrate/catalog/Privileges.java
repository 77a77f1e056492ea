package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.DefaultPrivilegeEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.PrivilegeEntity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Who may do what, beyond what the owner and everybody may from the start; and what everybody may
/// no more.
final class Privileges {
    /// What an object begins with is its default list, or the one that the server's own set-up gave
    /// it (the schema `public`). A row without privileges says that such a beginning was revoked.
    private static final String COMPARED =
            """
            , explicit AS (
              SELECT o.catalog, o.id, o.part, o.owner, x.grantee, x.privilege_type, x.is_grantable
                FROM objects o, aclexplode(o.acl) x),
            initial AS (
              SELECT o.catalog, o.id, o.part, o.owner, x.grantee, x.privilege_type, x.is_grantable
                FROM objects o, aclexplode(o.base) x),
            differing AS (
              SELECT e.*, false AS revoked FROM explicit e
               WHERE NOT EXISTS (SELECT FROM initial i WHERE (i.catalog, i.id, i.part, i.grantee, i.privilege_type, i.is_grantable)
                                                           = (e.catalog, e.id, e.part, e.grantee, e.privilege_type, e.is_grantable))
              UNION ALL
              SELECT i.*, true FROM initial i
               WHERE NOT EXISTS (SELECT FROM explicit e WHERE (i.catalog, i.id, i.part, i.grantee, i.privilege_type)
                                                            = (e.catalog, e.id, e.part, e.grantee, e.privilege_type)))
            SELECT d.catalog, d.id, d.part, CASE d.grantee WHEN 0 THEN 'public' ELSE pg_get_userbyid(d.grantee) END AS grantee,
                   d.is_grantable AS grantable, d.revoked,
                   CASE WHEN d.revoked THEN '{}' ELSE array_agg(DISTINCT d.privilege_type ORDER BY d.privilege_type) END AS privileges
              FROM differing d
             WHERE d.grantee <> d.owner
             GROUP BY d.catalog, d.id, d.part, d.grantee, d.is_grantable, d.revoked
             ORDER BY d.catalog, d.id::oid, d.part, 4, 5
            """;

    private static final String OBJECTS =
            """
            WITH objects AS (
              SELECT o.catalog, o.id::text AS id, o.part, o.owner, o.acl,
                     coalesce((SELECT p.initprivs FROM pg_init_privs p
                                WHERE p.objoid = o.id AND p.classoid = o.catalog::regclass AND p.objsubid = 0 AND o.part = ''),
                              o.base) AS base
                FROM (
                SELECT 'pg_namespace' AS catalog, oid AS id, '' AS part, nspowner AS owner, nspacl AS acl,
                       acldefault('n', nspowner) ||
                         CASE WHEN nspname = 'public' THEN ARRAY[makeaclitem(0, nspowner, 'USAGE', false)] ELSE '{}' END AS base
                  FROM pg_namespace WHERE oid = ANY ({schemas})
                UNION ALL
                SELECT 'pg_class', oid, '', relowner, relacl, acldefault(CASE relkind WHEN 'S' THEN 's'::"char" ELSE 'r' END, relowner)
                  FROM pg_class WHERE relnamespace = ANY ({schemas}) AND relkind IN ('r', 'p', 'v', 'm', 'S', 'f')
                UNION ALL
                SELECT 'pg_class', c.oid, a.attname, c.relowner, a.attacl, NULL::aclitem[]
                  FROM pg_attribute a JOIN pg_class c ON c.oid = a.attrelid
                 WHERE c.relnamespace = ANY ({schemas}) AND a.attacl IS NOT NULL AND NOT a.attisdropped
                UNION ALL
                SELECT 'pg_proc', oid, '', proowner, proacl, acldefault('f', proowner)
                  FROM pg_proc WHERE pronamespace = ANY ({schemas})
                UNION ALL
                SELECT 'pg_type', oid, '', typowner, typacl, acldefault('T', typowner)
                  FROM pg_type WHERE typnamespace = ANY ({schemas})) o
               WHERE o.acl IS NOT NULL)
            """;

    /// Those of one schema are in addition to the general ones, and so begin with nothing.
    private static final String DEFAULTS =
            """
            WITH objects AS (
              SELECT 'pg_default_acl' AS catalog, d.oid::text AS id, '' AS part, d.defaclrole AS owner, d.defaclacl AS acl,
                     CASE WHEN d.defaclnamespace <> 0 THEN NULL::aclitem[]
                       ELSE acldefault(CASE d.defaclobjtype WHEN 'S' THEN 's' ELSE d.defaclobjtype END, d.defaclrole) END AS base
                FROM pg_default_acl d
               WHERE d.defaclobjtype <> 'L' AND (d.defaclnamespace = 0 OR d.defaclnamespace = ANY ({schemas})))
            """;

    private static final String DEFAULTS_NAMES =
            """
            SELECT d.oid::text AS id, n.nspname AS schema_name, d.defaclobjtype AS type,
                   CASE WHEN d.defaclrole = current_user::regrole THEN '' ELSE pg_get_userbyid(d.defaclrole)::text END AS owner
              FROM pg_default_acl d LEFT JOIN pg_namespace n ON n.oid = d.defaclnamespace
            """;

    private Privileges() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                OBJECTS + COMPARED,
                row -> {
                    CatalogContent.Subject subject =
                            content.subject(row.text("catalog"), row.text("id"));
                    if (subject == null) {
                        return;
                    }
                    String part = row.text("part");
                    Entity.Kind kind = part.isEmpty() ? subject.kind() : Entity.Kind.COLUMN;
                    if (kind == null || subject.kind() == null) {
                        content.addOther(
                                "privileges on " + subject.word(),
                                String.join(".", subject.address()),
                                row.text("grantee")
                                        + ": "
                                        + String.join(", ", row.texts("privileges")));
                        return;
                    }
                    List<String> address = new ArrayList<>(subject.address());
                    if (!part.isEmpty()) {
                        address.add(part);
                    }
                    content.add(
                            new PrivilegeEntity(
                                    kind,
                                    address,
                                    row.text("grantee"),
                                    row.flag("grantable"),
                                    row.texts("privileges")));
                });
        readDefaults(session, content);
    }

    private static void readDefaults(CatalogSession session, CatalogContent content)
            throws SQLException {
        List<DefaultPrivilegeEntity> names = new ArrayList<>();
        List<String> ids = new ArrayList<>();
        session.each(
                DEFAULTS_NAMES,
                row -> {
                    ids.add(row.text("id"));
                    names.add(
                            new DefaultPrivilegeEntity(
                                    row.text("owner"),
                                    row.optional("schema_name"),
                                    objects(row.text("type")),
                                    "",
                                    false,
                                    List.of()));
                });
        if (ids.isEmpty()) {
            return;
        }
        session.each(
                DEFAULTS + COMPARED,
                row -> {
                    DefaultPrivilegeEntity name = names.get(ids.indexOf(row.text("id")));
                    content.add(
                            new DefaultPrivilegeEntity(
                                    name.owner(),
                                    name.schema(),
                                    name.objects(),
                                    row.text("grantee"),
                                    row.flag("grantable"),
                                    row.texts("privileges")));
                });
    }

    private static String objects(String code) {
        return switch (code) {
            case "r" -> "TABLES";
            case "S" -> "SEQUENCES";
            case "f" -> "FUNCTIONS";
            case "T" -> "TYPES";
            case "n" -> "SCHEMAS";
            default -> "LARGE OBJECTS";
        };
    }
}
