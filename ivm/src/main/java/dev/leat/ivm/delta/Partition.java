package dev.leat.ivm.delta;

import dev.leat.ivm.source.Row;
import java.util.List;

/// A partition of a level that a pipeline holds.
final class Partition {
    /// How many rows of the level above lead here; at least 1.
    int references;

    /// The rows of a limited level, in its order. Those of an unlimited one are not listed: they
    /// are the rows that it accepts.
    List<Row> members = List.of();

    Partition(int references) {
        this.references = references;
    }
}
