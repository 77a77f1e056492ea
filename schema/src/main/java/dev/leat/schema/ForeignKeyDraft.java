package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A foreign key of several columns while a table's constructor says it: `foreignKey(a,
/// b).references(() -> List.of(X.a, X.b), onDelete(CASCADE))`.
public final class ForeignKeyDraft {
    private final RowSource<?> table;
    final List<Column<?>> columns;
    @Nullable String name;
    @Nullable Supplier<? extends List<? extends Column<?>>> target;
    ReferentialAction onDelete = ReferentialAction.NO_ACTION;
    ReferentialAction onUpdate = ReferentialAction.NO_ACTION;

    ForeignKeyDraft(RowSource<?> table, List<Column<?>> columns) {
        this.table = table;
        this.columns = columns;
    }

    /// The columns referred to, pairwise.
    public ForeignKeyDraft references(
            Supplier<? extends List<? extends Column<?>>> newTarget,
            ReferentialAction.On... actions) {
        table.checkBuilding();
        target = newTarget;
        onDelete = action(ReferentialAction.Event.DELETE, actions);
        onUpdate = action(ReferentialAction.Event.UPDATE, actions);
        return this;
    }

    /// Names the constraint; otherwise it is `<table>_<columns>_fkey`.
    public ForeignKeyDraft named(String newName) {
        table.checkBuilding();
        name = newName;
        return this;
    }

    static ReferentialAction action(
            ReferentialAction.Event event, ReferentialAction.On... actions) {
        ReferentialAction found = ReferentialAction.NO_ACTION;
        for (ReferentialAction.On on : actions) {
            if (on.event() == event) {
                found = on.action();
            }
        }
        return found;
    }
}
