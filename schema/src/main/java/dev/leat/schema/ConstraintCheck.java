package dev.leat.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with the keys, checks and exclusions of a table, and with its indexes or
/// those of a materialized view.
final class ConstraintCheck {
    /// At most so many columns fit into a key or index.
    private static final int MAX_KEY = 32;

    private static final Set<String> NEVER_UNIQUE = Set.of("hash", "gin", "gist", "spgist", "brin");

    private final RowSource<?> table;
    private final SchemaProblems problems;

    /// The constraints of a table share one space of names.
    private final Map<String, String> names = new HashMap<>();

    ConstraintCheck(RowSource<?> table, SchemaProblems problems) {
        this.table = table;
        this.problems = problems;
    }

    private void constraint(String name, String what) {
        String other = names.putIfAbsent(Identifier.truncated(name), what);
        if (other != null) {
            problems.report(
                    "%s and %s of table %s have the same name, \"%s\"", other, what, table, name);
        }
    }

    void keys(Table<?> checked) {
        PrimaryKey primaryKey = checked.primaryKey();
        if (primaryKey != null) {
            key("the primary key", primaryKey.name(), primaryKey.columns(), primaryKey.options());
            for (Column<?> column : primaryKey.columns()) {
                if (column.isNullable()) {
                    problems.report("%s is part of the primary key and cannot be nullable", column);
                }
                Generation generation = column.generation();
                if (generation != null && generation.virtual()) {
                    problems.report("%s is virtual and cannot be part of the primary key", column);
                }
            }
        }
        for (UniqueKey unique : checked.uniqueKeys()) {
            key(
                    "unique key \"" + unique.name() + "\"",
                    unique.name(),
                    unique.columns(),
                    unique.options());
        }
    }

    private void key(String what, String name, List<Column<?>> columns, KeyOptions options) {
        problems.claim(table, table.schema(), name, what + " of table " + table);
        constraint(name, what);
        problems.once(table, what, columns);
        problems.own(table, what, options.include());
        atMost(what, columns.size() + options.include().size());
        if (columns.isEmpty()) {
            problems.report("%s of table %s names no column", what, table);
        } else if (options.withoutOverlaps() && !isRange(columns.getLast())) {
            problems.report(
                    "%s of table %s is withoutOverlaps(), but its last column %s is no range",
                    what, table, columns.getLast());
        }
    }

    private static boolean isRange(Column<?> column) {
        SqlType type = column.type().base();
        // Of a type that is only known by name, Postgres may know that it is a range.
        return type instanceof SqlType.Named
                || type instanceof SqlType.Custom
                || (type instanceof SqlType.Plain plain && plain.sql().endsWith("range"));
    }

    private void atMost(String what, int columns) {
        if (columns > MAX_KEY) {
            problems.report(
                    "%s of table %s has %d columns; Postgres takes at most %d",
                    what, table, columns, MAX_KEY);
        }
    }

    void indexes() {
        for (Index index : table.indexes()) {
            String what = "index \"" + index.name() + "\"";
            problems.claim(table, table.schema(), index.name(), what);
            if (index.parts().isEmpty()) {
                problems.report("%s of table %s names no column; say .on(…)", what, table);
            }
            atMost(what, index.parts().size() + index.include().size());
            parts(what, index.parts());
            problems.own(table, what, index.include());
            where(what, index.where());
            if (index.unique() && NEVER_UNIQUE.contains(index.method())) {
                problems.report(
                        "%s of table %s is unique; only btree can be, not %s",
                        what, table, index.method());
            }
            if (index.nullsNotDistinct() && !index.unique()) {
                problems.report(
                        "%s of table %s is nullsNotDistinct(), but not unique", what, table);
            }
        }
    }

    private void parts(String what, List<IndexPart> parts) {
        for (IndexPart part : parts) {
            problems.own(table, what, MentionedColumns.of(part.expression()));
            writable(what, part::sql);
        }
    }

    private void where(String what, @Nullable Condition where) {
        if (where != null) {
            problems.own(table, what, ConditionColumns.of(where));
            writable(what, () -> Ddl.of(where));
        }
    }

    private void writable(String what, Supplier<String> sql) {
        try {
            if (sql.get().isBlank()) {
                problems.report("%s of table %s has empty SQL", what, table);
            }
        } catch (IllegalArgumentException e) {
            problems.report(
                    "%s of table %s cannot be written: %s",
                    what, table, String.valueOf(e.getMessage()));
        }
    }

