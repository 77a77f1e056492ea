package dev.leat.api.mutators;

import dev.leat.api.request.ApplicationError;
import dev.leat.api.request.Caller;
import dev.leat.protocol.json.Json;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The transaction of one mutation as an interceptor sees it, and what became of it.
///
/// Belongs to the thread that runs the mutation.
final class MutatorExecution implements MutationInterceptor.Transaction {
    private final CountedTransactions transactions;
    private final Mutators mutators;
    private final MutationCall call;
    private final List<Json> args;
    private final Caller caller;

    private boolean started;
    private boolean committed;
    private @Nullable NotApplied notApplied;
    private @Nullable Throwable failure;

    MutatorExecution(
            CountedTransactions transactions,
            Mutators mutators,
            MutationCall call,
            List<Json> args,
            Caller caller) {
        this.transactions = Objects.requireNonNull(transactions, "transactions");
        this.mutators = Objects.requireNonNull(mutators, "mutators");
        this.call = Objects.requireNonNull(call, "call");
        this.args = List.copyOf(args);
        this.caller = Objects.requireNonNull(caller, "caller");
    }

    /// {@return whether the mutator's writes are in the database}
    boolean isCommitted() {
        return committed;
    }

    /// {@return why the mutation could not be counted, `null` if it could or was never tried}
    @Nullable NotApplied notApplied() {
        return notApplied;
    }

    /// {@return what the mutator or the commit threw, `null` for nothing}
    @Nullable Throwable failure() {
        return failure;
    }

    @Override
    public void run() throws Exception {
        if (started) {
            throw new IllegalStateException("an interceptor ran the transaction twice");
        }
        started = true;
        try {
            List<Effect> effects = transact();
            committed = true;
            perform(effects);
        } catch (NotApplied e) {
            notApplied = e;
            throw e;
        } catch (Throwable e) {
            failure = e;
            throw e;
        }
    }

    /// Performs every effect, whatever becomes of the others.
    private static void perform(List<Effect> effects) throws Exception {
        Exception first = null;
        for (Effect effect : effects) {
            try {
                effect.run();
            } catch (Exception e) {
                if (first == null) {
                    first = e;
                } else {
                    first.addSuppressed(e);
                }
            }
        }
        if (first != null) {
            throw first;
        }
    }

    /// {@return the effects of the attempt that was committed}
    private List<Effect> transact() throws Exception {
        var last =
                new Object() {
                    List<Effect> effects = List.of();
                };
        Mutators.Registered<?> mutator = mutators.find(call.name());
        transactions.run(
                call,
                connection -> {
                    if (mutator == null) {
                        throw new ApplicationError("There is no mutator \"" + call.name() + "\"");
                    }
                    MutatorTransaction tx = new MutatorTransaction(call, connection);
                    invoke(mutator, tx);
                    last.effects = tx.effects();
                });
        return last.effects;
    }

    private <A> void invoke(Mutators.Registered<A> mutator, MutatorTransaction tx)
            throws Exception {
        A decoded = mutator.args().decode(args.stream().map(Json::tree).toList());
        mutator.function().run(tx, decoded, caller);
    }
}
