package dev.leat.schema;

import java.lang.reflect.ParameterizedType;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Finds everything that is wrong with a schema, so that a person can correct it in one go.
final class SchemaCheck {
    private final Schema schema;
    private final Set<RowSource<?>> known;
    private final List<String> problems = new ArrayList<>();

    /// What already has a name, by `schema.name`: tables, indexes and constraints backed by an
    /// index share one space of names per Postgres schema.
    private final Map<String, String> relationNames = new HashMap<>();

    private SchemaCheck(Schema schema) {
        this.schema = schema;
        this.known = new LinkedHashSet<>(schema.tables());
        this.known.addAll(schema.views());
    }

    static List<String> problemsOf(Schema schema) {
        SchemaCheck check = new SchemaCheck(schema);
        check.enums();
        check.listing();
        Set<Table<?>> tables = new LinkedHashSet<>(schema.tables());
        for (Table<?> table : tables) {
            check.claim(table.schema(), table.name(), "table " + table);
        }
        for (Table<?> table : tables) {
            check.problems.addAll(table.model().problems());
            check.columns(table);
            check.keys(table);
            check.indexes(table);
            check.foreignKeys(table);
            check.relations(table);
        }
        for (RowSource<?> view : schema.views()) {
            check.problems.addAll(view.model().problems());
            check.columns(view);
            check.indexes(view);
            check.relations(view);
        }
        check.problems.addAll(ObjectCheck.problemsOf(schema, check.relationNames));
        for (Table<?> table : schema.synced()) {
            if (table.primaryKey() == null) {
                check.report(
                        "table %s is synced and has no primary key: clients could not tell its rows apart. Say primaryKey() at a column, or primaryKey(a, b) in the constructor",
                        table);
            }
        }
        return List.copyOf(new LinkedHashSet<>(check.problems));
    }

    private void report(String format, Object... arguments) {
        problems.add(format.formatted(arguments));
    }

    private void listing() {
        for (Table<?> table : new LinkedHashSet<>(schema.tables())) {
            if (schema.synced().contains(table) && schema.serverOnly().contains(table)) {
                report(
                        "table %s is both synced and server-only; list it once, as server-only if clients must never see it",
                        table);
            } else if (schema.tables().stream().filter(each -> each == table).count() > 1) {
                report("table %s is listed twice", table);
            }
        }
    }

    private void enums() {
        Map<String, EnumType<?>> byName = new HashMap<>();
        for (EnumType<?> type : schema.enums()) {
            name("enum type " + type.qualifiedSql(), type.name());
            EnumType<?> other = byName.putIfAbsent(type.qualifiedSql(), type);
            if (other != null) {
                report(
                        "enum type %s is declared with different labels: %s and %s",
                        type.qualifiedSql(), other.labels(), type.labels());
            }
            for (String label : type.labels()) {
                name("label \"" + label + "\" of enum type " + type.qualifiedSql(), label);
            }
            if (type.labels().isEmpty()) {
                report("enum type %s has no labels", type.qualifiedSql());
            }
        }
    }

