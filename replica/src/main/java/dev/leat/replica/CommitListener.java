package dev.leat.replica;

import dev.leat.ivm.source.Commit;

/// Hears of each commit that changed something in the copy, on the engine thread, in order.
///
/// It must be quick: nothing else is applied meanwhile. What it throws is logged and otherwise
/// ignored.
public interface CommitListener {
    /// A commit was applied; its `after` is the newest snapshot.
    void onCommit(Commit commit);

    /// The copy cannot follow Postgres any more and stays as it is. Whoever runs the process should
    /// end it with the message, which says what to do.
    default void onFailure(ReplicaException failure) {}
}
