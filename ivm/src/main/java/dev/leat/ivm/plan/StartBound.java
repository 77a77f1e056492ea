package dev.leat.ivm.plan;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.RowOrder;
import dev.leat.ivm.source.Snapshot;
import org.jspecify.annotations.Nullable;

/// Where a level begins.
///
/// @param order the level's total order
/// @param values one for each column of it
record StartBound(RowOrder order, @Nullable Object[] values, boolean exclusive) {

    boolean admits(Row row) {
        int compared = order.compare(values, row);
        return exclusive ? compared < 0 : compared <= 0;
    }

    Snapshot.From from() {
        return new Snapshot.From(values, exclusive);
    }
}
