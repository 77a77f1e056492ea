package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A foreign key of several columns while a table's constructor says it: `foreignKey(a,
/// b).references(() -> List.of(X.a, X.b), onDelete(CASCADE))`.
public final class ForeignKeyDraft {
    private final RowSource<?> table;
    final List<Column<?>> columns;
    final List<ForeignKeyOption> options = new ArrayList<>();
    @Nullable Supplier<? extends List<? extends Column<?>>> target;
    boolean period;

    ForeignKeyDraft(RowSource<?> table, List<Column<?>> columns) {
        this.table = table;
        this.columns = columns;
    }

    /// The columns referred to, pairwise.
    public ForeignKeyDraft references(
            Supplier<? extends List<? extends Column<?>>> newTarget,
            ForeignKeyOption... newOptions) {
        table.checkBuilding();
        target = newTarget;
        options.addAll(List.of(newOptions));
        return this;
    }

    /// Takes the last column for a range, all of which the rows referred to must cover; from
    /// Postgres 18 on.
    public ForeignKeyDraft period() {
        table.checkBuilding();
        period = true;
        return this;
    }

    /// Names the constraint; otherwise it is `<table>_<columns>_fkey`.
    public ForeignKeyDraft named(String newName) {
        return option(new ForeignKeyOption.Name(newName));
    }

    /// Lets a transaction put off the check to its end.
    public ForeignKeyDraft deferrable() {
        return option(new ForeignKeyOption.Deferred(Deferrability.DEFERRABLE));
    }

    /// Checks at the end of a transaction.
    public ForeignKeyDraft initiallyDeferred() {
        return option(new ForeignKeyOption.Deferred(Deferrability.INITIALLY_DEFERRED));
    }

    /// Does not check the rows that are there already.
    public ForeignKeyDraft notValid() {
        return option(new ForeignKeyOption.NotValid());
    }

    /// Checks no row at all; from Postgres 18 on.
    public ForeignKeyDraft notEnforced() {
        return option(new ForeignKeyOption.NotEnforced());
    }

    /// Lets the columns be null only together.
    public ForeignKeyDraft matchFull() {
        return option(new ForeignKeyOption.MatchFull());
    }

    /// Tells the migration generator that the constraint was called so.
    public ForeignKeyDraft renamedFrom(String oldName) {
        return option(new ForeignKeyOption.RenamedFrom(oldName));
    }

    private ForeignKeyDraft option(ForeignKeyOption option) {
        table.checkBuilding();
        options.add(option);
        return this;
    }
}
