package dev.leat.schema;

import java.util.List;

/// A primary key while a table's constructor says it: `primaryKey(a, b).named("…")`.
public final class PrimaryKeyDraft extends KeyDraft<PrimaryKeyDraft> {
    PrimaryKeyDraft(RowSource<?> table, List<Column<?>> columns) {
        super(table, columns);
    }

    @Override
    PrimaryKeyDraft self() {
        return this;
    }
}
