package dev.leat.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An exclusion constraint while a table's constructor says it:
/// `exclude("no_double_booking").with(room, "=").with(during, "&&")`.
public final class ExclusionDraft {
    private final RowSource<?> table;
    private final String name;
    private final List<ExclusionConstraint.Element> elements = new ArrayList<>();
    private final List<Column<?>> include = new ArrayList<>();
    private final Map<String, String> storage = new LinkedHashMap<>();
    private String method = "gist";
    private Deferrability deferrability = Deferrability.NOT_DEFERRABLE;
    private @Nullable Condition where;
    private @Nullable String tablespace;
    private @Nullable String renamedFrom;

    ExclusionDraft(RowSource<?> table, String name) {
        this.table = table;
        this.name = name;
    }

    /// Compares a column or expression by an operator of the access method.
    public ExclusionDraft with(SqlOrderTerm part, String operator) {
        table.checkBuilding();
        elements.add(new ExclusionConstraint.Element(IndexPart.of(part), operator));
        return this;
    }

    /// The access method; without this, `gist`.
    public ExclusionDraft using(String newMethod) {
        table.checkBuilding();
        method = newMethod;
        return this;
    }

    /// Is only about rows that satisfy the condition.
    public ExclusionDraft where(Condition condition) {
        table.checkBuilding();
        where = condition;
        return this;
    }

    /// Is only about rows for which the SQL is true.
    public ExclusionDraft where(String sql) {
        return where(new Condition.Fragment(sql, List.of()));
    }

    /// Carries these columns in the index besides.
    public ExclusionDraft include(Column<?>... columns) {
        table.checkBuilding();
        include.addAll(Arrays.asList(columns));
        return this;
    }

    /// Sets a storage parameter of the index: `storage("fillfactor", "70")`.
    public ExclusionDraft storage(String parameter, String value) {
        table.checkBuilding();
        storage.put(parameter, value);
        return this;
    }

    /// Keeps the index in this tablespace.
    public ExclusionDraft tablespace(String newTablespace) {
        table.checkBuilding();
        tablespace = newTablespace;
        return this;
    }

    /// Lets a transaction put off the check to its end.
    public ExclusionDraft deferrable() {
        table.checkBuilding();
        deferrability = Deferrability.DEFERRABLE;
        return this;
    }

    /// Checks at the end of a transaction.
    public ExclusionDraft initiallyDeferred() {
        table.checkBuilding();
        deferrability = Deferrability.INITIALLY_DEFERRED;
        return this;
    }

    /// Tells the migration generator that the constraint was called so.
    public ExclusionDraft renamedFrom(String oldName) {
        table.checkBuilding();
        renamedFrom = oldName;
        return this;
    }

    ExclusionConstraint constraint() {
        return new ExclusionConstraint(
                name,
                method,
                elements,
                include,
                where,
                storage,
                tablespace,
                deferrability,
                renamedFrom);
    }
}
