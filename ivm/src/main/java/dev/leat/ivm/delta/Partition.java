package dev.leat.ivm.delta;

import dev.leat.ivm.btree.BTree;
import dev.leat.ivm.source.Row;
import org.jspecify.annotations.Nullable;

/// A partition of a level that a pipeline holds.
final class Partition {
    /// How many rows of the level above lead here; at least 1.
    int references;

    /// The rows of a limited level, in its order. Those of an unlimited one are not listed: they
    /// are the rows that it accepts.
    @Nullable BTree<Row> members;

    Partition(int references) {
        this.references = references;
    }
}
