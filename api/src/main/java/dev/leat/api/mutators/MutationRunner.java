package dev.leat.api.mutators;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Caller;
import dev.leat.api.request.ErrorDetails;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationJson;
import dev.leat.protocol.mutation.MutationResult;
import java.util.Objects;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/// Applies one mutation, at most once.
///
/// The mutator's writes and the client's count commit together. If the mutator refuses, its writes
/// are rolled back and a second transaction counts the mutation and keeps the refusal for the
/// client, whose later mutations are therefore not held up. A mutation that was counted before, or
/// that comes too early, changes nothing.
final class MutationRunner {
    private static final Logger LOG = LoggerFactory.getLogger(MutationRunner.class);

    private final Mutators mutators;
    private final CountedTransactions transactions;
    private final ErrorPolicy errors;

    MutationRunner(Mutators mutators, CountedTransactions transactions, ErrorPolicy errors) {
        this.mutators = Objects.requireNonNull(mutators, "mutators");
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        this.errors = Objects.requireNonNull(errors, "errors");
    }

    Outcome run(String clientGroupId, Mutation.Custom mutation, Caller caller) {
        MutationCall call =
                new MutationCall(
                        Mutators.canonical(mutation.name()),
                        clientGroupId,
                        mutation.id().clientId(),
                        mutation.id().id());
        MutatorExecution execution =
                new MutatorExecution(transactions, mutators, call, mutation.args(), caller);
        Throwable thrown = null;
        try {
            mutators.interceptor().around(call, caller, execution);
        } catch (Exception | StackOverflowError | LinkageError | AssertionError e) {
            // However a mutator fails, it must be counted, or its client is stuck with it.
            thrown = e;
        }
        // An interceptor may swallow or replace what it was thrown; the database knows better.
        NotApplied notApplied = execution.notApplied();
        if (notApplied != null) {
            return notApplied.outcome();
        }
        if (execution.isCommitted()) {
            return thrown == null ? new Outcome.Done() : new Outcome.Refused(tell(call, thrown));
        }
        if (thrown == null) {
            thrown = execution.failure();
        }
        if (thrown == null) {
            thrown = new IllegalStateException("an interceptor never ran the transaction");
        }
        return refuse(call, tell(call, thrown));
    }

    /// Counts the mutation without its writes and keeps what its client is told.
    private Outcome refuse(MutationCall call, ApplicationError error) {
        MutationResult result =
                new MutationResult.AppError(error.getMessage(), ErrorDetails.of(error));
        try {
            transactions.run(
                    call,
                    connection ->
                            transactions
                                    .ledger()
                                    .keepResult(connection, call, MutationJson.result(result)));
            return new Outcome.Refused(error);
        } catch (NotApplied notApplied) {
            return notApplied.outcome();
        } catch (Exception e) {
            DatabaseFailure failure = DatabaseFailure.causeOf(e);
            LOG.error(
                    "the result of mutation {} cannot be kept",
                    call,
                    DatabaseFailure.withoutValues(e));
            return new Outcome.DatabaseUnavailable(
                    "the result of a mutation cannot be kept: "
                            + (failure == null
                                    ? e.getClass().getSimpleName()
                                    : failure.describe()));
        }
    }

    private ApplicationError tell(MutationCall call, Throwable thrown) {
        String what = "mutator \"" + call.name() + "\"";
        ApplicationError told = errors.tellOrNull(what, thrown);
        if (told != null) {
            LOG.debug("{} of client {} refused: {}", what, call.clientId(), told.getMessage());
            return told;
        }
        LOG.error(
                "{} of client {} failed",
                what,
                call.clientId(),
                DatabaseFailure.withoutValues(thrown));
        DatabaseFailure failure = DatabaseFailure.causeOf(thrown);
        return failure == null
                ? errors.tell("M" + what.substring(1), thrown)
                : new ApplicationError(
                        "The database refused " + what + ": " + failure.describe(), null, thrown);
    }
}
