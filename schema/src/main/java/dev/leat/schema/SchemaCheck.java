package dev.leat.schema;

import java.lang.reflect.ParameterizedType;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds everything that is wrong with a schema, so that a person can correct it in one go.
final class SchemaCheck {
    private final Schema schema;
    private final Set<RowSource<?>> known;
    private final SchemaProblems problems = new SchemaProblems();

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
        SchemaProblems problems = check.problems;
        for (Table<?> table : tables) {
            problems.claim(table, table.schema(), table.name(), "table " + table);
        }
        for (Table<?> table : tables) {
            problems.addAll(table.model().problems());
            ColumnCheck.check(table, problems);
            ConstraintCheck constraints = new ConstraintCheck(table, problems);
            constraints.keys(table);
            constraints.indexes();
            constraints.checks(table);
            constraints.foreignKeys(table, check.known);
            InheritanceCheck.check(table, check.known, problems);
            check.relations(table);
        }
        for (RowSource<?> view : schema.views()) {
            problems.addAll(view.model().problems());
            ColumnCheck.check(view, problems);
            new ConstraintCheck(view, problems).indexes();
            check.relations(view);
        }
        problems.addAll(ObjectCheck.problemsOf(schema, problems.relationNames));
        SyncCheck.check(schema, problems);
        return problems.all();
    }

    private void report(String format, Object... arguments) {
        problems.report(format, arguments);
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
            problems.name(type, "enum type " + type.qualifiedSql(), type.name());
            EnumType<?> other = byName.putIfAbsent(type.qualifiedSql(), type);
            if (other != null) {
                report(
                        "enum type %s is declared with different labels: %s and %s",
                        type.qualifiedSql(), other.labels(), type.labels());
            }
            for (String label : type.labels()) {
                problems.name(
                        type, "label \"" + label + "\" of enum type " + type.qualifiedSql(), label);
            }
            if (type.labels().isEmpty()) {
                report("enum type %s has no labels", type.qualifiedSql());
            }
        }
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
                if (filter == null) {
                    keyOfOne(relation);
                } else {
                    problems.own(
                            relation.target(),
                            "the filter of relation " + relation,
                            List.copyOf(new LinkedHashSet<>(ConditionColumns.of(filter))));
                }
            }
        }
    }

    /// One row at most is what Postgres promises where the columns at the far end are a key. Of a
    /// view it promises nothing.
    private void keyOfOne(Relation<?> relation) {
        Relation.Join join = relation.joins().getLast();
        if (relation.isOne()
                && join.target() instanceof Table<?> target
                && !ConstraintCheck.tellsRowsApart(target, join.to())) {
            report(
                    "relation %s leads to one row of %s, but several may have the same %s: make that its primary key or unique(…), or say many(…)",
                    relation, target, ConstraintCheck.names(join.to()));
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
        problems.own(from, what, join.from());
        if (!known.contains(join.target())) {
            report(
                    "%s of table %s leads to table %s, which is not in the definition",
                    what, relation.source(), join.target());
            return false;
        }
        problems.own(join.target(), what, join.to());
        problems.sameTypes(what + " of table " + relation.source(), join.from(), join.to());
        return true;
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
}