    void checks(Table<?> checked) {
        for (CheckConstraint check : checked.checks()) {
            String what = "check \"" + check.name() + "\"";
            problems.name(table, what, check.name());
            constraint(check.name(), what);
            where(what, check.condition());
        }
        for (ExclusionConstraint exclusion : checked.exclusions()) {
            String what = "exclusion \"" + exclusion.name() + "\"";
            problems.claim(table, table.schema(), exclusion.name(), what + " of table " + table);
            constraint(exclusion.name(), what);
            if (exclusion.elements().isEmpty()) {
                problems.report(
                        "%s of table %s compares nothing; say .with(column, operator)",
                        what, table);
            }
            atMost(what, exclusion.elements().size() + exclusion.include().size());
            parts(
                    what,
                    exclusion.elements().stream().map(ExclusionConstraint.Element::part).toList());
            problems.own(table, what, exclusion.include());
            where(what, exclusion.where());
        }
    }

    /// @param known the tables of the definition
    void foreignKeys(Table<?> checked, Set<? extends RowSource<?>> known) {
        List<ForeignKey> keys;
        try {
            keys = checked.foreignKeys();
        } catch (SchemaException e) {
            problems.addAll(e.problems());
            return;
        }
        for (ForeignKey key : keys) {
            String what = "foreign key \"" + key.name() + "\"";
            problems.name(table, what, key.name());
            constraint(key.name(), what);
            problems.once(table, what, key.columns());
            actions(what, key);
            Table<?> target = key.target();
            if (!known.contains(target)) {
                problems.report(
                        "%s of table %s refers to table %s, which is not in the definition",
                        what, table, target);
                continue;
            }
            target(what, key, target);
        }
    }

    private void target(String what, ForeignKey key, Table<?> target) {
        problems.own(target, "the target of " + what, key.targetColumns());
        problems.sameTypes(what + " of table " + table, key.columns(), key.targetColumns());
        if (!isUnique(target, key.targetColumns())) {
            problems.report(
                    "%s of table %s refers to %s, which is neither the primary key of %s nor unique",
                    what, table, names(key.targetColumns()), target);
        }
        if (target.options().unlogged() && !((Table<?>) table).options().unlogged()) {
            problems.report(
                    "%s of table %s refers to table %s, which is unlogged: a crash would leave rows without their target",
                    what, table, target);
        }
    }

    private void actions(String what, ForeignKey key) {
        problems.own(table, what, key.onDeleteColumns());
        boolean sets =
                key.onDelete() == ReferentialAction.SET_NULL
                        || key.onDelete() == ReferentialAction.SET_DEFAULT;
        if (!key.onDeleteColumns().isEmpty() && !sets) {
            problems.report(
                    "%s of table %s names columns to set on delete, but not onDelete(SET_NULL) or onDelete(SET_DEFAULT)",
                    what, table);
        }
        emptied(
                what,
                key.onDelete(),
                key.onDeleteColumns().isEmpty() ? key.columns() : key.onDeleteColumns());
        emptied(what, key.onUpdate(), key.columns());
    }

    private void emptied(String what, ReferentialAction action, List<Column<?>> columns) {
        for (Column<?> column : columns) {
            boolean isNull =
                    action == ReferentialAction.SET_NULL
                            || (action == ReferentialAction.SET_DEFAULT
                                    && column.defaultClause() == null);
            if (isNull && !column.isNullable()) {
                problems.report(
                        "%s of table %s sets %s to null, which is NOT NULL: say nullable(), or another action",
                        what, table, column);
            }
        }
    }

    private static boolean isUnique(Table<?> table, List<Column<?>> columns) {
        Set<Column<?>> wanted = Set.copyOf(columns);
        PrimaryKey primaryKey = table.primaryKey();
        return (primaryKey != null
                        && primaryKey.options().deferrability() == Deferrability.NOT_DEFERRABLE
                        && wanted.equals(Set.copyOf(primaryKey.columns())))
                || table.uniqueKeys().stream()
                        .anyMatch(key ->
                                key.options().deferrability() == Deferrability.NOT_DEFERRABLE
                                        && wanted.equals(Set.copyOf(key.columns())))
                || table.indexes().stream().anyMatch(index -> isUnique(index, wanted));
    }

    /// {@return whether at most one row has given values in these columns}
    static boolean tellsRowsApart(Table<?> table, List<Column<?>> columns) {
        PrimaryKey primaryKey = table.primaryKey();
        return (primaryKey != null && columns.containsAll(primaryKey.columns()))
                || table.uniqueKeys().stream().anyMatch(key -> columns.containsAll(key.columns()))
                || table.indexes().stream()
                        .anyMatch(index ->
                                index.unique()
                                        && index.where() == null
                                        && index.parts().stream()
                                                .allMatch(part -> columns.contains(part.column())));
    }

    private static boolean isUnique(Index index, Set<Column<?>> wanted) {
        if (!index.unique() || index.where() != null) {
            return false;
        }
        List<Column<?>> columns = new ArrayList<>();
        for (IndexPart part : index.parts()) {
            Column<?> column = part.column();
            if (column == null) {
                return false;
            }
            columns.add(column);
        }
        return wanted.equals(Set.copyOf(columns));
    }

    static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
