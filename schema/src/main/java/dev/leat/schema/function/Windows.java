package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The functions that see the rows around a row. An aggregate becomes one by
/// [Aggregate#over(Window)].
public final class Windows {
    private Windows() {}

    /// {@return the number of the row in its window, from 1}
    public static WindowFunction<Long> rowNumber() {
        return call("row_number", DataType.BIGINT);
    }

    /// {@return the number of the row's first peer}
    public static WindowFunction<Long> rank() {
        return call("rank", DataType.BIGINT);
    }

    /// {@return the number of the row's group of peers, from 1}
    public static WindowFunction<Long> denseRank() {
        return call("dense_rank", DataType.BIGINT);
    }

    /// {@return the rank from 0 to 1}
    public static WindowFunction<Double> percentRank() {
        return call("percent_rank", DataType.DOUBLE_PRECISION);
    }

    /// {@return the part of rows up to this one and its peers}
    public static WindowFunction<Double> cumeDist() {
        return call("cume_dist", DataType.DOUBLE_PRECISION);
    }

    /// {@return the number of the part that the row is in, if there are `parts` of them}
    public static WindowFunction<Integer> ntile(int parts) {
        return call("ntile", DataType.INTEGER, Functions.value(parts));
    }

    private static <T> WindowFunction<T> call(
            String name, DataType<T> type, Expression<?>... arguments) {
        List<Expression<?>> list = Expression.list(arguments);
        return new WindowFunction<>(
                Formula.of(type, false, out -> out.sql(name + "(").expressions(list).sql(")")));
    }

    /// {@return the value in the row before, or null}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> lag(
            Expression<T> expression) {
        return lag(expression, 1);
    }

    /// {@return the value so many rows before, or null}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> lag(
            Expression<T> expression, int rows) {
        return at("lag", expression, Functions.value(rows));
    }

    /// {@return the value so many rows before, or `otherwise`}
    public static <T> WindowFunction<T> lag(Expression<T> expression, int rows, T otherwise) {
        return orElse("lag", expression, rows, otherwise);
    }

    /// {@return the value in the row behind, or null}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> lead(
            Expression<T> expression) {
        return lead(expression, 1);
    }

    /// {@return the value so many rows behind, or null}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> lead(
            Expression<T> expression, int rows) {
        return at("lead", expression, Functions.value(rows));
    }

    /// {@return the value so many rows behind, or `otherwise`}
    public static <T> WindowFunction<T> lead(Expression<T> expression, int rows, T otherwise) {
        return orElse("lead", expression, rows, otherwise);
    }

    private static <T> WindowFunction<T> orElse(
            String name, Expression<T> expression, int rows, T otherwise) {
        Objects.requireNonNull(otherwise, "otherwise");
        Expression<T> value =
                Formula.like(
                        expression,
                        false,
                        out -> out.value(expression.type(), expression.codec(), otherwise));
        List<Expression<?>> arguments = List.of(expression, Functions.value(rows), value);
        return new WindowFunction<>(
                Formula.like(
                        expression,
                        expression.isNullable(),
                        out -> out.sql(name + "(").expressions(arguments).sql(")")));
    }

    /// {@return the value in the first row of the frame}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> firstValue(
            Expression<T> expression) {
        return at("first_value", expression);
    }

    /// {@return the value in the last row of the frame, which usually ends at the current row}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> lastValue(
            Expression<T> expression) {
        return at("last_value", expression);
    }

    /// {@return the value in the row of this number in the frame, from 1}
    public static <T extends @Nullable Object> WindowFunction<@Nullable T> nthValue(
            Expression<T> expression, int number) {
        return at("nth_value", expression, Functions.value(number));
    }

    private static <T extends @Nullable Object> WindowFunction<@Nullable T> at(
            String name, Expression<T> expression, Expression<?>... more) {
        List<Expression<?>> rest = Expression.list(more);
        return new WindowFunction<>(
                Formula.like(
                        expression,
                        true,
                        out -> {
                            out.sql(name + "(").expression(expression);
                            rest.forEach(argument -> out.sql(", ").expression(argument));
                            out.sql(")");
                        }));
    }
}
