package dev.leat.schema;

import java.util.List;
import java.util.stream.Collectors;

/// A condition as SQL text without parameters, for DDL: the predicate of a partial index.
public final class ConditionSql {
    private ConditionSql() {}

    /// {@return the condition with bare column names and constants in place}
    ///
    /// @throws IllegalArgumentException if it asks for related rows or has parameters
    public static String of(Condition condition) {
        return switch (condition) {
            case Condition.Comparison c ->
                    name(c.column())
                            + " "
                            + c.operator().sql()
                            + " "
                            + value(c.column(), c.value());
            case Condition.ColumnComparison c ->
                    name(c.left()) + " " + c.operator().sql() + " " + name(c.right());
            case Condition.In in when in.values().isEmpty() ->
                    in.negated() ? name(in.column()) + " IS NOT NULL" : "false";
            case Condition.In in ->
                    in.values().stream()
                            .map(value -> value(in.column(), value))
                            .collect(
                                    Collectors.joining(
                                            ", ",
                                            name(in.column())
                                                    + (in.negated() ? " NOT IN (" : " IN ("),
                                            ")"));
            case Condition.IsNull isNull ->
                    name(isNull.column()) + (isNull.negated() ? " IS NOT NULL" : " IS NULL");
            case Condition.And and -> join(and.parts(), " AND ", "true");
            case Condition.Or or -> join(or.parts(), " OR ", "false");
            case Condition.Fragment fragment when fragment.parameters().isEmpty() -> fragment.sql();
            case Condition.Fragment fragment ->
                    throw new IllegalArgumentException(
                            "a condition in DDL cannot have parameters: " + fragment.sql());
            case Condition.Exists exists ->
                    throw new IllegalArgumentException(
                            "a condition in DDL cannot ask for related rows: " + exists.relation());
            case Condition.Predicate predicate -> Ddl.of(predicate.expression());
        };
    }

    private static String join(List<Condition> parts, String word, String empty) {
        return parts.isEmpty()
                ? empty
                : parts.stream()
                        .map(part -> "(" + of(part) + ")")
                        .collect(Collectors.joining(word));
    }

    private static String name(Column<?> column) {
        return Identifier.quote(column.name());
    }

    private static String value(Column<?> column, Object value) {
        return SqlLiteral.of(column.type(), column.databaseValue(value));
    }
}
