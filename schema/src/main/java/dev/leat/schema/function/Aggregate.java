package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A value of many rows: `sumLong(POSTS.likes).filter(POSTS.published.eq(true))`. Immutable.
///
/// @param like has the type of the result
/// @param function the name in SQL
/// @param arguments none for `*`
/// @param cast the type to which the result is cast; empty for none
/// @param within whether the order is that of an ordered-set aggregate: `WITHIN GROUP`
public record Aggregate<T extends @Nullable Object>(
        Expression<?> like,
        boolean isNullable,
        String function,
        List<Expression<?>> arguments,
        String cast,
        boolean isDistinct,
        List<SqlSort> order,
        boolean within,
        @Nullable Condition condition)
        implements Expression<T> {
    public Aggregate {
        Objects.requireNonNull(like, "like");
        Objects.requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
        order = List.copyOf(order);
    }

    /// {@return this over different values only}
    public Aggregate<T> distinct() {
        return new Aggregate<>(
                like, isNullable, function, arguments, cast, true, order, within, condition);
    }

    /// {@return this over the rows in an order, which matters to `arrayAgg`, `stringAgg` and the
    /// like}
    public Aggregate<T> orderBy(SqlOrderTerm... terms) {
        if (within) {
            throw new IllegalStateException(function + " has its order already");
        }
        List<SqlSort> sorts = new ArrayList<>(order);
        for (SqlOrderTerm term : terms) {
            sorts.add(term.sort());
        }
        return new Aggregate<>(
                like, isNullable, function, arguments, cast, isDistinct, sorts, false, condition);
    }

    /// {@return this over the rows for which the condition holds}
    public Aggregate<T> filter(Condition newCondition) {
        Objects.requireNonNull(newCondition, "the condition is null; leave filter(…) out");
        Condition all = condition == null ? newCondition : condition.and(newCondition);
        return new Aggregate<>(
                like, isNullable, function, arguments, cast, isDistinct, order, within, all);
    }

    /// {@return this over the rows of a window, for each row}
    public Expression<T> over(Window window) {
        Objects.requireNonNull(window, "window");
        return Formula.like(
                like,
                isNullable,
                out ->
                        write(
                                out,
                                () -> {
                                    out.sql(" OVER (");
                                    window.appendTo(out);
                                    out.sql(")");
                                }));
    }

    @Override
    public SqlType type() {
        return like.type();
    }

    @Override
    public Class<?> javaType() {
        return like.javaType();
    }

    @Override
    public @Nullable Converter<?, ?> codec() {
        return like.codec();
    }

    @Override
    public void appendTo(SqlWriter out) {
        write(out, () -> {});
    }

    private void write(SqlWriter out, Runnable over) {
        if (!cast.isEmpty()) {
            out.sql("CAST(");
        }
        out.sql(function + (isDistinct ? "(DISTINCT " : "("));
        if (arguments.isEmpty() && !within) {
            out.sql("*");
        }
        out.expressions(arguments);
        if (!order.isEmpty()) {
            out.sql(within ? ") WITHIN GROUP (ORDER BY " : " ORDER BY ");
            // With DISTINCT Postgres orders only by what it is given.
            if (isDistinct) {
                out.join(
                        ", ",
                        order,
                        sort ->
                                out.expression(sort.expression())
                                        .sql(sort.descending() ? " DESC" : ""));
            } else {
                out.join(", ", order, out::order);
            }
        }
        out.sql(")");
        if (condition != null) {
            out.sql(" FILTER (WHERE ").condition(condition).sql(")");
        }
        over.run();
        if (!cast.isEmpty()) {
            out.sql(" AS " + cast + ")");
        }
    }
}
