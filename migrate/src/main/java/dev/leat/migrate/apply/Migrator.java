package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationFolder;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.postgres.ConnectionUrl;
import dev.leat.postgres.Retry;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies the migrations of a folder to a database.
///
/// ```java
/// new Migrator(ConnectionUrl.parse(System.getenv("DATABASE_URL")), MigrationFolder.onClassPath("migrations")).migrate();
/// ```
///
/// An application may do that whenever it starts, on all its machines at once. Any thread may use a
/// migrator; it holds connections only for the time of a call.
public final class Migrator {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    private final DataSource source;
    private final String where;
    private final MigrationFolder folder;
    private final MigrateOptions options;

    /// Waits and applies as [MigrateOptions#defaults()] says.
    public Migrator(ConnectionUrl url, MigrationFolder folder) {
        this(url, folder, MigrateOptions.defaults());
    }

    /// Goes to the server itself where the URL leads to a pooler of Neon or Supabase.
    ///
    /// @throws MigrationException if the URL leads to another pooler in transaction mode, which
    ///   would lose the lock
    public Migrator(ConnectionUrl url, MigrationFolder folder, MigrateOptions options) {
        this(Databases.direct(url).dataSource(), Databases.direct(url).toString(), folder, options);
    }

    /// @param source gives up to two connections at a time, both to the same database
    /// @param where how messages call the database; must hold no secret
    public Migrator(
            DataSource source, String where, MigrationFolder folder, MigrateOptions options) {
        this.source = Objects.requireNonNull(source, "source");
        this.where = Objects.requireNonNull(where, "where");
        this.folder = Objects.requireNonNull(folder, "folder");
        this.options = Objects.requireNonNull(options, "options");
    }

    /// Applies what is pending: all of it in one transaction, or nothing.
    ///
    /// Only a step that cannot run in a transaction splits the run; if a later step fails then, the
    /// message says what stays, and the next run goes on from there. Whoever starts while another
    /// migrates the same database waits for it. A statement that does not get a lock in time ends
    /// the run; the run is repeated as [LockPatience] says.
    ///
    /// @return the migrations that this call applied
    /// @throws MigrationException naming the migration, the statement, its line and the SQLSTATE,
    ///   if one fails; if the history in the database and the one in the folder contradict each
    ///   other; if the server cannot be reached; if a lock cannot be had, with those who hold it
    public List<Migration> migrate() {
        List<Migration> migrations = folder.migrations();
        MigrationFolder.headOf(migrations);
        migrations.forEach(MigrationScript::of);
        List<Migration> applied = new ArrayList<>();
        for (int failures = 0; ; failures++) {
            try {
                locked(connection -> applyPending(connection, migrations, applied));
                return applied;
            } catch (LockTimeoutException e) {
                pauseBeforeRetry(failures, e);
            }
        }
    }

