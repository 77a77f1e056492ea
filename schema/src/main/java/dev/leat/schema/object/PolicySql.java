package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Ddl;
import dev.leat.schema.Identifier;
import dev.leat.schema.Relation;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A policy's condition as SQL. Unlike other conditions of DDL it may ask for related rows: that a
/// note's ticket has the user among its members.
///
/// Related rows are found by subqueries, one in another; the table that each reads has a name of
/// its own, so that even a table's relation to itself is clear. Columns of the condition inside are
/// bare: the innermost table is meant.
final class PolicySql {
    private int tables;

    private PolicySql() {}

    /// {@return the condition as SQL}
    ///
    /// @throws IllegalArgumentException if it says something that DDL cannot
    static String of(Condition condition) {
        return new PolicySql().write(condition, null);
    }

    /// @param alias the name of the table that the condition is about; `null` for the policy's own
    private String write(Condition condition, @Nullable String alias) {
        return switch (condition) {
            case Condition.Exists exists -> exists(exists, alias);
            case Condition.And and -> join(and.parts(), " AND ", "true", alias);
            case Condition.Or or -> join(or.parts(), " OR ", "false", alias);
            case Condition.Comparison c -> Ddl.of(c);
            case Condition.ColumnComparison c -> Ddl.of(c);
            case Condition.In c -> Ddl.of(c);
            case Condition.IsNull c -> Ddl.of(c);
            case Condition.Fragment c -> Ddl.of(c);
            case Condition.Predicate c -> Ddl.of(c);
        };
    }

    private String join(List<Condition> parts, String word, String empty, @Nullable String alias) {
        return parts.isEmpty()
                ? empty
                : parts.stream()
                        .map(part -> "(" + write(part, alias) + ")")
                        .collect(Collectors.joining(word));
    }

    private String exists(Condition.Exists exists, @Nullable String alias) {
        Relation<?> relation = exists.relation();
        return (exists.negated() ? "NOT " : "")
                + related(relation.joins(), relation.filterAnd(exists.where()), alias);
    }

    private String related(
            List<Relation.Join> joins, @Nullable Condition where, @Nullable String alias) {
        Relation.Join join = joins.getFirst();
        String related = "r" + ++tables;
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < join.from().size(); i++) {
            parts.add(
                    related
                            + "."
                            + Identifier.quote(join.to().get(i).name())
                            + " = "
                            + column(join.from().get(i), alias));
        }
        if (joins.size() > 1) {
            parts.add(related(joins.subList(1, joins.size()), where, related));
        } else if (where != null) {
            parts.add("(" + write(where, related) + ")");
        }
        return "EXISTS (SELECT FROM "
                + join.target().qualifiedSql()
                + " "
                + related
                + " WHERE "
                + String.join(" AND ", parts)
                + ")";
    }

    private static String column(Column<?> column, @Nullable String alias) {
        return (alias == null ? column.table().qualifiedSql() : alias)
                + "."
                + Identifier.quote(column.name());
    }
}
