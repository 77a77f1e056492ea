package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Shapes that operators and functions have in common.
final class Calls {
    private Calls() {}

    /// {@return `(left operator right)` as a condition}
    static Condition condition(Expression<?> left, String operator, Expression<?> right) {
        return Condition.of(
                Formula.bool(
                        left.isNullable() || right.isNullable(),
                        out ->
                                out.sql("(")
                                        .expression(left)
                                        .sql(" ")
                                        .operator(operator)
                                        .sql(" ")
                                        .expression(right)
                                        .sql(")")));
    }

    /// {@return `(left operator right)`}
    static <T extends @Nullable Object> Expression<T> operator(
            DataType<?> type,
            boolean nullable,
            Expression<?> left,
            String operator,
            Expression<?> r) {
        return Formula.of(
                type,
                nullable,
                out ->
                        out.sql("(")
                                .expression(left)
                                .sql(" ")
                                .operator(operator)
                                .sql(" ")
                                .expression(r)
                                .sql(")"));
    }

    /// {@return `name(arguments)`}
    static <T extends @Nullable Object> Expression<T> call(
            DataType<?> type, boolean nullable, String name, Expression<?>... arguments) {
        List<Expression<?>> list = Expression.list(arguments);
        return Formula.of(type, nullable, out -> out.sql(name + "(").expressions(list).sql(")"));
    }

    /// {@return `name(arguments)`, of the type of another expression}
    static <T extends @Nullable Object> Expression<T> callLike(
            Expression<?> like, boolean nullable, String name, Expression<?>... arguments) {
        List<Expression<?>> list = Expression.list(arguments);
        return Formula.like(like, nullable, out -> out.sql(name + "(").expressions(list).sql(")"));
    }

    /// {@return a constant of the type of an expression}
    ///
    /// @throws IllegalArgumentException if it is null
    static <T> Expression<T> constant(Expression<?> like, @Nullable Object value) {
        if (value == null) {
            throw new IllegalArgumentException(
                    "an operand beside an expression of type %s is null; nothing is true of null"
                            .formatted(like.type().sql()));
        }
        return Formula.like(like, false, out -> out.value(like.type(), like.codec(), value));
    }
}
