package dev.leat.api.mutators;

import dev.leat.api.request.Caller;

/// The server's side of a mutator.
///
/// Runs inside the transaction that also counts the mutation. What it throws undoes everything that
/// it wrote; an [dev.leat.api.request.ApplicationError] tells the client why. When the database
/// reports a conflict with another transaction it runs again from the start, so it must not act on
/// anything but `tx`; what belongs outside goes to [MutatorTransaction#afterCommit].
///
/// @param <A> the type of its arguments
@FunctionalInterface
public interface MutatorFunction<A> {
    void run(MutatorTransaction tx, A args, Caller caller) throws Exception;
}
