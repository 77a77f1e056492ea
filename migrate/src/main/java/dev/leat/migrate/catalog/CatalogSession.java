package dev.leat.migrate.catalog;

import dev.leat.schema.SqlLiteral;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// A connection in a transaction with an empty search path, and the part of the database that
/// counts there.
///
/// The scope is resolved to object ids once, so that every query asks only for what counts.
final class CatalogSession {
    private static final Pattern MEMBERS = Pattern.compile("\\{members (\\w+)\\}");

    private final Connection connection;
    private final CatalogScope scope;
    private final int version;
    private String schemas = "";
    private String leftOut = "";

    private CatalogSession(Connection connection, CatalogScope scope, int version) {
        this.connection = connection;
        this.scope = scope;
        this.version = version;
    }

    /// Begins to read over a connection that is within a transaction.
    static CatalogSession in(Connection connection, CatalogScope scope) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL search_path = ''");
            // What a database or role may have set otherwise, and what decides how the server
            // prints expressions: texts of two databases are to be comparable.
            statement.execute("SET LOCAL quote_all_identifiers = off");
            statement.execute("SET LOCAL datestyle = 'ISO, MDY'");
            statement.execute("SET LOCAL intervalstyle = 'postgres'");
            statement.execute("SET LOCAL timezone = 'UTC'");
            statement.execute("SET LOCAL bytea_output = 'hex'");
            statement.execute("SET LOCAL extra_float_digits = 1");
            // Estimates for catalogs are high enough to compile queries that take a millisecond.
            statement.execute("SET LOCAL jit = off");
        }
        CatalogSession session =
                new CatalogSession(
                        connection, scope, connection.getMetaData().getDatabaseMajorVersion());
        session.resolve();
        return session;
    }

    private void resolve() throws SQLException {
        List<String> ids = new ArrayList<>();
        each(
                "SELECT oid::text AS id, nspname AS name FROM pg_namespace",
                row -> {
                    if (scope.hasSchema(row.text("name"))) {
                        ids.add(row.text("id"));
                    }
                });
        schemas = "'{" + String.join(",", ids) + "}'::oid[]";
        List<String> without = new ArrayList<>();
        if (!scope.leftOut().isEmpty()) {
            each(
                    """
                    SELECT c.oid::text AS id, n.nspname AS schema_name, c.relname AS table_name
                      FROM pg_class c JOIN pg_namespace n ON n.oid = c.relnamespace
                     WHERE c.relnamespace = ANY ({schemas}) AND c.relname IN (%s)
                    """
                            .formatted(
                                    scope.leftOut().stream()
                                            .map(table -> SqlLiteral.quote(table.name()))
                                            .collect(Collectors.joining(", "))),
                    row -> {
                        if (scope.leftOut().contains(row.table())) {
                            without.add(row.text("id"));
                        }
                    });
        }
        leftOut = "'{" + String.join(",", without) + "}'::oid[]";
    }

    /// {@return what counts}
    CatalogScope scope() {
        return scope;
    }

    /// {@return the server's major version, as 18}
    int version() {
        return version;
    }

    /// {@return the first text on servers of that version and later, the other on older ones}
    String since(int major, String sql, String before) {
        return version >= major ? sql : before;
    }

    /// Runs a query. In it, `{schemas}` stands for the ids of the schemas that count, `{left_out}`
    /// for those of the tables that do not, and `{members pg_proc}` for the objects of that catalog
    /// that belong to an extension.
    void each(String sql, CatalogRows.Reading reading) throws SQLException {
        String query =
                MEMBERS.matcher(sql.replace("{schemas}", schemas).replace("{left_out}", leftOut))
                        .replaceAll(found -> Matcher.quoteReplacement(membersOf(found.group(1))));
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            try (ResultSet rows = statement.executeQuery(query)) {
                CatalogRows row = new CatalogRows(rows);
                while (rows.next()) {
                    reading.row(row);
                }
            }
        }
    }

    private static String membersOf(String catalog) {
        return "(SELECT x.objid FROM pg_depend x WHERE x.classid = '"
                + catalog
                + "'::regclass AND x.refclassid = 'pg_extension'::regclass AND x.deptype = 'e')";
    }
}
