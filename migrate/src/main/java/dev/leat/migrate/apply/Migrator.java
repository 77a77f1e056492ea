package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the migrations of a folder to a database.
///
/// ```java
/// new Migrator(ConnectionUrl.parse(System.getenv("DATABASE_URL")), new MigrationFolder(Path.of("migrations"))).migrate();
/// ```
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

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
        migrations.forEach(MigrationRun::refuseTransactionControl);
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
            throw new MigrationException(
                    "cannot migrate " + url + ": " + MigrationRun.describe(e), e);
        }
    }

    /// {@return what the database has and what is pending}
    ///
    /// @throws MigrationException as [#migrate()]
    public MigrationStatus status() {
        List<Migration> migrations = folder.migrations();
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            List<Applied> applied = new Ledger(connection).readIfExists();
            return new MigrationStatus(
                    applied, withoutProblems(Standing.of(migrations, applied)).pending());
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read the migrations of " + url + ": " + MigrationRun.describe(e), e);
        }
    }

    /// {@return how the database and the folder stand to each other, contradictions included}
    ///
    /// @throws MigrationException if the folder cannot be read or the server not be reached
    public Standing standing() {
        List<Migration> migrations = folder.migrations();
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            return Standing.of(migrations, new Ledger(connection).readIfExists());
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read the migrations of " + url + ": " + MigrationRun.describe(e), e);
        }
    }

    private static Standing withoutProblems(Standing standing) {
        if (!standing.problems().isEmpty()) {
            throw new MigrationException(String.join("\n", standing.problems()));
        }
        return standing;
    }

    private List<Migration> applyPending(Connection connection, List<Migration> migrations)
            throws SQLException {
        Ledger ledger = new Ledger(connection);
        ledger.lock();
        ledger.create();
        List<Migration> pending = withoutProblems(Standing.of(migrations, ledger.read())).pending();
        for (Migration migration : pending) {
            long start = System.nanoTime();
            MigrationRun.run(connection, migration);
            ledger.record(migration);
            LOG.info(
                    "applied {} in {} ms",
                    migration.name(),
                    (System.nanoTime() - start) / 1_000_000);
        }
        return pending;
    }
}
