package dev.leat.api.mutators;

import dev.leat.api.request.Caller;
import dev.leat.api.request.ErrorDetails;
import dev.leat.api.request.ErrorPolicy;
import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.mutation.Mutation;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationResult;
import dev.leat.protocol.mutation.PushBody;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import javax.sql.DataSource;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import tools.jackson.databind.node.StringNode;

/// Applies the mutations of a push, one after the other, each in its own transaction.
///
/// A refused mutation does not hold up those behind it. A push stops at the first mutation that can
/// not be decided; what came before it stays applied.
public final class PushProcessor {
    private static final Logger LOG = LoggerFactory.getLogger(PushProcessor.class);
    private static final long PUSH_VERSION = 1;

    private final DataSource database;
    private final Mutators mutators;
    private final ErrorPolicy errors;

    public PushProcessor(DataSource database, Mutators mutators, ErrorPolicy errors) {
        this.database = Objects.requireNonNull(database, "database");
        this.mutators = Objects.requireNonNull(mutators, "mutators");
        this.errors = Objects.requireNonNull(errors, "errors");
    }

    /// What became of a push.
    public sealed interface Result {
        /// Every mutation has been decided.
        record Processed(List<MutationResult.Of> results) implements Result {
            public Processed {
                results = List.copyOf(results);
            }
        }

        /// It stopped: the failure names the mutations that were not decided.
        record Stopped(ErrorBody.PushFailed failure) implements Result {
            public Stopped {
                Objects.requireNonNull(failure, "failure");
            }
        }
    }

    /// Applies the mutations, in their order, on behalf of the caller.
    ///
    /// @param schema the schema of the client tables, in which mutations are counted
    public Result process(ShardSchema schema, PushBody push, Caller caller) {
        if (push.pushVersion() != PUSH_VERSION) {
            return stop(
                    push,
                    0,
                    FailureReason.UNSUPPORTED_PUSH_VERSION,
                    "Unsupported push version "
                            + push.pushVersion()
                            + "; this API server reads version "
                            + PUSH_VERSION);
        }
        ClientLedger ledger = new ClientLedger(schema);
        MutationRunner runner =
                new MutationRunner(mutators, new CountedTransactions(database, ledger), errors);
        List<MutationResult.Of> results = new ArrayList<>();
        for (int i = 0; i < push.mutations().size(); i++) {
            Mutation mutation = push.mutations().get(i);
            if (!(mutation instanceof Mutation.Custom custom)) {
                return stop(
                        push,
                        i,
                        FailureReason.PARSE,
                        "An API server runs custom mutations only, this one is \""
                                + mutation.name()
                                + "\"");
            }
            if (custom.name().equals(Mutation.CLEANUP_RESULTS)) {
                cleanUp(ledger, push, custom);
                continue;
            }
            MutationId id = custom.id();
            switch (runner.run(push.clientGroupId(), custom, caller)) {
                case Outcome.Done() ->
                        results.add(new MutationResult.Of(id, new MutationResult.Ok(null)));
                case Outcome.Refused(var error) ->
                        results.add(
                                new MutationResult.Of(
                                        id,
                                        new MutationResult.AppError(
                                                error.getMessage(), ErrorDetails.of(error))));
                case Outcome.AlreadyProcessed(long expected) ->
                        results.add(
                                new MutationResult.Of(
                                        id,
                                        new MutationResult.AlreadyProcessed(
                                                alreadyProcessed(id, expected))));
                case Outcome.OutOfOrder(long expected) -> {
                    return stop(
                            push,
                            i,
                            FailureReason.OUT_OF_ORDER_MUTATION,
                            "Client "
                                    + id.clientId()
                                    + " sent mutation ID "
                                    + id.id()
                                    + " but expected "
                                    + expected);
                }
                case Outcome.DatabaseUnavailable(String message) -> {
                    return stop(
                            push,
                            i,
                            FailureReason.DATABASE,
                            "The database did not take mutation "
                                    + id.id()
                                    + " of client "
                                    + id.clientId()
                                    + ": "
                                    + message);
                }
            }
        }
        return new Result.Processed(results);
    }

    private static Json alreadyProcessed(MutationId id, long expected) {
        return Json.of(
                StringNode.valueOf(
                        "Ignoring mutation from "
                                + id.clientId()
                                + " with ID "
                                + id.id()
                                + " as it was already processed. Expected: "
                                + expected));
    }

    private static Result stop(PushBody push, int from, FailureReason reason, String message) {
        List<MutationId> undecided =
                push.mutations().subList(from, push.mutations().size()).stream()
                        .map(Mutation::id)
                        .toList();
        return new Result.Stopped(
                new ErrorBody.PushFailed(
                        Origin.SERVER, reason, message, undecided, null, null, null));
    }

    /// Removes results that clients have seen. Nobody waits for it and it will be asked for again,
    /// so a failure is only logged.
    private void cleanUp(ClientLedger ledger, PushBody push, Mutation.Custom mutation) {
        try {
            CleanupResults cleanup = CleanupResults.of(mutation.argument());
            if (!cleanup.clientGroupId().equals(push.clientGroupId())) {
                LOG.warn(
                        "client group {} asks to clean up results of group {}: ignored",
                        push.clientGroupId(),
                        cleanup.clientGroupId());
                return;
            }
            try (Connection connection = database.getConnection()) {
                int removed =
                        switch (cleanup) {
                            case CleanupResults.UpTo(var group, var client, var id) ->
                                    ledger.forgetUpTo(connection, group, client, id);
                            case CleanupResults.All(var group, var clients) ->
                                    ledger.forgetAll(connection, group, clients);
                        };
                LOG.debug("removed {} results of group {}", removed, push.clientGroupId());
            }
        } catch (SQLException | InvalidMessageException e) {
            LOG.warn("results of client group {} are not cleaned up", push.clientGroupId(), e);
        }
    }
}
