package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.history.SqlStatements;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.regex.Pattern;
import org.postgresql.util.PSQLException;
import org.postgresql.util.ServerErrorMessage;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the migrations of a folder to a database.
///
/// ```java
/// new Migrator(ConnectionUrl.parse(System.getenv("DATABASE_URL")), new MigrationFolder(Path.of("migrations"))).migrate();
/// ```
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    /// A migration runs inside the migrator's transaction and may not end it.
    private static final Pattern TRANSACTION_CONTROL =
            Pattern.compile(
                    "^(begin|commit|rollback(?!\\s+to)|end|abort|start\\s+transaction|prepare\\s+transaction)\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);

    private final ConnectionUrl url;
    private final MigrationFolder folder;
    private final Retry retry;

    public Migrator(ConnectionUrl url, MigrationFolder folder) {
        this(url, folder, Retry.DEFAULT);
    }

    /// @param retry how long to wait for a server that does not answer yet
    public Migrator(ConnectionUrl url, MigrationFolder folder, Retry retry) {
        this.url = Objects.requireNonNull(url, "url");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.retry = Objects.requireNonNull(retry, "retry");
    }

    /// Applies what is pending: all of it in one transaction, or nothing.
    ///
    /// @return the migrations that this call applied
    /// @throws MigrationException naming the migration, the statement, its line and the SQLSTATE,
    ///   if one fails; if the history in the database and the one in the folder contradict each
    ///   other; if the server cannot be reached
    public List<Migration> migrate() {
        List<Migration> migrations = folder.migrations();
        folder.head();
        migrations.forEach(Migrator::refuseTransactionControl);
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            connection.setAutoCommit(false);
            try {
                List<Migration> applied = applyPending(connection, migrations);
                connection.commit();
                return applied;
            } catch (SQLException | RuntimeException e) {
                connection.rollback();
                throw e;
            }
        } catch (SQLException e) {
            throw new MigrationException("cannot migrate " + url + ": " + describe(e), e);
        }
    }

    /// {@return what the database has and what is pending}
    ///
    /// @throws MigrationException as [#migrate()]
    public MigrationStatus status() {
        List<Migration> migrations = folder.migrations();
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            Ledger ledger = new Ledger(connection);
            List<Applied> applied = ledger.exists() ? ledger.read() : List.of();
            return new MigrationStatus(applied, pending(migrations, applied));
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read the migrations of " + url + ": " + describe(e), e);
        }
    }

    private List<Migration> applyPending(Connection connection, List<Migration> migrations)
            throws SQLException {
        Ledger ledger = new Ledger(connection);
        ledger.lock();
        ledger.create();
        List<Migration> pending = pending(migrations, ledger.read());
        for (Migration migration : pending) {
            long start = System.nanoTime();
            run(connection, migration);
            ledger.record(migration);
            LOG.info(
                    "applied {} in {} ms",
                    migration.name(),
                    (System.nanoTime() - start) / 1_000_000);
        }
        return pending;
    }

    /// What the folder has and the database has not; never a comparison with the newest, so that a
    /// migration which came with a late branch is not passed over.
    private static List<Migration> pending(List<Migration> migrations, List<Applied> applied) {
        Map<String, Migration> known = new HashMap<>();
        migrations.forEach(migration -> known.put(migration.name(), migration));
        List<String> problems = new ArrayList<>();
        for (Applied each : applied) {
            Migration migration = known.remove(each.name());
            if (migration == null) {
                problems.add(
                        "%s was applied on %s, but the folder does not have it. Restore it from version control; if it was never meant to be, delete its row from the table migrations."
                                .formatted(each.name(), each.runOn()));
            } else if (!migration.checksum().equals(each.checksum())) {
                problems.add(
                        "%s was changed after it was applied on %s (checksum %s… then, %s… now). Restore it; what it should have done belongs in a new migration."
                                .formatted(
                                        each.name(),
                                        each.runOn(),
                                        each.checksum()
                                                .substring(
                                                        0, Math.min(8, each.checksum().length())),
                                        migration.checksum().substring(0, 8)));
            }
        }
        if (!problems.isEmpty()) {
            throw new MigrationException(String.join("\n", problems));
        }
        return migrations.stream()
                .filter(migration -> known.containsKey(migration.name()))
                .toList();
    }

    private static void run(Connection connection, Migration migration) throws SQLException {
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

    private static void refuseTransactionControl(Migration migration) {
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

    private static String describe(SQLException e) {
        ServerErrorMessage message =
                e instanceof PSQLException error ? error.getServerErrorMessage() : null;
        String text = message == null ? e.getMessage() : message.getMessage();
        return text + " (SQLSTATE " + e.getSQLState() + ")";
    }
}