    private void name(String what, String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            report("%s has an impossible name", what);
        } else if (Identifier.bytes(name) > Identifier.MAX_BYTES) {
            report(
                    "%s has a name of %d bytes; Postgres cuts it to %d: \"%s\". Shorten it",
                    what, Identifier.bytes(name), Identifier.MAX_BYTES, name);
        }
    }

    private void claim(String inSchema, String name, String what) {
        name(what, name);
        String key = inSchema + "." + Identifier.truncated(name);
        String other = relationNames.putIfAbsent(key, what);
        if (other != null) {
            report(
                    "%s and %s have the same name in Postgres, \"%s\"",
                    other, what, Identifier.truncated(name));
        }
    }

    private void columns(RowSource<?> table) {
        if (table.name().contains(".") || table.schema().contains(".")) {
            report("table %s: a dot in its name would be read as a schema", table);
        }
        if (table.columns().isEmpty()) {
            report("table %s has no columns", table);
        }
        Map<String, Column<?>> seen = new HashMap<>();
        for (Column<?> column : table.columns()) {
            name("column " + column, column.name());
            if (seen.putIfAbsent(Identifier.truncated(column.name()), column) != null) {
                report(
                        "table %s has two columns named \"%s\"",
                        table, Identifier.truncated(column.name()));
            }
        }
    }

    private void keys(Table<?> table) {
        PrimaryKey primaryKey = table.primaryKey();
        if (primaryKey != null) {
            claim(table.schema(), primaryKey.name(), "the primary key of table " + table);
            own(table, "the primary key", primaryKey.columns());
            for (Column<?> column : primaryKey.columns()) {
                if (column.isNullable()) {
                    report("%s is part of the primary key and cannot be nullable", column);
                }
            }
        }
        for (UniqueKey unique : table.uniqueKeys()) {
            claim(table.schema(), unique.name(), "the unique key of table " + table);
            own(table, "unique key \"" + unique.name() + "\"", unique.columns());
        }
    }

    private void indexes(RowSource<?> table) {
        for (Index index : table.indexes()) {
            claim(table.schema(), index.name(), "index \"" + index.name() + "\"");
            String what = "index \"" + index.name() + "\"";
            if (index.parts().isEmpty()) {
                report("%s of table %s names no column; say .on(…)", what, table);
            }
            own(table, what, columnsOf(index));
            if (index.where() != null) {
                own(table, what, ConditionColumns.of(index.where()));
            }
        }
    }

    private void own(RowSource<?> table, String what, List<Column<?>> columns) {
        Set<Column<?>> seen = new HashSet<>();
        for (Column<?> column : columns) {
            if (column.table() != table || table.findColumn(column.name()) == null) {
                report(
                        "%s of table %s mentions %s, which is not a column of it",
                        what, table, column);
            }
            if (!what.startsWith("index") && !seen.add(column)) {
                report("%s of table %s mentions %s twice", what, table, column);
            }
        }
    }

    private void foreignKeys(Table<?> table) {
        List<ForeignKey> keys;
        try {
            keys = table.foreignKeys();
        } catch (SchemaException e) {
            problems.addAll(e.problems());
            return;
        }
        Set<String> names = new HashSet<>();
        for (ForeignKey key : keys) {
            String what = "foreign key \"" + key.name() + "\"";
            name(what, key.name());
            if (!names.add(Identifier.truncated(key.name()))) {
                report("table %s has two foreign keys named \"%s\"", table, key.name());
            }
            own(table, what, key.columns());
            Table<?> target = key.target();
            if (!known.contains(target)) {
                report(
                        "%s of table %s refers to table %s, which is not in the definition",
                        what, table, target);
                continue;
            }
            own(target, "the target of " + what, key.targetColumns());
            sameTypes(what + " of table " + table, key.columns(), key.targetColumns());
            if (!isUnique(target, key.targetColumns())) {
                report(
                        "%s of table %s refers to %s, which is neither the primary key of %s nor unique",
                        what, table, names(key.targetColumns()), target);
            }
        }
    }

    private static boolean isUnique(Table<?> table, List<Column<?>> columns) {
        Set<Column<?>> wanted = Set.copyOf(columns);
        PrimaryKey primaryKey = table.primaryKey();
        return (primaryKey != null && wanted.equals(Set.copyOf(primaryKey.columns())))
                || table.uniqueKeys().stream()
                        .anyMatch(key -> wanted.equals(Set.copyOf(key.columns())))
                || table.indexes().stream()
                        .anyMatch(index ->
                                index.unique()
                                        && index.where() == null
                                        && index.parts().stream()
                                                .allMatch(part -> part.column() != null)
                                        && wanted.equals(Set.copyOf(columnsOf(index))));
    }

    private static List<Column<?>> columnsOf(Index index) {
        List<Column<?>> columns = new ArrayList<>();
        for (IndexPart part : index.parts()) {
            columns.addAll(MentionedColumns.of(part.expression()));
        }
        return columns;
    }

    private void relations(RowSource<?> table) {
        for (Relation<?> relation : table.relations()) {
            if (relation.name().startsWith("zsubq_")) {
                report("relation %s: names may not start with zsubq_", relation);
            }
            if (table.findColumn(relation.name()) != null) {
                report("relation %s has the name of a column of the same table", relation);
            }
            RowSource<?> from = table;
            boolean complete = true;
            for (Relation.Join join : relation.joins()) {
                complete &= join(relation, from, join);
                if (!complete) {
                    break;
                }
                from = join.target();
            }
            if (complete) {
                rowType(table, relation);
                Condition filter = relation.filter();
                if (filter != null) {
                    own(
                            relation.target(),
                            "the filter of relation " + relation,
                            List.copyOf(new LinkedHashSet<>(ConditionColumns.of(filter))));
                }
            }
        }
    }

    private boolean join(Relation<?> relation, RowSource<?> from, Relation.Join join) {
        String what = "relation " + relation.name();
        if (join.from().isEmpty() || join.from().size() != join.to().size()) {
            report(
                    "%s of table %s joins %d columns with %d",
                    what, relation.source(), join.from().size(), join.to().size());
            return false;
        }
        own(from, what, join.from());
        if (!known.contains(join.target())) {
            report(
                    "%s of table %s leads to table %s, which is not in the definition",
                    what, relation.source(), join.target());
            return false;
        }
        own(join.target(), what, join.to());
        sameTypes(what + " of table " + relation.source(), join.from(), join.to());
        return true;
    }

    private void sameTypes(String what, List<Column<?>> left, List<Column<?>> right) {
        for (int i = 0; i < left.size(); i++) {
            SqlType a = left.get(i).type();
            SqlType b = right.get(i).type();
            boolean comparable =
                    a.equals(b) || (a.isText() && b.isText()) || (a.isNumber() && b.isNumber());
            if (!comparable) {
                report(
                        "%s compares %s (%s) with %s (%s)",
                        what, left.get(i), a.sql(), right.get(i), b.sql());
            }
        }
    }

    private void rowType(RowSource<?> table, Relation<?> relation) {
        Class<?> declared = typeArgument(table.model().names().genericType(relation));
        Class<?> actual = relation.target().rowType();
        if (declared != null && declared != actual) {
            report(
                    "relation %s is declared with rows of %s, but leads to %s, whose rows are %s",
                    relation, declared.getName(), relation.target(), actual.getName());
        }
    }

    private static @Nullable Class<?> typeArgument(java.lang.reflect.@Nullable Type type) {
        return type instanceof ParameterizedType parameterized
                        && parameterized.getActualTypeArguments()[0] instanceof Class<?> row
                ? row
                : null;
    }

    private static String names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).collect(Collectors.joining(", ", "(", ")"));
    }
}
