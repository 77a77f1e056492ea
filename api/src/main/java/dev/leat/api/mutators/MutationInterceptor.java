package dev.leat.api.mutators;

import dev.leat.api.request.Caller;

/// Wraps every mutation: code before its transaction, around it and after its commit.
///
/// ```java
/// MutationInterceptor timed =
///         (call, caller, transaction) -> {
///             long start = System.nanoTime();
///             transaction.run();
///             metrics.record(call.name(), System.nanoTime() - start);
///         };
/// ```
///
/// What it throws before the transaction fails the mutation as if the mutator had thrown it; what
/// it throws after the commit is told to the client, while the mutation stays committed.
@FunctionalInterface
public interface MutationInterceptor {

    /// Calls `transaction.run()` exactly once, or throws.
    void around(MutationCall call, Caller caller, Transaction transaction) throws Exception;

    /// The transaction of one mutation, with its commit and its effects.
    @FunctionalInterface
    interface Transaction {

        /// @throws Exception what the mutator threw, after the rollback; let it pass
        void run() throws Exception;
    }
}
