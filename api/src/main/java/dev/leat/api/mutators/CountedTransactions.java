package dev.leat.api.mutators;

import dev.leat.api.request.ApplicationError;
import java.io.Serial;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.Objects;
import java.util.concurrent.ThreadLocalRandom;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Transactions that count a mutation of a client before they do anything else.
///
/// The count locks the client's row until the end of the transaction. It is what makes a mutation
/// happen once, and in its turn, whatever else pushes at the same time.
final class CountedTransactions {
    private static final Logger LOG = LoggerFactory.getLogger(CountedTransactions.class);

    /// A conflict resolves as soon as the other transaction ends; five attempts see most of them
    /// through without holding up the client for long.
    private static final int ATTEMPTS = 5;

    private final DataSource database;
    private final ClientLedger ledger;

    /// What is done in the transaction besides counting.
    @FunctionalInterface
    interface Work {
        void run(Connection connection) throws Exception;
    }

    /// How far a transaction has come; decides what a failure means.
    private enum Phase {
        COUNTING,
        WORKING,
        COMMITTING
    }

    CountedTransactions(DataSource database, ClientLedger ledger) {
        this.database = Objects.requireNonNull(database, "database");
        this.ledger = Objects.requireNonNull(ledger, "ledger");
    }

    ClientLedger ledger() {
        return ledger;
    }

    /// Counts the mutation, does the work and commits; after a conflict with another transaction
    /// all of it again.
    ///
    /// @throws NotApplied if it is not the client's next mutation or the database is not able to
    ///   work
    /// @throws Exception what the work threw, or the refusal of the database; everything is rolled
    ///   back
    void run(MutationCall call, Work work) throws Exception {
        for (int attempt = 1; ; attempt++) {
            try {
                attempt(call, work);
                return;
            } catch (Conflict conflict) {
                if (attempt == ATTEMPTS) {
                    LOG.warn(
                            "mutation {} of client {} gave up after {} conflicts",
                            call.mutationId(),
                            call.clientId(),
                            ATTEMPTS,
                            DatabaseFailure.withoutValues(conflict));
                    throw new NotApplied(
                            new Outcome.DatabaseUnavailable(conflict.failure.describe()));
                }
                pause(attempt);
            }
        }
    }

    private static void pause(int attempt) {
        try {
            Thread.sleep(ThreadLocalRandom.current().nextLong(10L << attempt));
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new NotApplied(new Outcome.DatabaseUnavailable("the API server stops"));
        }
    }

    private void attempt(MutationCall call, Work work) throws Exception {
        Phase phase = Phase.COUNTING;
        try (Connection connection = database.getConnection()) {
            connection.setAutoCommit(false);
            try {
                count(connection, call);
                phase = Phase.WORKING;
                work.run(connection);
                phase = Phase.COMMITTING;
                commit(connection);
            } catch (Throwable thrown) {
                rollback(connection, thrown);
                throw thrown;
            } finally {
                restoreAutoCommit(connection);
            }
        } catch (Exception thrown) {
            throw meaningOf(thrown, phase, call);
        }
    }

    /// After a failed statement Postgres answers COMMIT by rolling back, and the driver does not
    /// tell. A mutator that swallowed the failure would be taken for done; another statement brings
    /// it to light.
    private static void commit(Connection connection) throws SQLException {
        try (Statement probe = connection.createStatement()) {
            probe.execute("SELECT 1");
        }
        connection.commit();
    }

    private void count(Connection connection, MutationCall call) throws SQLException {
        long expected = ledger.advance(connection, call);
        if (call.mutationId() < expected) {
            throw new NotApplied(new Outcome.AlreadyProcessed(expected));
        }
        if (call.mutationId() > expected) {
            throw new NotApplied(new Outcome.OutOfOrder(expected));
        }
    }

    private Exception meaningOf(Exception thrown, Phase phase, MutationCall call) {
        DatabaseFailure failure = DatabaseFailure.causeOf(thrown);
        if (failure == null || thrown instanceof ApplicationError) {
            return thrown;
        }
        return switch (failure.meaning()) {
            case CONFLICT -> new Conflict(failure, thrown);
            case UNAVAILABLE -> unavailable(failure.describe(), thrown, call);
            case REFUSED ->
                    phase == Phase.COUNTING
                            ? unavailable(ledgerProblem(failure), thrown, call)
                            : thrown;
        };
    }

    private String ledgerProblem(DatabaseFailure failure) {
        return "the table "
                + ledger.schema().table("clients")
                + " cannot be used: "
                + failure.describe()
                + ". The sync server creates it when it first starts on this database";
    }

    private static NotApplied unavailable(String message, Exception thrown, MutationCall call) {
        LOG.error(
                "mutation {} (\"{}\") of client {} is not applied: {}",
                call.mutationId(),
                call.name(),
                call.clientId(),
                message,
                DatabaseFailure.withoutValues(thrown));
        return new NotApplied(new Outcome.DatabaseUnavailable(message));
    }

    private static void rollback(Connection connection, Throwable thrown) {
        try {
            connection.rollback();
        } catch (SQLException e) {
            thrown.addSuppressed(e);
        }
    }

    /// A pool may hand the connection to somebody who expects it as it was.
    private static void restoreAutoCommit(Connection connection) {
        try {
            connection.setAutoCommit(true);
        } catch (SQLException e) {
            LOG.debug("a connection broke while its transaction ended: {}", e.getMessage());
        }
    }

    /// Another transaction was in the way.
    private static final class Conflict extends Exception {
        @Serial private static final long serialVersionUID = 1;

        private final transient DatabaseFailure failure;

        Conflict(DatabaseFailure failure, Exception cause) {
            super(failure.describe(), cause);
            this.failure = failure;
        }
    }
}
