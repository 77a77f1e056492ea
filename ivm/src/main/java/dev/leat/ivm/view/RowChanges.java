package dev.leat.ivm.view;

import dev.leat.ivm.source.Row;

/// Takes note of what the levels of a query hold.
public interface RowChanges {
    /// A level holds this row from now on.
    void add(RowIdentity identity, Row row);

    /// A level held this row until now.
    void remove(RowIdentity identity, Row row);
}
