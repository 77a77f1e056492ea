package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Functions and procedures.
final class Functions {
    private static final String FUNCTIONS =
            """
            SELECT p.oid::text AS id, n.nspname AS schema_name, p.proname AS name, p.prokind AS kind, l.lanname AS language,
                   pg_get_function_identity_arguments(p.oid) AS identity, pg_get_function_arguments(p.oid) AS arguments,
                   pg_get_function_result(p.oid) AS result, p.prosrc AS source, pg_get_function_sqlbody(p.oid) AS sql_body,
                   p.provolatile AS volatility, p.proisstrict AS strict, p.prosecdef AS definer, p.proleakproof AS leakproof,
                   p.proparallel AS parallel, p.proretset AS many,
                   CASE WHEN p.procost <> CASE WHEN l.lanname IN ('internal', 'c') THEN 1 ELSE 100 END THEN p.procost::text END AS cost,
                   CASE WHEN p.proretset AND p.prorows <> 1000 THEN p.prorows::text END AS rows,
                   nullif(p.prosupport::text, '-') AS support, p.proconfig AS settings,
                   ARRAY(SELECT format_type(x, NULL) FROM unnest(p.protrftypes) x) AS transforms,
                   CASE WHEN l.lanname = 'c' THEN pg_get_functiondef(p.oid) END AS definition
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_language l ON l.oid = p.prolang
             WHERE p.prokind <> 'a' AND p.pronamespace = ANY ({schemas}) AND p.oid NOT IN {members pg_proc}
               AND NOT EXISTS (SELECT FROM pg_depend d WHERE d.classid = 'pg_proc'::regclass AND d.objid = p.oid AND d.deptype = 'i')
             ORDER BY 2, 3, 6
            """;

    /// The settings whose value is a list of names, which are quoted one by one.
    private static final Set<String> LISTS =
            Set.of(
                    "local_preload_libraries",
                    "search_path",
                    "session_preload_libraries",
                    "shared_preload_libraries",
                    "temp_tablespaces",
                    "unix_socket_directories");

    private static final Pattern LIST_ITEM =
            Pattern.compile("\\s*(?:\"((?:[^\"]|\"\")*)\"|([^,\"]+))\\s*(?:,|$)");

    private Functions() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                FUNCTIONS,
                row -> {
                    String definition = row.optional("definition");
                    if (definition != null) {
                        String path =
                                "%s.%s(%s)"
                                        .formatted(
                                                row.text("schema_name"),
                                                row.text("name"),
                                                row.text("identity"));
                        content.addOther("function in C", path, definition);
                        return;
                    }
                    String sqlBody = row.optional("sql_body");
                    content.add(
                            "pg_proc",
                            row.text("id"),
                            new FunctionEntity(
                                    row.text("schema_name"),
                                    row.text("name"),
                                    row.text("identity"),
                                    row.text("kind").equals("p")
                                            ? FunctionEntity.Type.PROCEDURE
                                            : FunctionEntity.Type.FUNCTION,
                                    row.text("arguments"),
                                    row.optional("result"),
                                    row.text("language"),
                                    attributes(row),
                                    sqlBody == null ? row.text("source") : sqlBody.strip(),
                                    sqlBody != null));
                });
        Aggregates.read(session, content);
    }

    /// In the order of `pg_get_functiondef`; what is as `CREATE FUNCTION` sets it is left out.
    private static List<String> attributes(CatalogRows row) throws SQLException {
        List<String> attributes = new ArrayList<>();
        List<String> transforms = row.texts("transforms");
        if (!transforms.isEmpty()) {
            attributes.add("TRANSFORM FOR TYPE " + String.join(", FOR TYPE ", transforms));
        }
        if (row.text("kind").equals("w")) {
            attributes.add("WINDOW");
        }
        switch (row.text("volatility")) {
            case "i" -> attributes.add("IMMUTABLE");
            case "s" -> attributes.add("STABLE");
            default -> {}
        }
        switch (row.text("parallel")) {
            case "s" -> attributes.add("PARALLEL SAFE");
            case "r" -> attributes.add("PARALLEL RESTRICTED");
            default -> {}
        }
        if (row.flag("strict")) {
            attributes.add("STRICT");
        }
        if (row.flag("definer")) {
            attributes.add("SECURITY DEFINER");
        }
        if (row.flag("leakproof")) {
            attributes.add("LEAKPROOF");
        }
        for (String option : List.of("cost", "rows", "support")) {
            String value = row.optional(option);
            if (value != null) {
                attributes.add(option.toUpperCase(java.util.Locale.ROOT) + " " + value);
            }
        }
        for (String setting : row.texts("settings")) {
            attributes.add(setting(setting));
        }
        return attributes;
    }

    private static String setting(String setting) {
        int equals = setting.indexOf('=');
        String name = setting.substring(0, equals);
        String value = setting.substring(equals + 1);
        List<String> values = new ArrayList<>();
        if (LISTS.contains(name)) {
            Matcher item = LIST_ITEM.matcher(value);
            while (!item.hitEnd() && item.find()) {
                String quoted = item.group(1);
                values.add(
                        SqlLiteral.quote(
                                quoted == null
                                        ? item.group(2).strip()
                                        : quoted.replace("\"\"", "\"")));
            }
        } else {
            values.add(SqlLiteral.quote(value));
        }
        String target = name.matches("[a-z_][a-z0-9_$]*") ? name : Identifier.quote(name);
        return "SET " + target + " TO " + String.join(", ", values);
    }
}
