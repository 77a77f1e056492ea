package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
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

    /// SQLSTATE lock_not_available.
    private static final String NO_LOCK = "55P03";

    private final ConnectionUrl url;
    private final MigrationFolder folder;
    private final Retry retry;
    private final LockPatience locks;

    public Migrator(ConnectionUrl url, MigrationFolder folder) {
        this(url, folder, Retry.DEFAULT);
    }

    /// Waits for locks as [LockPatience#DEFAULT] says.
    ///
    /// @param retry how long to wait for a server that does not answer yet
    public Migrator(ConnectionUrl url, MigrationFolder folder, Retry retry) {
        this(url, folder, retry, LockPatience.DEFAULT);
    }

    /// @param retry how long to wait for a server that does not answer yet
    /// @param locks how long to wait for locks that others hold
    public Migrator(ConnectionUrl url, MigrationFolder folder, Retry retry, LockPatience locks) {
        this.url = Objects.requireNonNull(url, "url");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.retry = Objects.requireNonNull(retry, "retry");
        this.locks = Objects.requireNonNull(locks, "locks");
    }

    /// Applies what is pending: all of it in one transaction, or nothing.
    ///
    /// Whoever starts while another migrates the same database waits for it. A statement that does
    /// not get a lock in time ends the run; the run is repeated as [LockPatience] says.
    ///
    /// @return the migrations that this call applied
    /// @throws MigrationException naming the migration, the statement, its line and the SQLSTATE,
    ///   if one fails; if the history in the database and the one in the folder contradict each
    ///   other; if the server cannot be reached; if a lock cannot be had, with those who hold it
    public List<Migration> migrate() {
        List<Migration> migrations = folder.migrations();
        folder.head();
        migrations.forEach(MigrationRun::refuseTransactionControl);
        for (int failures = 0; ; failures++) {
            try {
                return attempt(migrations);
            } catch (LockTimeoutException e) {
                if (failures >= locks.retry().retries()) {
                    throw new MigrationException(
                            "%s %s Tried %d times, waiting %d ms for a lock each time; end what holds it, or migrate when there is less to do."
                                    .formatted(
                                            e.failure.getMessage(),
                                            e.getMessage(),
                                            failures + 1,
                                            locks.timeout().toMillis()),
                            e.failure);
                }
                pauseBeforeRetry(failures, e);
            }
        }
    }

    private void pauseBeforeRetry(int failures, LockTimeoutException timeout) {
        Duration pause = locks.retry().pauseAfter(failures);
        LOG.warn(
                "{} {} Attempt {} of {} in {} ms",
                timeout.failure.getMessage(),
                timeout.getMessage(),
                failures + 2,
                locks.retry().retries() + 1,
                pause.toMillis());
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "interrupted while waiting for a lock: " + timeout.getMessage(), e);
        }
    }

    /// A statement did not get its lock in time; the message says who was in the way.
    private static final class LockTimeoutException extends Exception {
        private static final long serialVersionUID = 1;
        private final MigrationException failure;

        LockTimeoutException(MigrationException failure, List<String> blockers) {
            super(
                    blockers.isEmpty()
                            ? "Who held the lock was not seen."
                            : "The lock was held by " + String.join(", ", blockers) + ".",
                    failure);
            this.failure = failure;
        }
    }

    private List<Migration> attempt(List<Migration> migrations) throws LockTimeoutException {
        try (Connection connection = retry.run("connect to " + url, url::connect)) {
            connection.setAutoCommit(false);
            try {
                List<Migration> applied = applyPending(connection, migrations);
                connection.commit();
                return applied;
            } catch (SQLException | RuntimeException | LockTimeoutException e) {
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
            throws SQLException, LockTimeoutException {
        Ledger ledger = new Ledger(connection);
        if (!ledger.tryLock()) {
            LOG.info(
                    "waiting: another migrator is at work on {}: {}",
                    url,
                    String.join(", ", ledger.lockHolders()));
            ledger.lock();
        }
        limitLockTimeout(connection);
        ledger.create();
        List<Migration> pending = withoutProblems(Standing.of(migrations, ledger.read())).pending();
        if (pending.isEmpty()) {
            return pending;
        }
        try (LockWatch watch = new LockWatch(url, processOf(connection), locks.timeout())) {
            for (Migration migration : pending) {
                long start = System.nanoTime();
                run(connection, migration, watch);
                ledger.record(migration);
                LOG.info(
                        "applied {} in {} ms",
                        migration.name(),
                        (System.nanoTime() - start) / 1_000_000);
            }
        }
        return pending;
    }

    private static int processOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    private static void run(Connection connection, Migration migration, LockWatch watch)
            throws SQLException, LockTimeoutException {
        try {
            MigrationRun.run(connection, migration);
        } catch (MigrationException e) {
            if (e.getCause() instanceof SQLException cause && NO_LOCK.equals(cause.getSQLState())) {
                throw new LockTimeoutException(e, watch.blockers());
            }
            throw e;
        }
    }

    private void limitLockTimeout(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET LOCAL lock_timeout = " + locks.timeout().toMillis());
        }
    }
}
