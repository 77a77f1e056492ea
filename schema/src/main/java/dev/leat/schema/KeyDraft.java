package dev.leat.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// What a table's constructor may say behind `primaryKey(a, b)` and `unique(a, b)`.
///
/// @param <D> the draft itself
public abstract sealed class KeyDraft<D extends KeyDraft<D>> permits PrimaryKeyDraft, UniqueDraft {
    final RowSource<?> table;
    final List<Column<?>> columns;
    private final List<Column<?>> include = new ArrayList<>();
    private final Map<String, String> storage = new LinkedHashMap<>();
    @Nullable String name;
    boolean nullsNotDistinct;
    private Deferrability deferrability = Deferrability.NOT_DEFERRABLE;
    private boolean withoutOverlaps;
    private @Nullable String tablespace;
    private @Nullable String renamedFrom;

    KeyDraft(RowSource<?> table, List<Column<?>> columns) {
        this.table = table;
        this.columns = columns;
    }

    abstract D self();

    /// Names the constraint; otherwise it is named as Postgres would.
    public D named(String newName) {
        table.checkBuilding();
        name = newName;
        return self();
    }

    /// Lets a transaction put off the check to its end.
    public D deferrable() {
        table.checkBuilding();
        deferrability = Deferrability.DEFERRABLE;
        return self();
    }

    /// Checks at the end of a transaction.
    public D initiallyDeferred() {
        table.checkBuilding();
        deferrability = Deferrability.INITIALLY_DEFERRED;
        return self();
    }

    /// Carries these columns in the index besides.
    public D include(Column<?>... columnsToo) {
        table.checkBuilding();
        include.addAll(Arrays.asList(columnsToo));
        return self();
    }

    /// Takes the last column for a range: rows with the same values before it must not overlap
    /// there. From Postgres 18 on; needs the extension btree_gist unless all columns are ranges.
    public D withoutOverlaps() {
        table.checkBuilding();
        withoutOverlaps = true;
        return self();
    }

    /// Sets a storage parameter of the index: `with("fillfactor", "70")`.
    public D with(String parameter, String value) {
        table.checkBuilding();
        storage.put(parameter, value);
        return self();
    }

    /// Keeps the index in this tablespace.
    public D tablespace(String newTablespace) {
        table.checkBuilding();
        tablespace = newTablespace;
        return self();
    }

    /// Tells the migration generator that the constraint was called so.
    public D renamedFrom(String oldName) {
        table.checkBuilding();
        renamedFrom = oldName;
        return self();
    }

    KeyOptions options() {
        return new KeyOptions(
                deferrability,
                nullsNotDistinct,
                withoutOverlaps,
                include,
                storage,
                tablespace,
                renamedFrom);
    }
}
