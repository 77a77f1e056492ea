package dev.leat.schema;

import java.util.List;

/// A unique constraint while a table's constructor says it: `unique(a, b).named("…")`.
public final class UniqueDraft extends KeyDraft<UniqueDraft> {
    UniqueDraft(RowSource<?> table, List<Column<?>> columns) {
        super(table, columns);
    }

    @Override
    UniqueDraft self() {
        return this;
    }

    /// Takes two nulls for equal, so that only one row may have them.
    public UniqueDraft nullsNotDistinct() {
        table.checkBuilding();
        nullsNotDistinct = true;
        return this;
    }
}
