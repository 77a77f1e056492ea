package dev.leat.migrate.catalog;

import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.SqlStatements;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.TreeSet;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// SQL text, such as `schema.sql` or what `pg_dump` writes, as the database that it makes.
///
/// It is run in a scratch database and read back. Rows between `COPY … FROM stdin` and `\.` are
/// passed over, and so are the `\restrict` lines of `pg_dump`; other commands of psql are an error.
/// Who owns what is of no interest, so `OWNER TO` a role that does not exist is passed over too.
///
/// Roles belong to the whole cluster. A text that makes roles is therefore run in one transaction
/// that is rolled back after reading; a role that exists already is taken as it is.
public final class SqlFile {
    private static final String NAME = "(\"(?:[^\"]|\"\")+\"|[\\w$]+)";
    private static final Pattern OF_ROLES =
            Pattern.compile(
                    "(?is)(?:CREATE|ALTER|DROP)\\s+(?:ROLE|USER|GROUP)\\s+(?!MAPPING\\b).*");
    private static final Pattern CREATE_ROLE =
            Pattern.compile("(?is)CREATE\\s+(?:ROLE|USER|GROUP)\\s+(?!MAPPING\\b)" + NAME + ".*");
    private static final Pattern OWNER =
            Pattern.compile("(?is)ALTER\\s.*\\sOWNER\\s+TO\\s+" + NAME + "\\s*");
    private static final Pattern TRANSACTION =
            Pattern.compile("(?is)(?:BEGIN|START\\s+TRANSACTION|COMMIT|END)\\b[^(]*");
    private static final Pattern COPY =
            Pattern.compile("(?is)^COPY\\s.*\\sFROM\\s+STDIN\\b.*;\\s*$");

    private final String name;
    private final List<SqlStatements.Statement> statements;

    private SqlFile(String name, List<SqlStatements.Statement> statements) {
        this.name = name;
        this.statements = statements;
    }

    /// {@return the database that the text makes}
    ///
    /// @param name how messages call the text: its file
    /// @param server a database beside which the scratch database is made
    /// @param scope what of it counts
    /// @throws MigrationException if there can be no scratch database, or the server refuses a
    ///   statement; it says which, and where
    public static Catalog read(String text, String name, ConnectionUrl server, CatalogScope scope) {
        SqlFile file = new SqlFile(name, SqlStatements.split(withoutPsql(text, name)));
        try (ScratchDatabase scratch = ScratchDatabase.beside(server);
                Connection connection = scratch.url().connect()) {
            boolean roles =
                    file.statements.stream()
                            .anyMatch(each -> OF_ROLES.matcher(each.sql()).matches());
            if (roles) {
                return file.readRolledBack(connection, scope);
            }
            file.run(connection, false);
            // A new connection: the text may have left a transaction open.
            return CatalogReader.read(scratch.url(), scope);
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read back %s from a scratch database: %s"
                            .formatted(name, e.getMessage()),
                    e);
        }
    }

    private Catalog readRolledBack(Connection connection, CatalogScope scope) throws SQLException {
        Set<String> before = roles(connection);
        connection.setAutoCommit(false);
        try {
            Set<String> made = run(connection, true);
            Set<String> roles = new TreeSet<>(scope.roles());
            roles.addAll(made);
            for (String role : roles(connection)) {
                if (!before.contains(role)) {
                    roles.add(role);
                }
            }
            return CatalogReader.readWithin(connection, scope.withRoles(roles));
        } finally {
            connection.rollback();
        }
    }

    /// {@return the roles that the text makes but that existed}
    private Set<String> run(Connection connection, boolean inOneTransaction) throws SQLException {
        Set<String> roles = roles(connection);
        Set<String> existing = new TreeSet<>();
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute("SET synchronous_commit = off");
            for (SqlStatements.Statement each : statements) {
                String sql = each.sql();
                Matcher create = CREATE_ROLE.matcher(sql);
                Matcher owner = OWNER.matcher(sql);
                if (create.matches() && roles.contains(unquoted(create.group(1)))) {
                    existing.add(unquoted(create.group(1)));
                } else if (owner.matches() && isMissing(unquoted(owner.group(1)), connection)
                        || inOneTransaction && TRANSACTION.matcher(sql).matches()) {
                    continue;
                } else {
                    run(statement, each);
                }
            }
        }
        return existing;
    }

    private void run(Statement statement, SqlStatements.Statement each) {
        try {
            statement.execute(each.sql());
        } catch (SQLException e) {
            throw new MigrationException(
                    "%s, line %d: %s (SQLSTATE %s), in:\n%s"
                            .formatted(
                                    name, each.line(), e.getMessage(), e.getSQLState(), each.sql()),
                    e);
        }
    }

    private static boolean isMissing(String role, Connection connection) throws SQLException {
        return !Set.of("current_user", "current_role", "session_user")
                        .contains(role.toLowerCase(Locale.ROOT))
                && !roles(connection).contains(role);
    }

    private static Set<String> roles(Connection connection) throws SQLException {
        Set<String> names = new HashSet<>();
        try (Statement statement = connection.createStatement();
                ResultSet rows =
                        statement.executeQuery("SELECT rolname FROM pg_catalog.pg_roles")) {
            while (rows.next()) {
                names.add(rows.getString(1));
            }
        }
        return names;
    }

    private static String unquoted(String name) {
        return name.startsWith("\"")
                ? name.substring(1, name.length() - 1).replace("\"\"", "\"")
                : name.toLowerCase(Locale.ROOT);
    }

    /// Lines are emptied, not removed, so that messages name the right one.
    private static String withoutPsql(String text, String name) {
        StringBuilder kept = new StringBuilder();
        boolean rows = false;
        int number = 0;
        for (String line : text.split("\n", -1)) {
            number++;
            boolean drop = rows;
            if (rows) {
                rows = !line.stripTrailing().equals("\\.");
            } else if (COPY.matcher(line).matches()) {
                rows = true;
                drop = true;
            } else if (line.startsWith("\\")) {
                if (!line.startsWith("\\restrict") && !line.startsWith("\\unrestrict")) {
                    throw new MigrationException(
                            "%s, line %d: %s is a command of psql, which Leat does not know. Take it out."
                                    .formatted(name, number, line.strip()));
                }
                drop = true;
            }
            kept.append(drop ? "" : line).append('\n');
        }
        return kept.toString();
    }
}
