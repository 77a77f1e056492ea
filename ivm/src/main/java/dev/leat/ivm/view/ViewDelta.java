package dev.leat.ivm.view;

import dev.leat.ivm.source.Row;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What one commit adds to a view and takes from it, summed up per row.
///
/// An edit is a removal of the old row and an addition of the new one; if both have the same key
/// they cancel out except for the new content. Belongs to one thread.
public final class ViewDelta implements RowChanges {

    /// The sum for one key.
    static final class Sum {
        int occurrences;
        @Nullable Row row;
    }

    private final Map<RowKey, Sum> sums = new HashMap<>();

    @Override
    public void add(RowIdentity identity, Row row) {
        Sum sum = sums.computeIfAbsent(identity.keyOf(row), key -> new Sum());
        sum.occurrences++;
        sum.row = row;
    }

    @Override
    public void remove(RowIdentity identity, Row row) {
        sums.computeIfAbsent(identity.keyOf(row), key -> new Sum()).occurrences--;
    }

    public boolean isEmpty() {
        return sums.isEmpty();
    }

    /// {@return how many keys were touched}
    public int size() {
        return sums.size();
    }

    Map<RowKey, Sum> sums() {
        return sums;
    }
}
