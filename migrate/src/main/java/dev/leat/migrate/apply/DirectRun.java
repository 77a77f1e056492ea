package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.history.ScriptStep;
import dev.leat.migrate.snapshot.Snapshot;
import dev.leat.postgres.ConnectionUrl;
import java.sql.Connection;
import java.sql.SQLException;
import org.jspecify.annotations.Nullable;

/// Changes a developer's database past the history: no migration is noted.
public final class DirectRun {
    private final ConnectionUrl url;
    private final JavaMigrations classes;

    public DirectRun(ConnectionUrl url, JavaMigrations classes) {
        this.url = Databases.direct(url);
        this.classes = classes;
    }

    /// Runs a script as a migration would run: in one transaction, but for steps that say
    /// otherwise, while no one else migrates the database.
    ///
    /// @param what how messages call it
    /// @param forgotten a migration that the database is to have no more, in the same transaction
    ///   as the last steps; `null` for none
    /// @throws MigrationException saying which step failed
    @SuppressWarnings("try") // the lock and the path are only held, not spoken to
    public void run(String what, String sql, @Nullable String forgotten) {
        Migration script = new Migration(what, sql, Snapshot.empty());
        try (Connection connection = url.connect();
                MigrationLock lock = MigrationLock.take(connection, url.toString());
                SearchPath path = SearchPath.publicFirst(connection)) {
            try {
                run(connection, script, forgotten);
            } finally {
                if (!connection.isClosed() && !connection.getAutoCommit()) {
                    connection.rollback();
                    connection.setAutoCommit(true);
                }
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new MigrationException(
                    "interrupted while another migrator was at work on " + url, e);
        } catch (SQLException e) {
            throw new MigrationException("cannot change " + url + ": " + SqlErrors.describe(e), e);
        }
    }

    private void run(Connection connection, Migration script, @Nullable String forgotten)
            throws SQLException {
        StepRunner runner = new StepRunner(connection, classes);
        HalfDone halfDone = new HalfDone(connection);
        boolean split = false;
        connection.setAutoCommit(false);
        MigrationLock.requireHeld(connection);
        for (ScriptStep step : MigrationScript.of(script).steps()) {
            if (!step.transactional()) {
                connection.commit();
                connection.setAutoCommit(true);
                split = true;
            }
            try {
                if (step.transactional() || halfDone.prepare(step.text(), false)) {
                    runner.run(script, step);
                }
            } catch (StepFailedException e) {
                throw new MigrationException(failure(script, step, e, split), e.getCause());
            }
            connection.setAutoCommit(false);
        }
        if (forgotten != null) {
            new Ledger(connection).remove(forgotten);
        }
        connection.commit();
    }

    /// There is no file to look into, so the statement is told.
    private static String failure(
            Migration script, ScriptStep step, StepFailedException e, boolean split) {
        String stays =
                split
                        ? ". What ran before a step outside of the transaction stays; begin again."
                        : ". Nothing was changed.";
        return e.getCause() instanceof SQLException cause
                ? "%s failed: %s%s The statement was: %s"
                        .formatted(script.name(), SqlErrors.describe(cause), stays, step.text())
                : e.text() + stays;
    }
}
