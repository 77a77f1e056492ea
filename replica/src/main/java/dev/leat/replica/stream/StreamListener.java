package dev.leat.replica.stream;

import dev.leat.ivm.source.Commit;

/// Hears, on the engine thread, what the stream brings.
public interface StreamListener {
    /// A commit was applied.
    void onCommit(Commit commit);

    /// Nothing will be applied any more.
    void onStopped(StoppedException reason);
}
