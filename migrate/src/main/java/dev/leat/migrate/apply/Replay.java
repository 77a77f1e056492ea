package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.history.ScriptStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.List;

/// Runs migrations on a database that is thrown away afterwards: no ledger, no lock.
public final class Replay {
    private Replay() {}

    /// @param connection to an empty database; in autocommit mode before and after
    /// @throws MigrationException naming the migration, the step, its line and the SQLSTATE
    public static void run(
            Connection connection, List<Migration> migrations, JavaMigrations classes)
            throws SQLException {
        StepRunner runner = new StepRunner(connection, classes);
        connection.setAutoCommit(false);
        for (Migration migration : migrations) {
            for (ScriptStep step : MigrationScript.of(migration).steps()) {
                if (!step.transactional()) {
                    connection.commit();
                    connection.setAutoCommit(true);
                }
                try {
                    runner.run(migration, step);
                } catch (StepFailedException e) {
                    throw new MigrationException(e.text() + ".", e.getCause());
                }
                connection.setAutoCommit(false);
            }
        }
        connection.commit();
        connection.setAutoCommit(true);
    }
}
