package dev.leat.ivm.view;

import dev.leat.ivm.source.Row;
import java.util.ArrayList;
import java.util.List;

/// Collects the rows of a query that is computed for the first time. Belongs to one thread.
public final class ViewBuilder implements RowChanges {
    private final String version;
    private final List<HeldRow> rows = new ArrayList<>();

    /// @param version the version of the snapshot that is read
    public ViewBuilder(String version) {
        this.version = version;
    }

    @Override
    public void add(RowIdentity identity, Row row) {
        rows.add(new HeldRow(identity, row, 1, version));
    }

    @Override
    public void remove(RowIdentity identity, Row row) {
        throw new IllegalStateException("nothing is held yet that could be removed");
    }

    /// {@return a view that holds exactly what was added}
    public ViewSnapshot build() {
        rows.sort(HeldRow.ORDER);
        List<HeldRow> distinct = new ArrayList<>(rows.size());
        for (HeldRow row : rows) {
            int last = distinct.size() - 1;
            if (last >= 0 && HeldRow.ORDER.compare(distinct.get(last), row) == 0) {
                distinct.set(last, distinct.get(last).andOnceMore());
            } else {
                distinct.add(row);
            }
        }
        return ViewSnapshot.of(version, distinct);
    }
}
