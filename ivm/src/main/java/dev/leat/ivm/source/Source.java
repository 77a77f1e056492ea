package dev.leat.ivm.source;

/// Tables that can be read at the newest version.
///
/// Thread rule: [#snapshot] may be called by any thread; [#ensureIndex] only by the thread that
/// applies commits.
public interface Source {

    /// {@return the newest version}
    Snapshot snapshot();

    /// Builds the index if it does not exist; every later snapshot has it, and [#snapshot] returns
    /// one that does.
    void ensureIndex(IndexSpec index);
}
