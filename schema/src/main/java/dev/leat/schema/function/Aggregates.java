package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values of many rows. All but the counts are null when there is no row, or only nulls.
public final class Aggregates {
    private Aggregates() {}

    // ---- counts

    /// {@return the number of rows}
    public static Aggregate<Long> count() {
        return of(DataType.BIGINT, false, "count", "");
    }

    /// {@return the number of rows in which the expression is not null}
    public static Aggregate<Long> count(Expression<?> expression) {
        return of(DataType.BIGINT, false, "count", "", expression);
    }

    /// {@return the number of rows for which the condition holds}
    public static Aggregate<Long> countWhere(Condition condition) {
        return count().filter(condition);
    }

    /// {@return the number of different values}
    public static Aggregate<Long> countDistinct(Expression<?> expression) {
        return count(expression).distinct();
    }

    // ---- numbers

    /// {@return the exact sum}
    public static Aggregate<@Nullable BigDecimal> sum(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.NUMERIC, true, "sum", "numeric", number);
    }

    /// {@return the sum of whole numbers; the statement fails if it is beyond a `bigint`}
    public static Aggregate<@Nullable Long> sumLong(Expression<? extends @Nullable Number> number) {
        return of(DataType.BIGINT, true, "sum", "bigint", number);
    }

    /// {@return the sum as a binary number}
    public static Aggregate<@Nullable Double> sumDouble(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.DOUBLE_PRECISION, true, "sum", "double precision", number);
    }

    /// {@return the mean}
    public static Aggregate<@Nullable BigDecimal> avg(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.NUMERIC, true, "avg", "numeric", number);
    }

    /// {@return the mean as a binary number}
    public static Aggregate<@Nullable Double> avgDouble(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.DOUBLE_PRECISION, true, "avg", "double precision", number);
    }

    /// {@return the standard deviation of a sample}
    public static Aggregate<@Nullable Double> stddev(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.DOUBLE_PRECISION, true, "stddev_samp", "double precision", number);
    }

    /// {@return the variance of a sample}
    public static Aggregate<@Nullable Double> variance(
            Expression<? extends @Nullable Number> number) {
        return of(DataType.DOUBLE_PRECISION, true, "var_samp", "double precision", number);
    }

    // ---- extremes, truth

    /// {@return the least value; texts by the database's collation}
    public static <T> Aggregate<@Nullable T> min(Expression<? extends @Nullable T> expression) {
        return like(expression, "min");
    }

    /// {@return the greatest value; texts by the database's collation}
    public static <T> Aggregate<@Nullable T> max(Expression<? extends @Nullable T> expression) {
        return like(expression, "max");
    }

    /// {@return any value that is not null; needs Postgres 16}
    public static <T> Aggregate<@Nullable T> anyValue(
            Expression<? extends @Nullable T> expression) {
        return like(expression, "any_value");
    }

    /// {@return whether the condition holds for all rows}
    public static Aggregate<@Nullable Boolean> boolAnd(Condition condition) {
        return of(DataType.BOOLEAN, true, "bool_and", "", condition.asExpression());
    }

    /// {@return whether the condition holds for any row}
    public static Aggregate<@Nullable Boolean> boolOr(Condition condition) {
        return of(DataType.BOOLEAN, true, "bool_or", "", condition.asExpression());
    }

    // ---- lists

    /// {@return all values, nulls too}
    public static <T extends @Nullable Object> Aggregate<@Nullable List<T>> arrayAgg(
            Expression<T> expression) {
        Converter<?, ?> codec = expression.codec();
        return new Aggregate<>(
                new Formula<List<T>>(
                        new SqlType.Array(expression.type()),
                        List.class,
                        codec == null ? null : codec.list(),
                        true,
                        out -> {}),
                true,
                "array_agg",
                List.of(expression),
                "",
                false,
                List.of(),
                false,
                null);
    }

    /// {@return all texts that are not null, one behind the other}
    public static Aggregate<@Nullable String> stringAgg(
            Expression<? extends @Nullable String> text, String delimiter) {
        return of(DataType.TEXT, true, "string_agg", "", text, Functions.value(delimiter));
    }

    /// {@return all values as a JSON array}
    public static Aggregate<@Nullable String> jsonbAgg(Expression<?> expression) {
        return of(DataType.JSONB, true, "jsonb_agg", "", expression);
    }

    /// {@return an object of all keys and values}
    public static Aggregate<@Nullable String> jsonbObjectAgg(
            Expression<String> key, Expression<?> value) {
        return of(DataType.JSONB, true, "jsonb_object_agg", "", key, value);
    }

    // ---- ordered sets

    /// {@return the value below which a part of the rows lies, between two rows if need be}
    ///
    /// @param fraction from 0 to 1; 0.5 for the median
    public static Aggregate<@Nullable Double> percentileCont(
            double fraction, Expression<? extends @Nullable Number> number) {
        return within(
                DataType.DOUBLE_PRECISION,
                "percentile_cont",
                List.of(Functions.value(fraction)),
                Functions.cast(number, DataType.DOUBLE_PRECISION));
    }

    /// {@return for each part of the rows the value below which it lies}
    ///
    /// @param fractions each from 0 to 1
    public static Aggregate<@Nullable List<Double>> percentilesCont(
            List<Double> fractions, Expression<? extends @Nullable Number> number) {
        return within(
                DataType.DOUBLE_PRECISION.array(),
                "percentile_cont",
                List.of(Functions.value(DataType.DOUBLE_PRECISION.array(), fractions)),
                Functions.cast(number, DataType.DOUBLE_PRECISION));
    }

    /// {@return the first value of the order at or above which a part of the rows lies}
    ///
    /// @param fraction from 0 to 1
    public static <T> Aggregate<@Nullable T> percentileDisc(
            double fraction, Expression<? extends @Nullable T> ordered) {
        return orderedSet(ordered, "percentile_disc", List.of(Functions.value(fraction)));
    }

    /// {@return the most frequent value}
    public static <T> Aggregate<@Nullable T> mode(Expression<? extends @Nullable T> expression) {
        return orderedSet(expression, "mode", List.of());
    }

    /// {@return the rank that a row of this value would have among the rows}
    public static <T extends @Nullable Object> Aggregate<@Nullable Long> hypotheticalRank(
            T value, Expression<T> ordered) {
        return within(DataType.BIGINT, "rank", List.of(placed(value, ordered)), ordered);
    }

    /// {@return as [#hypotheticalRank(Object, Expression)], equal rows counting as one}
    public static <T extends @Nullable Object> Aggregate<@Nullable Long> hypotheticalDenseRank(
            T value, Expression<T> ordered) {
        return within(DataType.BIGINT, "dense_rank", List.of(placed(value, ordered)), ordered);
    }

    /// {@return which part of the rows comes before a row of this value, from 0 to 1}
    public static <T extends @Nullable Object> Aggregate<@Nullable Double> hypotheticalPercentRank(
            T value, Expression<T> ordered) {
        return within(
                DataType.DOUBLE_PRECISION,
                "percent_rank",
                List.of(placed(value, ordered)),
                ordered);
    }

    /// {@return which part of the rows comes before a row of this value or equals it, from 0 to 1}
    public static <T extends @Nullable Object> Aggregate<@Nullable Double> hypotheticalCumeDist(
            T value, Expression<T> ordered) {
        return within(
                DataType.DOUBLE_PRECISION, "cume_dist", List.of(placed(value, ordered)), ordered);
    }

    private static <T extends @Nullable Object> Expression<T> placed(
            T value, Expression<T> ordered) {
        return Formula.like(
                ordered, false, out -> out.value(ordered.type(), ordered.codec(), value));
    }

    // ---- any other

    /// {@return a call of any aggregate, as `bit_or`, `corr`, `app.median`: what has no method
    /// here, or is your own}
    ///
    /// @param name with its schema if it needs one, each quoted
    public static <T> Aggregate<@Nullable T> aggregate(
            String name, DataType<T> type, Expression<?>... arguments) {
        String quoted =
                String.join(
                        ".",
                        java.util.Arrays.stream(name.split("\\.")).map(Identifier::quote).toList());
        return of(type, true, quoted, "", arguments);
    }

    private static <T> Aggregate<@Nullable T> orderedSet(
            Expression<?> ordered, String function, List<Expression<?>> arguments) {
        return new Aggregate<>(
                ordered, true, function, arguments, "", false, sorts(ordered), true, null);
    }

    private static <T> Aggregate<@Nullable T> within(
            DataType<T> type, String function, List<Expression<?>> arguments, Expression<?> o) {
        return new Aggregate<>(
                typed(type), true, function, arguments, "", false, sorts(o), true, null);
    }

    private static List<SqlSort> sorts(SqlOrderTerm term) {
        return List.of(term.sort());
    }

    /// {@return for a row of grouping sets a bit for each expression, 1 where the row sums up over
    /// it}
    public static Expression<Integer> grouping(Expression<?>... expressions) {
        List<Expression<?>> list = Expression.list(expressions);
        return Formula.of(
                DataType.INTEGER, false, out -> out.sql("grouping(").expressions(list).sql(")"));
    }

    private static <T extends @Nullable Object> Aggregate<T> like(
            Expression<?> expression, String function) {
        return new Aggregate<>(
                expression, true, function, List.of(expression), "", false, List.of(), false, null);
    }

    private static <T extends @Nullable Object> Aggregate<T> of(
            DataType<?> type,
            boolean nullable,
            String function,
            String cast,
            Expression<?>... arguments) {
        return new Aggregate<>(
                typed(type),
                nullable,
                function,
                Expression.list(arguments),
                cast,
                false,
                List.of(),
                false,
                null);
    }

    private static Expression<?> typed(DataType<?> type) {
        return Formula.of(type, true, out -> {});
    }
}
