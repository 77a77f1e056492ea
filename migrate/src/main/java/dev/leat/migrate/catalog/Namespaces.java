package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExtensionEntity;
import dev.leat.migrate.entity.RoleEntity;
import dev.leat.migrate.entity.SchemaEntity;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Schemas, extensions, and the roles that the scope names.
final class Namespaces {
    private static final String SCHEMAS =
            """
            SELECT n.oid::text AS id, n.nspname AS name FROM pg_namespace n
             WHERE n.oid = ANY ({schemas}) AND n.oid NOT IN {members pg_namespace}
             ORDER BY 2
            """;

    /// The one that every database begins with is no decision of anybody's.
    private static final String EXTENSIONS =
            """
            SELECT e.oid::text AS id, e.extname AS name, n.nspname AS schema_name, e.extversion AS version
              FROM pg_extension e JOIN pg_namespace n ON n.oid = e.extnamespace
             WHERE e.extname <> 'plpgsql'
             ORDER BY 2
            """;

    private static final String ROLES =
            """
            SELECT r.rolname AS name, r.rolsuper, r.rolcreatedb, r.rolcreaterole, r.rolinherit, r.rolcanlogin,
                   r.rolreplication, r.rolbypassrls, r.rolconnlimit,
                   CASE WHEN r.rolvaliduntil < 'infinity' THEN r.rolvaliduntil::text END AS valid_until,
                   ARRAY(SELECT g.rolname::text FROM pg_auth_members m JOIN pg_roles g ON g.oid = m.roleid
                          WHERE m.member = r.oid ORDER BY 1) AS member_of
              FROM pg_roles r
             ORDER BY 1
            """;

    private Namespaces() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        if (!session.scope().roles().isEmpty()) {
            session.each(
                    ROLES,
                    row -> {
                        if (session.scope().roles().contains(row.text("name"))) {
                            content.add(role(row));
                        }
                    });
        }
        session.each(
                SCHEMAS,
                row -> {
                    String name = row.text("name");
                    // Every database begins with it, so no schema declares it.
                    if (name.equals("public")) {
                        content.register(
                                "pg_namespace",
                                row.text("id"),
                                new CatalogContent.Subject(Entity.Kind.SCHEMA, List.of(name)));
                    } else {
                        content.add("pg_namespace", row.text("id"), new SchemaEntity(name));
                    }
                });
        session.each(
                EXTENSIONS,
                row -> {
                    if (session.scope().hasExtension(row.text("name"))) {
                        content.add(
                                "pg_extension",
                                row.text("id"),
                                new ExtensionEntity(
                                        row.text("name"),
                                        row.text("schema_name"),
                                        session.scope().extensionVersions()
                                                ? row.text("version")
                                                : null));
                    }
                });
    }

    /// Options that are as `CREATE ROLE` sets them are left out.
    private static RoleEntity role(CatalogRows row) throws SQLException {
        List<String> options = new ArrayList<>();
        option(options, row.flag("rolsuper"), "SUPERUSER");
        option(options, row.flag("rolcreatedb"), "CREATEDB");
        option(options, row.flag("rolcreaterole"), "CREATEROLE");
        option(options, !row.flag("rolinherit"), "NOINHERIT");
        option(options, row.flag("rolcanlogin"), "LOGIN");
        option(options, row.flag("rolreplication"), "REPLICATION");
        option(options, row.flag("rolbypassrls"), "BYPASSRLS");
        option(
                options,
                row.number("rolconnlimit") >= 0,
                "CONNECTION LIMIT " + row.number("rolconnlimit"));
        String until = row.optional("valid_until");
        option(options, until != null, "VALID UNTIL '" + until + "'");
        return new RoleEntity(row.text("name"), options, row.texts("member_of"));
    }

    private static void option(List<String> options, boolean applies, String option) {
        if (applies) {
            options.add(option);
        }
    }
}
