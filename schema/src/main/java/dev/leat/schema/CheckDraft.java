package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// A check constraint while a table's constructor says it: `check("dates",
/// end.gt(start)).notValid()`.
public final class CheckDraft {
    private final RowSource<?> table;
    final @Nullable String name;
    private final Condition condition;
    private boolean noInherit;
    private boolean notValid;
    private boolean notEnforced;
    private @Nullable String renamedFrom;

    CheckDraft(RowSource<?> table, @Nullable String name, Condition condition) {
        this.table = table;
        this.name = name;
        this.condition = condition;
    }

    /// Leaves tables that inherit from this one alone.
    public CheckDraft noInherit() {
        table.checkBuilding();
        noInherit = true;
        return this;
    }

    /// Does not check the rows that are there already.
    public CheckDraft notValid() {
        table.checkBuilding();
        notValid = true;
        return this;
    }

    /// Checks no row at all; from Postgres 18 on.
    public CheckDraft notEnforced() {
        table.checkBuilding();
        notEnforced = true;
        return this;
    }

    /// Tells the migration generator that the constraint was called so.
    public CheckDraft renamedFrom(String oldName) {
        table.checkBuilding();
        renamedFrom = oldName;
        return this;
    }

    CheckConstraint named(String usualName) {
        return new CheckConstraint(
                name == null ? usualName : name,
                condition,
                noInherit,
                notValid,
                notEnforced,
                renamedFrom);
    }
}
