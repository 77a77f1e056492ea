package dev.leat.schema;

import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.lang.reflect.TypeVariable;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A frozen table: the same statements as in the draft, named and put together.
///
/// What mentions other tables is looked up when it is asked for, because those may not exist yet.
final class TableModel {
    private final RowSource<?> table;
    private final List<Column<?>> columns;
    private final Map<String, Column<?>> columnsByName = new HashMap<>();
    private final List<Relation<?>> relations;
    private final @Nullable PrimaryKey primaryKey;
    private final List<UniqueKey> uniqueKeys;
    private final List<Index> indexes;
    private final List<CheckConstraint> checks;
    private final List<ExclusionConstraint> exclusions;
    private final TableOptionsDraft options;
    private final List<ForeignKeyDraft> foreignKeys;
    private final List<String> problems;
    private final FieldNames names;
    private final @Nullable String renamedFrom;
    private final ConstraintNames naming;
    private @Nullable Type rowType;

    TableModel(RowSource<?> table, TableDraft draft) {
        this.table = table;
        naming = ConstraintNames.of(table);
        columns = List.copyOf(draft.columns);
        for (Column<?> column : columns) {
            if (column.spec().nameHolder().find(table) == null) {
                throw new SchemaException(
                        "table " + table,
                        List.of(
                                "table %s has a column without a name that no field holds; give it a name, or declare it as a public final field"
                                        .formatted(table)));
            }
            columnsByName.putIfAbsent(column.name(), column);
        }
        relations = List.copyOf(draft.relations);
        renamedFrom = draft.renamedFrom;
        problems = new ArrayList<>(draft.problems);
        names = FieldNames.read(table, columns, relations, problems);
        primaryKey = readPrimaryKey(draft);
        uniqueKeys = readUniqueKeys(draft);
        indexes = draft.indexes.stream().map(this::readIndex).toList();
        checks = readChecks(draft);
        exclusions = draft.exclusions.stream().map(ExclusionDraft::constraint).toList();
        options = draft.options;
        foreignKeys = List.copyOf(draft.foreignKeys);
    }

    private @Nullable PrimaryKey readPrimaryKey(TableDraft draft) {
        List<PrimaryKeyDraft> keys = new ArrayList<>(draft.primaryKeys);
        for (Column<?> column : columns) {
            if (column.spec().primaryKey()) {
                PrimaryKeyDraft key = new PrimaryKeyDraft(table, List.of(column));
                key.name = column.spec().primaryKeyName;
                keys.add(key);
            }
        }
        if (keys.size() > 1) {
            problems.add(
                    "table %s has %d primary keys; for one of several columns say primaryKey(a, b) in the constructor and nothing at the columns"
                            .formatted(table, keys.size()));
        }
        if (keys.isEmpty() || keys.getFirst().columns.isEmpty()) {
            return null;
        }
        PrimaryKeyDraft key = keys.getFirst();
        String name =
                key.name != null ? key.name : naming.primaryKey(table.name(), names(key.columns));
        return new PrimaryKey(name, current(key.columns), key.options());
    }

    private List<UniqueKey> readUniqueKeys(TableDraft draft) {
        List<UniqueKey> keys = new ArrayList<>();
        for (Column<?> column : columns) {
            if (column.spec().unique()) {
                String name = column.spec().uniqueName;
                keys.add(
                        new UniqueKey(
                                name != null
                                        ? name
                                        : naming.unique(table.name(), List.of(column.name())),
                                List.of(column)));
            }
        }
        for (UniqueDraft unique : draft.uniqueKeys) {
            String name =
                    unique.name != null
                            ? unique.name
                            : naming.unique(table.name(), names(unique.columns));
            keys.add(new UniqueKey(name, current(unique.columns), unique.options()));
        }
        return List.copyOf(keys);
    }

    private Index readIndex(IndexDraft index) {
        List<String> names = new ArrayList<>();
        for (IndexPart part : index.parts) {
            Column<?> column = part.column();
            names.add(column == null ? part.wordOfExpression() : column.name());
        }
        return index.named(naming.index(table.name(), names));
    }

    private List<CheckConstraint> readChecks(TableDraft draft) {
        List<CheckConstraint> found = new ArrayList<>();
        Set<String> taken = new HashSet<>();
        for (Column<?> column : columns) {
            for (ColumnSpec.Check check : column.spec().checks) {
                String name =
                        check.name() != null
                                ? check.name()
                                : unused(table.name(), column.name(), taken);
                taken.add(name);
                found.add(new CheckDraft(table, name, check.condition()).named(name));
            }
        }
        for (CheckDraft check : draft.checks) {
            CheckConstraint constraint =
                    check.named(
                            check.name == null ? unused(table.name(), null, taken) : check.name);
            taken.add(constraint.name());
            found.add(constraint);
        }
        return List.copyOf(found);
    }

    /// As Postgres does, numbers a name from the second on.
    private static String unused(String table, @Nullable String column, Set<String> taken) {
        String name;
        int number = 0;
        do {
            String label = number == 0 ? "check" : "check" + number;
            name =
                    column == null
                            ? Identifier.derived(table, label)
                            : Identifier.derived(table, column, label);
            number++;
        } while (taken.contains(name));
        return name;
    }

