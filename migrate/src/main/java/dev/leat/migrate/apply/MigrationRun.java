package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.SqlStatements;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;

/// Runs the SQL of one migration within a transaction that belongs to the caller.
public final class MigrationRun {
    /// A migration runs inside the caller's transaction and may not end it.
    private static final Pattern TRANSACTION_CONTROL =
            Pattern.compile(
                    "^(begin|commit|rollback(?!\\s+to)|end|abort|start\\s+transaction|prepare\\s+transaction)\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private MigrationRun() {}

    /// Runs every statement of the migration. Nothing is written to a ledger.
    ///
    /// @throws MigrationException naming the migration, the statement, its line and the SQLSTATE
    public static void run(Connection connection, Migration migration) throws SQLException {
        int number = 0;
        for (SqlStatements.Statement each : SqlStatements.split(migration.sql())) {
            number++;
            try (Statement statement = connection.createStatement()) {
                statement.setEscapeProcessing(false);
                statement.execute(each.sql());
            } catch (SQLException e) {
                throw new MigrationException(
                        "migration %s, statement %d (line %d of migration.sql): %s. Nothing was applied."
                                .formatted(migration.name(), number, line(each, e), describe(e)),
                        e);
            }
        }
    }

    /// @throws MigrationException if the migration would end the transaction it runs in
    static void refuseTransactionControl(Migration migration) {
        for (SqlStatements.Statement each : SqlStatements.split(migration.sql())) {
            if (TRANSACTION_CONTROL.matcher(each.sql()).matches()) {
                throw new MigrationException(
                        "migration %s, line %d of migration.sql: \"%s\" would end the transaction in which all migrations run. Remove it."
                                .formatted(
                                        migration.name(),
                                        each.line(),
                                        each.sql().lines().findFirst().orElse("")));
            }
        }
    }

    /// The line of the fault where the server tells its position, else the line on which the
    /// statement begins.
    private static int line(SqlStatements.Statement statement, SQLException error) {
        ServerErrorMessage message =
                error instanceof PSQLException e ? e.getServerErrorMessage() : null;
        int position = message == null ? 0 : message.getPosition();
        if (position < 1 || position > statement.sql().length()) {
            return statement.line();
        }
        return statement.line()
                + (int)
                        statement
                                .sql()
                                .substring(0, position - 1)
                                .chars()
                                .filter(c -> c == '\n')
                                .count();
    }

    static String describe(SQLException e) {
        ServerErrorMessage message =
                e instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String text = message == null ? e.getMessage() : message.getMessage();
        return text + " (SQLSTATE " + e.getSQLState() + ")";
    }
}
