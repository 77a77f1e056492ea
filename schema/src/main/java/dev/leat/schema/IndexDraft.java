package dev.leat.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An index while a table's constructor says it: `index("post_author_idx").on(authorId,
/// createdAt.desc())`.
public final class IndexDraft {
    private final RowSource<?> table;
    private final boolean unique;
    private final @Nullable String name;
    final List<IndexPart> parts = new ArrayList<>();
    private final List<Column<?>> include = new ArrayList<>();
    private final Map<String, String> storage = new LinkedHashMap<>();
    private String method = "btree";
    private boolean nullsNotDistinct;
    private boolean concurrently;
    private boolean only;
    private @Nullable Condition where;
    private @Nullable String tablespace;
    private @Nullable String renamedFrom;

    IndexDraft(RowSource<?> table, @Nullable String name, boolean unique) {
        this.table = table;
        this.name = name;
        this.unique = unique;
    }

    /// The columns and expressions, in order: `on(authorId, createdAt.desc(), lower(title))`; with
    /// an operator class, `on(part(title).operatorClass("gin_trgm_ops"))`.
    public IndexDraft on(SqlOrderTerm... terms) {
        table.checkBuilding();
        for (SqlOrderTerm term : terms) {
            parts.add(IndexPart.of(term));
        }
        return this;
    }

    /// Keeps only rows that satisfy the condition in the index.
    public IndexDraft where(Condition condition) {
        table.checkBuilding();
        where = condition;
        return this;
    }

    /// Keeps only rows for which the SQL is true in the index.
    public IndexDraft where(String sql) {
        return where(new Condition.Fragment(sql, List.of()));
    }

    /// The access method: `gin`, `brin`, `hash`, …; without this, `btree`.
    public IndexDraft using(String newMethod) {
        table.checkBuilding();
        method = newMethod;
        return this;
    }

    /// Carries these columns besides, so that queries for them need not look at the table.
    public IndexDraft include(Column<?>... columns) {
        table.checkBuilding();
        include.addAll(Arrays.asList(columns));
        return this;
    }

    /// Takes two nulls for equal in a unique index, so that only one row may have them.
    public IndexDraft nullsNotDistinct() {
        table.checkBuilding();
        nullsNotDistinct = true;
        return this;
    }

    /// Sets a storage parameter: `with("fillfactor", "70")`.
    public IndexDraft with(String parameter, String value) {
        table.checkBuilding();
        storage.put(parameter, value);
        return this;
    }

    /// Keeps the index in this tablespace.
    public IndexDraft tablespace(String newTablespace) {
        table.checkBuilding();
        tablespace = newTablespace;
        return this;
    }

    /// Wishes the migration to build it without locking out writers.
    public IndexDraft concurrently() {
        table.checkBuilding();
        concurrently = true;
        return this;
    }

    /// Leaves the partitions of a partitioned table alone.
    public IndexDraft only() {
        table.checkBuilding();
        only = true;
        return this;
    }

    /// Tells the migration generator that the index was called so.
    public IndexDraft renamedFrom(String oldName) {
        table.checkBuilding();
        renamedFrom = oldName;
        return this;
    }

    Index named(String usualName) {
        return new Index(
                name == null ? usualName : name,
                unique,
                method,
                parts,
                include,
                nullsNotDistinct,
                where,
                storage,
                tablespace,
                concurrently,
                only,
                renamedFrom);
    }
}
