package dev.leat.ivm.source;

import org.jspecify.annotations.Nullable;

/// Tables that can be read at the newest version.
///
/// Thread rule: [#snapshot] may be called by any thread; [#beginIndex] and [#ensureIndex] only by
/// the thread that applies commits.
public interface Source {

    /// {@return the newest version}
    Snapshot snapshot();

    /// Builds the index if it does not exist; every later snapshot has it, and [#snapshot] returns
    /// one that does.
    void ensureIndex(IndexSpec index);

    /// Begins to build an index of a table that is large, so that commits need not wait for it.
    ///
    /// @return the expensive part, to be run by any thread, after which [#ensureIndex] is cheap; or
    ///   null if that is cheap now
    default @Nullable Runnable beginIndex(IndexSpec index) {
        return null;
    }
}
