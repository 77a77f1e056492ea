package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.ScriptStep;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.jspecify.annotations.Nullable;

/// Runs single steps of migrations over a connection whose transactions belong to the caller.
final class StepRunner {
    private final Connection connection;
    private final JavaMigrations classes;

    StepRunner(Connection connection, JavaMigrations classes) {
        this.connection = connection;
        this.classes = classes;
    }

    /// @throws StepFailedException naming the migration, the step, its line and the SQLSTATE
    void run(Migration migration, ScriptStep step) throws StepFailedException {
        try {
            switch (step) {
                case ScriptStep.Sql sql -> runSql(sql.text());
                case ScriptStep.Java java -> runJava(migration, java);
            }
        } catch (SQLException e) {
            throw new StepFailedException(
                    "migration %s, statement %d (line %d of migration.sql): %s"
                            .formatted(
                                    migration.name(),
                                    step.number(),
                                    step.line() + SqlErrors.linesInto(step.text(), e),
                                    SqlErrors.describe(e)),
                    e);
        } catch (JavaStepException e) {
            throw new StepFailedException(
                    "migration %s, step %d (line %d of migration.sql): %s"
                            .formatted(
                                    migration.name(), step.number(), step.line(), e.getMessage()),
                    e.getCause() == null ? e : e.getCause());
        }
    }

    private void runSql(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.setEscapeProcessing(false);
            statement.execute(sql);
        }
    }

    private void runJava(Migration migration, ScriptStep.Java step)
            throws SQLException, JavaStepException {
        JavaMigration made;
        try {
            made = classes.create(step.className());
        } catch (MigrationException e) {
            throw new JavaStepException(String.valueOf(e.getMessage()), e);
        }
        String transaction = step.transactional() ? currentTransaction() : "";
        try {
            made.run(
                    new MigrationContext(
                            migration.name(),
                            GuardedConnection.of(connection, step.transactional())));
        } catch (SQLException e) {
            throw new JavaStepException(step.className() + ": " + SqlErrors.describe(e), e);
        } catch (Exception e) {
            throw new JavaStepException(step.className() + " failed: " + e, e);
        } finally {
            if (!step.transactional()) {
                endOwnTransaction();
            }
        }
        if (step.transactional()) {
            refuseUnlessStill(transaction, step.className());
        }
    }

    /// The guard keeps a step from ending the transaction by the usual ways; this notices the
    /// others, before the ledger says that all went well.
    private void refuseUnlessStill(String transaction, String className) throws JavaStepException {
        String now;
        try {
            now = currentTransaction();
        } catch (SQLException e) {
            throw new JavaStepException(
                    "%s went on after a statement of it had failed: %s"
                            .formatted(className, SqlErrors.describe(e)),
                    e);
        }
        if (!now.equals(transaction)) {
            throw new JavaStepException(
                    className
                            + " ended the transaction that it shares with others; what ran before is committed",
                    null);
        }
    }

    private void endOwnTransaction() throws SQLException {
        if (!connection.isClosed() && !connection.getAutoCommit()) {
            connection.rollback();
            connection.setAutoCommit(true);
        }
    }

    private String currentTransaction() throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_current_xact_id()::text")) {
            row.next();
            return row.getString(1);
        }
    }

    private static final class JavaStepException extends Exception {
        private static final long serialVersionUID = 1;

        JavaStepException(String message, @Nullable Throwable cause) {
            super(message, cause);
        }
    }
}
