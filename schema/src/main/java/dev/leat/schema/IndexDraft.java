package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An index while a table's constructor says it: `index("post_author_idx").on(authorId,
/// createdAt.desc())`.
public final class IndexDraft {
    private final RowSource<?> table;
    final String name;
    final boolean unique;
    final List<Sort> parts = new ArrayList<>();
    String method = "btree";
    @Nullable Condition where;

    IndexDraft(RowSource<?> table, String name, boolean unique) {
        this.table = table;
        this.name = name;
        this.unique = unique;
    }

    /// The columns, in order.
    public IndexDraft on(OrderTerm... terms) {
        table.checkBuilding();
        for (OrderTerm term : terms) {
            parts.add(term.sort());
        }
        return this;
    }

    /// Keeps only rows that satisfy the condition in the index.
    public IndexDraft where(Condition condition) {
        table.checkBuilding();
        where = condition;
        return this;
    }

    /// The access method: `gin`, `brin`, `hash`, …; without this, `btree`.
    public IndexDraft using(String newMethod) {
        table.checkBuilding();
        method = newMethod;
        return this;
    }
}
