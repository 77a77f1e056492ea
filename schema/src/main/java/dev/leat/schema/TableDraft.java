package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A table while it is being built: what initializers and constructor have said so far.
///
/// One thread builds; `freeze` is called once, under this object's lock.
final class TableDraft {
    private final RowSource<?> table;
    final List<Column<?>> columns = new ArrayList<>();
    final List<Relation<?>> relations = new ArrayList<>();
    final List<PrimaryKeyDraft> primaryKeys = new ArrayList<>();
    final List<UniqueDraft> uniqueKeys = new ArrayList<>();
    final List<ForeignKeyDraft> foreignKeys = new ArrayList<>();
    final List<IndexDraft> indexes = new ArrayList<>();
    final List<CheckDraft> checks = new ArrayList<>();
    final List<ExclusionDraft> exclusions = new ArrayList<>();
    final TableOptionsDraft options = new TableOptionsDraft();
    final List<TableObject> objects = new ArrayList<>();
    List<Column<?>> statsKey = List.of();
    boolean rowSecurity;
    boolean forceRowSecurity;
    final List<String> problems = new ArrayList<>();
    @Nullable String renamedFrom;
    private boolean frozen;

    TableDraft(RowSource<?> table) {
        this.table = table;
    }

    <T extends @Nullable Object> Column<T> add(ColumnSpec spec) {
        checkBuilding();
        Column<T> column = new Column<>(table, spec);
        columns.add(column);
        return column;
    }

    <T extends Relation<?>> T add(T relation) {
        checkBuilding();
        relations.add(relation);
        return relation;
    }

    void replace(Column<?> old, Column<?> changed) {
        checkBuilding();
        for (int i = 0; i < columns.size(); i++) {
            if (columns.get(i) == old) {
                columns.set(i, changed);
                return;
            }
        }
        problem("%s was modified twice from the same starting point; chain the modifiers", old);
    }

    void replace(Relation<?> old, Relation<?> changed) {
        checkBuilding();
        for (int i = 0; i < relations.size(); i++) {
            if (relations.get(i) == old) {
                relations.set(i, changed);
                return;
            }
        }
        problem(
                "table %s: a relation was modified twice from the same starting point; chain the modifiers",
                table);
    }

    PrimaryKeyDraft primaryKey(List<Column<?>> key) {
        checkBuilding();
        PrimaryKeyDraft draft = new PrimaryKeyDraft(table, key);
        primaryKeys.add(draft);
        return draft;
    }

    UniqueDraft unique(List<Column<?>> key) {
        checkBuilding();
        UniqueDraft draft = new UniqueDraft(table, key);
        uniqueKeys.add(draft);
        return draft;
    }

    ForeignKeyDraft foreignKey(List<Column<?>> key) {
        checkBuilding();
        ForeignKeyDraft draft = new ForeignKeyDraft(table, key);
        foreignKeys.add(draft);
        return draft;
    }

    CheckDraft check(@Nullable String name, Condition condition) {
        checkBuilding();
        CheckDraft draft = new CheckDraft(table, name, condition);
        checks.add(draft);
        return draft;
    }

    ExclusionDraft exclude(String name) {
        checkBuilding();
        ExclusionDraft draft = new ExclusionDraft(table, name);
        exclusions.add(draft);
        return draft;
    }

    IndexDraft index(@Nullable String name, boolean unique) {
        checkBuilding();
        IndexDraft draft = new IndexDraft(table, name, unique);
        indexes.add(draft);
        return draft;
    }

    void renamedFrom(String oldName) {
        checkBuilding();
        renamedFrom = oldName;
    }

    void problem(String format, Object... arguments) {
        problems.add("%s [%s]".formatted(format.formatted(arguments), table.getClass().getName()));
    }

    void checkBuilding() {
        if (frozen) {
            throw new IllegalStateException(
                    "table %s was already read and cannot change; say this in a field initializer or in the constructor"
                            .formatted(table));
        }
    }

    TableModel freeze() {
        frozen = true;
        return new TableModel(table, this);
    }
}
