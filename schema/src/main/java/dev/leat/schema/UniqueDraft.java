package dev.leat.schema;

import java.util.List;
import org.jspecify.annotations.Nullable;

/// A unique constraint while a table's constructor says it: `unique(a, b).named("…")`.
public final class UniqueDraft {
    private final RowSource<?> table;
    final List<Column<?>> columns;
    @Nullable String name;

    UniqueDraft(RowSource<?> table, List<Column<?>> columns) {
        this.table = table;
        this.columns = columns;
    }

    /// Names the constraint; otherwise it is `<table>_<columns>_key`.
    public UniqueDraft named(String newName) {
        table.checkBuilding();
        name = newName;
        return this;
    }
}
