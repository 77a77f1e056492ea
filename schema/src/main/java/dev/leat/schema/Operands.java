package dev.leat.schema;

import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What stands on both sides of an operator, checked: a null is never an operand.
final class Operands {
    private Operands() {}

    static Condition compare(Expression<?> left, String operator, @Nullable Object right) {
        Expression<?> operand = operand(left, operator, right);
        boolean ordered = operator.startsWith("<") && !operator.equals("<>");
        boolean comparable = ordered || operator.startsWith(">");
        return Condition.of(
                Formula.bool(
                        left.isNullable() || operand.isNullable(),
                        out -> {
                            out.sql("(");
                            side(out, left, comparable);
                            out.sql(" " + operator + " ");
                            side(out, operand, comparable);
                            out.sql(")");
                        }));
    }

    private static void side(SqlWriter out, Expression<?> expression, boolean comparable) {
        if (comparable) {
            out.comparable(expression);
        } else {
            out.expression(expression);
        }
    }

    /// {@return the values of an IN, which there are}
    static <V> V given(Expression<?> left, String word, @Nullable V values) {
        if (values == null) {
            throw new IllegalArgumentException(
                    "%s.%s(…) is given null in the place of its values; leave the condition out, or give an empty list for none of the rows"
                            .formatted(left, word));
        }
        return values;
    }

    static Condition in(
            Expression<?> left, Collection<? extends @Nullable Object> values, boolean negated) {
        given(left, negated ? "notIn" : "in", values);
        if (values.isEmpty()) {
            return negated ? left.isNotNull() : Conditions.or(List.of());
        }
        List<Expression<?>> constants = new ArrayList<>();
        for (Object value : values) {
            constants.add(operand(left, negated ? "NOT IN" : "IN", value));
        }
        return Condition.of(
                Formula.bool(
                        left.isNullable(),
                        out ->
                                out.sql("(")
                                        .expression(left)
                                        .sql(negated ? " NOT IN (" : " IN (")
                                        .expressions(constants)
                                        .sql("))")));
    }

    static Condition in(Expression<?> left, Subquery<?> query, boolean negated) {
        Expression<?> column = query.onlyColumn();
        return Condition.of(
                Formula.bool(
                        left.isNullable() || column.isNullable(),
                        out -> {
                            out.sql("(").expression(left).sql(negated ? " NOT IN (" : " IN (");
                            query.appendTo(out);
                            out.sql("))");
                        }));
    }

    static Condition pattern(Expression<?> left, String operator, @Nullable String pattern) {
        if (!left.type().isText()) {
            throw new IllegalArgumentException(
                    "%s is %s: %s needs a text"
                            .formatted(Ddl.describe(left), left.type().sql(), operator));
        }
        if (pattern == null) {
            throw new IllegalArgumentException(
                    "%s %s null is never true".formatted(Ddl.describe(left), operator));
        }
        requireWholePattern(left, pattern);
        return compare(left, operator, Functions.value(pattern));
    }

    /// Postgres refuses such a pattern only when it comes to the backslash.
    static void requireWholePattern(Expression<?> left, String pattern) {
        int backslashes = pattern.length();
        while (backslashes > 0 && pattern.charAt(backslashes - 1) == '\\') {
            backslashes--;
        }
        if ((pattern.length() - backslashes) % 2 == 1) {
            throw new IllegalArgumentException(
                    "the pattern for %s ends in a lone backslash; write two for a literal one"
                            .formatted(Ddl.describe(left)));
        }
    }

    static <T extends @Nullable Object> Expression<T> arithmetic(
            Expression<?> left, String operator, @Nullable Object right) {
        if (!left.type().isNumber()) {
            throw new IllegalArgumentException(
                    "%s is %s: %s needs a number"
                            .formatted(Ddl.describe(left), left.type().sql(), operator));
        }
        Expression<?> operand = operand(left, operator, right);
        SqlType type =
                left.type() instanceof SqlType.Numeric ? DataType.NUMERIC.type() : left.type();
        return new Formula<>(
                type,
                left.javaType(),
                null,
                left.isNullable() || operand.isNullable(),
                out ->
                        out.sql("(")
                                .expression(left)
                                .sql(" " + operator + " ")
                                .expression(operand)
                                .sql(")"));
    }

    /// {@return the right side as an expression: itself, or a constant of the left side's type}
    ///
    /// @throws IllegalArgumentException if it is null
    static Expression<?> operand(Expression<?> left, String operator, @Nullable Object right) {
        if (right == null) {
            throw new IllegalArgumentException(
                    "%s %s null is never true; ask with %s"
                            .formatted(
                                    Ddl.describe(left),
                                    operator,
                                    operator.equals("<>") ? "isNotNull()" : "isNull()"));
        }
        return right instanceof Expression<?> expression ? expression : Constant.like(left, right);
    }
}