    private void pauseBeforeRetry(int failures, LockTimeoutException timeout) {
        Retry retry = options.locks().retry();
        if (failures >= retry.retries()) {
            throw new MigrationException(
                    "%s Tried %d times, waiting %d ms for a lock each time; end what holds it, or migrate when there is less to do."
                            .formatted(
                                    timeout.getMessage(),
                                    failures + 1,
                                    options.locks().timeout().toMillis()),
                    timeout.getCause());
        }
        Duration pause = retry.pauseAfter(failures);
        LOG.warn(
                "{} Attempt {} of {} in {} ms",
                timeout.getMessage(),
                failures + 2,
                retry.retries() + 1,
                pause.toMillis());
        try {
            Thread.sleep(pause);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "interrupted while waiting for a lock: " + timeout.getMessage(), e);
        }
    }

    /// What is done while no one else migrates the database.
    private interface Locked {
        void run(Connection connection) throws SQLException, LockTimeoutException;
    }

    @SuppressWarnings("try") // the lock and the path are only held, not spoken to
    private void locked(Locked action) throws LockTimeoutException {
        try (Connection connection = connect()) {
            connection.setAutoCommit(true);
            try (MigrationLock lock = MigrationLock.take(connection, where);
                    SearchPath path = SearchPath.publicFirst(connection)) {
                runAndLeaveNoTransaction(action, connection);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "interrupted while another migrator was at work on " + where, e);
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot migrate " + where + ": " + SqlErrors.describe(e), e);
        }
    }

    private static void runAndLeaveNoTransaction(Locked action, Connection connection)
            throws SQLException, LockTimeoutException {
        try {
            action.run(connection);
        } finally {
            if (!connection.isClosed() && !connection.getAutoCommit()) {
                connection.rollback();
                connection.setAutoCommit(true);
            }
        }
    }

    private Connection connect() throws SQLException {
        return options.retry().run("connect to " + where, source::getConnection);
    }

    private void applyPending(
            Connection connection, List<Migration> migrations, List<Migration> applied)
            throws SQLException, LockTimeoutException {
        Ledger ledger = new Ledger(connection);
        Standing standing = withoutProblems(Standing.of(migrations, ledger.read()));
        if (!standing.squashed().isEmpty()) {
            record(connection, standing.squashed());
        }
        List<Migration> pending = upTo(standing.pending(), migrations);
        if (pending.isEmpty()) {
            return;
        }
        try (LockWatch watch =
                new LockWatch(source, processOf(connection), options.locks().timeout())) {
            new BatchRun(connection, options, watch, standing.ledger().isEmpty()).run(pending);
        }
        applied.addAll(pending);
    }

    private List<Migration> upTo(List<Migration> pending, List<Migration> migrations) {
        String last = options.upTo();
        if (last == null) {
            return pending;
        }
        if (migrations.stream().noneMatch(each -> each.name().equals(last))) {
            throw new MigrationException(
                    "there is no migration %s up to which to migrate; there are %s."
                            .formatted(last, migrations.stream().map(Migration::name).toList()));
        }
        return pending.stream().filter(each -> each.name().compareTo(last) <= 0).toList();
    }

    private static int processOf(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return row.getInt(1);
        }
    }

    /// {@return what the database has and what is pending}
    ///
    /// @throws MigrationException as [#migrate()]
    public MigrationStatus status() {
        Standing standing = withoutProblems(standing());
        return new MigrationStatus(
                standing.ledger(), upTo(standing.pending(), folder.migrations()));
    }

    /// {@return how the database and the folder stand to each other, contradictions included}
    ///
    /// @throws MigrationException if the folder cannot be read or the server not be reached
    public Standing standing() {
        List<Migration> migrations = folder.migrations();
        try (Connection connection = connect()) {
            return Standing.of(
                    migrations,
                    new Ledger(connection).read(),
                    new StepLog(connection).unfinished(),
                    brokenHistory(migrations));
        } catch (SQLException e) {
            throw new MigrationException(
                    "cannot read the migrations of " + where + ": " + SqlErrors.describe(e), e);
        }
    }

    private static List<String> brokenHistory(List<Migration> migrations) {
        try {
            MigrationFolder.headOf(migrations);
            return List.of();
        } catch (MigrationException e) {
            return List.of(String.valueOf(e.getMessage()));
        }
    }

    /// Notes migrations as applied without running them: the database has their effect already.
    ///
    /// @return those that were noted; not those that the database had noted before
    /// @throws MigrationException if the folder and the ledger contradict each other
    public List<Migration> baseline() {
        List<Migration> migrations = folder.migrations();
        List<Migration> noted = new ArrayList<>();
        lockedBriefly(connection -> {
            Standing standing =
                    withoutProblems(Standing.of(migrations, new Ledger(connection).read()));
            noted.addAll(upTo(standing.pending(), migrations));
            record(connection, noted);
        });
        return noted;
    }

    /// Forgets that a migration was applied, or begun. Nothing else changes in the database.
    ///
    /// @param name of a migration, whether or not the folder has it
    /// @return whether the database knew of it
    public boolean forget(String name) {
        boolean[] known = new boolean[1];
        lockedBriefly(connection -> {
            connection.setAutoCommit(false);
            known[0] = new Ledger(connection).remove(name);
            StepLog log = new StepLog(connection);
            if (log.exists()) {
                known[0] |= log.unfinished().contains(name);
                log.forget(name);
                log.dropIfEmpty();
            }
            connection.commit();
        });
        return known[0];
    }

    private void lockedBriefly(Locked action) {
        try {
            locked(action);
        } catch (LockTimeoutException e) {
            throw new IllegalStateException("only migrations wait for locks of tables", e);
        }
    }

    private static void record(Connection connection, List<Migration> migrations)
            throws SQLException {
        connection.setAutoCommit(false);
        Ledger ledger = new Ledger(connection);
        ledger.create();
        for (Migration migration : migrations) {
            ledger.record(migration);
        }
        connection.commit();
        connection.setAutoCommit(true);
    }

    private static Standing withoutProblems(Standing standing) {
        if (!standing.problems().isEmpty()) {
            throw new MigrationException(String.join("\n", standing.problems()));
        }
        return standing;
    }
}
