package dev.leat.migrate.catalog;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.schema.SqlLiteral;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;

/// Aggregate functions.
final class Aggregates {
    private static final String AGGREGATES =
            """
            SELECT p.oid::text AS id, n.nspname AS schema_name, p.proname AS name,
                   pg_get_function_identity_arguments(p.oid) AS identity, pg_get_function_arguments(p.oid) AS arguments,
                   a.aggtransfn::text AS sfunc, format_type(a.aggtranstype, NULL) AS stype,
                   nullif(a.aggtransspace, 0)::text AS sspace, nullif(a.aggfinalfn::text, '-') AS finalfunc,
                   CASE WHEN a.aggfinalextra THEN '' END AS finalfunc_extra,
                   nullif(a.aggfinalmodify::text, CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END) AS finalfunc_modify,
                   nullif(a.aggcombinefn::text, '-') AS combinefunc, nullif(a.aggserialfn::text, '-') AS serialfunc,
                   nullif(a.aggdeserialfn::text, '-') AS deserialfunc, a.agginitval AS initcond,
                   nullif(a.aggmtransfn::text, '-') AS msfunc, nullif(a.aggminvtransfn::text, '-') AS minvfunc,
                   CASE WHEN a.aggmtranstype <> 0 THEN format_type(a.aggmtranstype, NULL) END AS mstype,
                   nullif(a.aggmtransspace, 0)::text AS msspace, nullif(a.aggmfinalfn::text, '-') AS mfinalfunc,
                   CASE WHEN a.aggmfinalextra THEN '' END AS mfinalfunc_extra,
                   CASE WHEN a.aggmtranstype <> 0 THEN nullif(a.aggmfinalmodify::text, CASE a.aggkind WHEN 'n' THEN 'r' ELSE 'w' END) END AS mfinalfunc_modify,
                   a.aggminitval AS minitcond,
                   (SELECT 'OPERATOR(' || quote_ident(sn.nspname) || '.' || o.oprname || ')'
                      FROM pg_operator o JOIN pg_namespace sn ON sn.oid = o.oprnamespace WHERE o.oid = a.aggsortop) AS sortop,
                   CASE p.proparallel WHEN 's' THEN 'safe' WHEN 'r' THEN 'restricted' END AS parallel,
                   CASE WHEN a.aggkind = 'h' THEN '' END AS hypothetical
              FROM pg_proc p JOIN pg_namespace n ON n.oid = p.pronamespace JOIN pg_aggregate a ON a.aggfnoid = p.oid
             WHERE p.pronamespace = ANY ({schemas}) AND p.oid NOT IN {members pg_proc}
             ORDER BY 2, 3, 4
            """;

    private static final List<String> OPTIONS =
            List.of(
                    "sfunc",
                    "stype",
                    "sspace",
                    "finalfunc",
                    "finalfunc_extra",
                    "finalfunc_modify",
                    "combinefunc",
                    "serialfunc",
                    "deserialfunc",
                    "initcond",
                    "msfunc",
                    "minvfunc",
                    "mstype",
                    "msspace",
                    "mfinalfunc",
                    "mfinalfunc_extra",
                    "mfinalfunc_modify",
                    "minitcond",
                    "sortop",
                    "parallel",
                    "hypothetical");

    private Aggregates() {}

    static void read(CatalogSession session, CatalogContent content) throws SQLException {
        session.each(
                AGGREGATES,
                row -> {
                    String arguments = row.text("arguments");
                    content.add(
                            "pg_proc",
                            row.text("id"),
                            new FunctionEntity(
                                    row.text("schema_name"),
                                    row.text("name"),
                                    row.text("identity"),
                                    FunctionEntity.Type.AGGREGATE,
                                    arguments.isEmpty() ? "*" : arguments,
                                    null,
                                    null,
                                    options(row),
                                    "",
                                    false));
                });
    }

    private static List<String> options(CatalogRows row) throws SQLException {
        List<String> options = new ArrayList<>();
        for (String name : OPTIONS) {
            String value = row.optional(name);
            if (value != null) {
                options.add(
                        value.isEmpty() && !isText(name) ? name : name + " = " + sql(name, value));
            }
        }
        return options;
    }

    private static boolean isText(String name) {
        return name.endsWith("initcond");
    }

    private static String sql(String name, String value) {
        if (isText(name)) {
            return SqlLiteral.quote(value);
        }
        if (!name.endsWith("_modify")) {
            return value;
        }
        return switch (value) {
            case "s" -> "shareable";
            case "w" -> "read_write";
            default -> "read_only";
        };
    }
}