    private List<Column<?>> current(List<Column<?>> mentioned) {
        return mentioned.stream().<Column<?>>map(this::current).toList();
    }

    private Column<?> current(Column<?> mentioned) {
        for (Column<?> column : columns) {
            if (column.equals(mentioned)) {
                return column;
            }
        }
        return mentioned;
    }

    private static List<String> names(List<? extends Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    List<Column<?>> columns() {
        return columns;
    }

    @Nullable Column<?> column(String name) {
        return columnsByName.get(name);
    }

    List<Relation<?>> relations() {
        return relations;
    }

    @Nullable PrimaryKey primaryKey() {
        return primaryKey;
    }

    List<UniqueKey> uniqueKeys() {
        return uniqueKeys;
    }

    List<Index> indexes() {
        return indexes;
    }

    List<CheckConstraint> checks() {
        return checks;
    }

    List<ExclusionConstraint> exclusions() {
        return exclusions;
    }

    TableOptionsDraft options() {
        return options;
    }

    FieldNames names() {
        return names;
    }

    @Nullable String renamedFrom() {
        return renamedFrom;
    }

    /// {@return what is wrong with the table for itself, without looking at others}
    List<String> problems() {
        return List.copyOf(problems);
    }

    private String foreignKeyName(List<Column<?>> from, List<Column<?>> target) {
        String targetTable = target.isEmpty() ? "" : target.getFirst().table().name();
        return naming.foreignKey(table.name(), names(from), targetTable, names(target));
    }

    List<ForeignKey> foreignKeys() {
        List<ForeignKey> keys = new ArrayList<>();
        List<String> wrong = new ArrayList<>();
        for (Column<?> column : columns) {
            ColumnSpec.Reference reference = column.spec().reference();
            if (reference != null && !(reference.target().get().table() instanceof Table<?>)) {
                wrong.add(
                        "%s refers to %s, which is a view; a foreign key leads to a table"
                                .formatted(column, reference.target().get()));
            } else if (reference != null) {
                keys.add(
                        ForeignKey.of(
                                foreignKeyName(List.of(column), List.of(reference.target().get())),
                                List.of(column),
                                List.of(reference.target().get()),
                                false,
                                reference.options()));
            }
        }
        for (ForeignKeyDraft draft : foreignKeys) {
            Supplier<? extends List<? extends Column<?>>> supplier = draft.target;
            List<Column<?>> target = supplier == null ? List.of() : List.copyOf(supplier.get());
            String name = foreignKeyName(draft.columns, target);
            if (target.isEmpty() || target.size() != draft.columns.size()) {
                wrong.add(
                        "foreign key %s of table %s has %d columns and refers to %d"
                                .formatted(name, table, draft.columns.size(), target.size()));
            } else if (!(target.getFirst().table() instanceof Table<?>)) {
                wrong.add(
                        "foreign key %s of table %s refers to %s, which is a view; a foreign key leads to a table"
                                .formatted(name, table, target.getFirst()));
            } else {
                keys.add(
                        ForeignKey.of(
                                name, current(draft.columns), target, draft.period, draft.options));
            }
        }
        if (!wrong.isEmpty()) {
            throw new SchemaException("table " + table, wrong);
        }
        return List.copyOf(keys);
    }

    /// {@return the enum types that the columns use}
    Set<EnumType<?>> enums() {
        Set<EnumType<?>> found = new LinkedHashSet<>();
        for (Column<?> column : columns) {
            SqlType type =
                    column.type() instanceof SqlType.Array array ? array.scalar() : column.type();
            if (type instanceof SqlType.Enumeration enumeration) {
                found.add(enumeration.type());
            }
        }
        return found;
    }

    @SuppressWarnings("unchecked") // the class is read from the declaration Table<R> or View<R>
    <R> Class<R> rowType() {
        Type known = rowType;
        if (known == null) {
            // Read once: every statement asks.
            known = argument(table.getClass());
            rowType = known;
        }
        if (known instanceof Class<?> row) {
            return (Class<R>) row;
        }
        throw new IllegalStateException(
                "%s does not say its row type: it must extend Table<SomeRecord> or View<SomeRecord>"
                        .formatted(table.getClass().getName()));
    }

    /// {@return the argument of `Table<…>` as the class sees it: its own type variable if it leaves
    /// the choice to its subclasses, as a base class of several tables does}
    private static @Nullable Type argument(Class<?> type) {
        if (!(type.getGenericSuperclass() instanceof ParameterizedType parent)) {
            Class<?> plain = type.getSuperclass();
            return plain == null ? null : argument(plain);
        }
        Type[] arguments = parent.getActualTypeArguments();
        if (parent.getRawType() == RowSource.class) {
            return arguments[0];
        }
        Class<?> parentClass = (Class<?>) parent.getRawType();
        Type above = argument(parentClass);
        TypeVariable<?>[] variables = parentClass.getTypeParameters();
        for (int i = 0; i < variables.length; i++) {
            if (variables[i].equals(above)) {
                return arguments[i];
            }
        }
        return above;
    }
}
