package dev.leat.ivm.delta;

import dev.leat.ivm.source.Row;
import org.jspecify.annotations.Nullable;

/// Hears of rows that may matter to it.
interface Sink {
    /// A row changed, or (if both are the same) something changed that its condition depends on.
    ///
    /// @param before the row before the commit, null if it did not exist
    /// @param after the row after it, null if it does not exist any more
    void touch(@Nullable Row before, @Nullable Row after);

    /// What it depends on cannot be computed.
    void fail(Throwable failure);
}
