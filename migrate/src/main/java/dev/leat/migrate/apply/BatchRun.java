package dev.leat.migrate.apply;

import dev.leat.migrate.history.Migration;
import dev.leat.migrate.history.MigrationException;
import dev.leat.migrate.history.MigrationScript;
import dev.leat.migrate.history.ScriptStep;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Runs what is pending, under the lock: in one transaction, ledger rows included.
///
/// Only a step that cannot run in a transaction splits it. Then what ran before is committed,
/// together with a note of each step in the [StepLog]; whoever comes next reads there where to go
/// on.
final class BatchRun {
    private static final Logger LOG = LoggerFactory.getLogger(Migrator.class);

    /// SQLSTATE lock_not_available.
    private static final String NO_LOCK = "55P03";

    /// SQLSTATEs of a schema, a table or index, a type or constraint, a function that is there.
    private static final List<String> EXISTS = List.of("42P06", "42P07", "42710", "42723");

    private final Connection connection;
    private final MigrateOptions options;
    private final LockWatch watch;
    private final Ledger ledger;
    private final StepLog log;
    private final StepRunner runner;
    private final HalfDone halfDone;
    private final boolean firstRun;
    private final List<String> committed = new ArrayList<>();
    private final List<String> uncommitted = new ArrayList<>();

    /// @param firstRun whether the database has no migration yet
    BatchRun(Connection connection, MigrateOptions options, LockWatch watch, boolean firstRun) {
        this.connection = connection;
        this.firstRun = firstRun;
        this.options = options;
        this.watch = watch;
        this.ledger = new Ledger(connection);
        this.log = new StepLog(connection);
        this.runner = new StepRunner(connection, options.classes());
        this.halfDone = new HalfDone(connection);
    }

    /// @param pending in the order in which they run
    /// @throws MigrationException saying which step failed and what of the batch stays
    void run(List<Migration> pending) throws SQLException, LockTimeoutException {
        Map<String, Map<Integer, StepLog.Entry>> begun = log.read();
        beginTransaction();
        ledger.create();
        for (Migration migration : pending) {
            long start = System.nanoTime();
            new MigrationProgress(migration, begun.getOrDefault(migration.name(), Map.of())).run();
            ledger.record(migration);
            uncommitted.add(migration.name());
            LOG.info("ran {} in {} ms", migration.name(), (System.nanoTime() - start) / 1_000_000);
        }
        log.dropIfEmpty();
        commit();
    }

    private void beginTransaction() throws SQLException {
        connection.setAutoCommit(false);
        MigrationLock.requireHeld(connection);
        execute("SET LOCAL lock_timeout = " + options.locks().timeout().toMillis());
    }

    private void commit() throws SQLException {
        connection.commit();
        connection.setAutoCommit(true);
        if (!uncommitted.isEmpty()) {
            LOG.info("applied {}", String.join(", ", uncommitted));
        }
        committed.addAll(uncommitted);
        uncommitted.clear();
    }

    private void execute(String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }

    /// The way of one migration through its steps.
    private final class MigrationProgress {
        private final Migration migration;
        private final List<ScriptStep> steps;
        private final Map<Integer, StepLog.Entry> begun;
        private int done;
        private int doneForGood;

        MigrationProgress(Migration migration, Map<Integer, StepLog.Entry> begun) {
            this.migration = migration;
            this.steps = MigrationScript.of(migration).steps();
            this.begun = begun;
            this.done = (int) begun.values().stream().filter(StepLog.Entry::finished).count();
            this.doneForGood = done;
            refuseIfDoneStepsChanged();
        }

        private void refuseIfDoneStepsChanged() {
            for (int number = 1; number <= done; number++) {
                StepLog.Entry entry = begun.get(number);
                if (number > steps.size()
                        || entry == null
                        || !entry.checksum().equals(StepLog.checksum(steps.get(number - 1)))) {
                    throw new MigrationException(
                            "migration %s is half applied, and statement %d, which has run, was changed since. Restore it; only what follows statement %d may be changed now."
                                    .formatted(migration.name(), number, done));
                }
            }
        }

        void run() throws SQLException, LockTimeoutException {
            if (done > 0) {
                LOG.info("{} goes on after step {}", migration.name(), done);
            }
            for (ScriptStep step : steps.subList(done, steps.size())) {
                if (step.transactional()) {
                    runInTransaction(step);
                } else {
                    runAlone(step);
                }
                done = step.number();
            }
            if (doneForGood > 0) {
                log.forget(migration.name());
            }
        }

        private void runInTransaction(ScriptStep step) throws SQLException, LockTimeoutException {
            try {
                runner.run(migration, step);
            } catch (StepFailedException e) {
                connection.rollback();
                throw failure(e);
            }
        }

        private void runAlone(ScriptStep step) throws SQLException, LockTimeoutException {
            log.create();
            for (ScriptStep before : steps.subList(doneForGood, step.number() - 1)) {
                log.record(migration, before, true);
            }
            log.record(migration, step, false);
            commit();
            doneForGood = step.number() - 1;
            StepLog.Entry entry = begun.get(step.number());
            boolean begunBefore = entry != null && entry.checksum().equals(StepLog.checksum(step));
            try {
                if (halfDone.prepare(step.text(), begunBefore)) {
                    runWithoutTransaction(step);
                }
            } catch (StepFailedException e) {
                if (!connection.isClosed()) {
                    log.forget(migration, step);
                }
                throw failure(e);
            }
            log.record(migration, step, true);
            doneForGood = step.number();
            beginTransaction();
        }

        /// What builds beside the others' work may wait as long as it takes: nobody waits for it.
        private void runWithoutTransaction(ScriptStep step)
                throws SQLException, StepFailedException {
            execute(
                    "SET lock_timeout = "
                            + (HalfDone.waitsPatiently(step.text())
                                    ? 0
                                    : options.locks().timeout().toMillis()));
            try {
                runner.run(migration, step);
            } finally {
                if (!connection.isClosed()) {
                    execute("RESET lock_timeout");
                }
            }
        }

        private MigrationException failure(StepFailedException e) throws LockTimeoutException {
            String text = e.text() + ". " + whatStays() + whatMayBeThere(e);
            if (e.hasState(NO_LOCK)) {
                throw new LockTimeoutException(text, watch.blockers(), e);
            }
            return new MigrationException(text, e.getCause());
        }

        /// The usual surprise of a database that was there before its migrations.
        private String whatMayBeThere(StepFailedException e) {
            return firstRun && EXISTS.stream().anyMatch(e::hasState)
                    ? " If the database was made before there were migrations, note those that it has the effect of: leat baseline."
                    : "";
        }

        private String whatStays() {
            if (committed.isEmpty() && doneForGood == 0) {
                return "Nothing was applied.";
            }
            StringBuilder text = new StringBuilder();
            if (!committed.isEmpty()) {
                text.append("Before it, ")
                        .append(String.join(", ", committed))
                        .append(committed.size() == 1 ? " was" : " were")
                        .append(" applied. ");
            }
            if (doneForGood > 0) {
                text.append("Of ")
                        .append(migration.name())
                        .append(
                                doneForGood == 1
                                        ? " statement 1 is done"
                                        : " statements 1 to " + doneForGood + " are done")
                        .append(
                                ", since a step of it cannot run in a transaction; the next run goes on from there.");
            }
            return text.toString().strip();
        }
    }
}
