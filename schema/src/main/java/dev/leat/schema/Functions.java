package dev.leat.schema;

import java.math.BigDecimal;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Constants, casts, CASE and the functions that every schema needs, for static import. Aggregates,
/// windows, JSON, arrays and so on are in `dev.leat.schema.function`.
///
/// A function of which a part is null is null, unless its description says otherwise.
public final class Functions {
    private Functions() {}

    // ---- constants, SQL, calls

    /// {@return a constant: a parameter in statements, a literal in DDL}
    ///
    /// @throws IllegalArgumentException if no Postgres type goes with the value's class
    public static <T> Expression<T> value(T value) {
        Objects.requireNonNull(value, "value");
        return new Constant<>(DataType.typeOf(value), value.getClass(), null, value);
    }

    /// {@return a constant of a type}
    public static <T> Expression<T> value(DataType<T> type, T value) {
        Objects.requireNonNull(value, "value");
        return new Constant<>(type.type(), type.javaType(), type.codec(), value);
    }

    /// {@return NULL of a type}
    public static <T> Expression<@Nullable T> nullValue(DataType<T> type) {
        return new Constant<>(type.type(), type.javaType(), type.codec(), null);
    }

    /// {@return SQL with `{}` where a part is put in; see [SqlTemplate]}
    public static SqlTemplate sql(String sql, @Nullable Object... parts) {
        return SqlTemplate.of(sql, parts);
    }

    /// {@return a call of any function, assumed to be null when an argument is}
    ///
    /// @param name with its schema if it needs one, each quoted: `similarity`, `app.rank`
    /// @param arguments expressions, or values that become parameters
    public static <T extends @Nullable Object> Expression<T> function(
            String name, DataType<? extends T> type, @Nullable Object... arguments) {
        List<Expression<?>> operands = new ArrayList<>();
        for (Object argument : arguments) {
            operands.add(argument(name, argument));
        }
        String quoted =
                String.join(".", Arrays.stream(name.split("\\.")).map(Identifier::quote).toList());
        return Formula.of(
                type,
                operands.stream().anyMatch(Expression::isNullable),
                out -> out.sql(quoted + "(").expressions(operands).sql(")"));
    }

    private static Expression<?> argument(String function, @Nullable Object argument) {
        return switch (argument) {
            case null ->
                    throw new IllegalArgumentException(
                            "an argument of %s() is null; say nullValue(type)".formatted(function));
            case Expression<?> expression -> expression;
            case Condition condition -> condition.asExpression();
            default -> value(argument);
        };
    }

    /// {@return a value as another type; an error of the statement if it cannot be}
    public static <U> Expression<U> cast(Expression<?> expression, DataType<U> type) {
        return Formula.of(
                type,
                expression.isNullable(),
                out ->
                        out.sql("CAST(")
                                .expression(expression)
                                .sql(" AS " + type.type().sql() + ")"));
    }

    // ---- choosing

    /// {@return the beginning of a CASE: this value where the condition holds}
    public static <T> CaseExpression<T> caseWhen(Condition condition, T value) {
        return new CaseExpression<>(condition, value(value));
    }

    /// {@return the beginning of a CASE: what the expression gives where the condition holds}
    public static <T> CaseExpression<T> caseWhen(
            Condition condition, Expression<? extends T> result) {
        return new CaseExpression<>(condition, result);
    }

    /// {@return the first, or `value` where it is null}
    public static <T> Expression<T> coalesce(Expression<@Nullable T> first, T value) {
        return coalesced(false, List.of(first, Operands.operand(first, "COALESCE", value)));
    }

    /// {@return the first of the two that is not null}
    public static <T extends @Nullable Object> Expression<T> coalesce(
            Expression<? extends @Nullable T> first, Expression<? extends T> second) {
        return coalesced(first.isNullable() && second.isNullable(), List.of(first, second));
    }

    private static <T extends @Nullable Object> Expression<T> coalesced(
            boolean nullable, List<Expression<?>> parts) {
        return Formula.like(
                parts.getFirst(),
                nullable,
                out -> out.sql("coalesce(").expressions(parts).sql(")"));
    }

    /// {@return the expression, or null where it is `value`}
    public static <T> Expression<@Nullable T> nullIf(Expression<? extends @Nullable T> e, T value) {
        Expression<?> operand = Operands.operand(e, "NULLIF", value);
        return Formula.like(
                e,
                true,
                out -> out.sql("nullif(").expression(e).sql(", ").expression(operand).sql(")"));
    }

    /// {@return the greatest that is not null}
    @SafeVarargs
    public static <T extends @Nullable Object> Expression<T> greatest(
            Expression<? extends T> first, Expression<? extends T>... others) {
        return extreme("greatest", first, Expression.list(others));
    }

    /// {@return the least that is not null}
    @SafeVarargs
    public static <T extends @Nullable Object> Expression<T> least(
            Expression<? extends T> first, Expression<? extends T>... others) {
        return extreme("least", first, Expression.list(others));
    }

    private static <T extends @Nullable Object> Expression<T> extreme(
            String name, Expression<?> first, List<Expression<?>> others) {
        List<Expression<?>> all = new ArrayList<>(List.of(first));
        all.addAll(others);
        return Formula.like(
                first,
                all.stream().allMatch(Expression::isNullable),
                out -> out.sql(name + "(").expressions(all).sql(")"));
    }

    // ---- text

    /// {@return the text in lower case, by the database's locale}
    public static <T extends @Nullable String> Expression<T> lower(Expression<T> text) {
        return call("lower", text);
    }

    /// {@return the text in upper case, by the database's locale}
    public static <T extends @Nullable String> Expression<T> upper(Expression<T> text) {
        return call("upper", text);
    }

    /// {@return the text without blanks at both ends}
    public static <T extends @Nullable String> Expression<T> trim(Expression<T> text) {
        return call("btrim", text);
    }

    private static <T extends @Nullable Object> Expression<T> call(
            String name, Expression<?> text) {
        return Formula.of(
                DataType.TEXT,
                text.isNullable(),
                out -> out.sql(name + "(").expression(text).sql(")"));
    }

    /// {@return the number of characters}
    public static Expression<Integer> length(Expression<? extends @Nullable String> text) {
        return function("length", DataType.INTEGER, text);
    }

    /// {@return the texts one after the other, nulls left out: `concat(a, " ", b)`}
    ///
    /// @param parts expressions of any type, or values
    public static Expression<String> concat(@Nullable Object... parts) {
        List<Expression<?>> operands = new ArrayList<>();
        for (Object part : parts) {
            operands.add(argument("concat", part));
        }
        return Formula.of(
                DataType.TEXT, false, out -> out.sql("concat(").expressions(operands).sql(")"));
    }

    /// {@return a part of the text}
    ///
    /// @param from the first character, counted from 1
    /// @param count how many characters
    public static <T extends @Nullable String> Expression<T> substring(
            Expression<T> text, int from, int count) {
        return function0("substr", text, from, count);
    }

    /// {@return the text with every `search` replaced}
    public static <T extends @Nullable String> Expression<T> replace(
            Expression<T> text, String search, String replacement) {
        return function0("replace", text, search, replacement);
    }

    private static <T extends @Nullable Object> Expression<T> function0(
            String name, Expression<?> text, Object a, Object b) {
        return Formula.of(
                DataType.TEXT,
                text.isNullable(),
                out -> out.sql(name + "(").expressions(List.of(text, value(a), value(b))).sql(")"));
    }

    // ---- numbers, time, identity

    /// {@return the number without its sign}
    public static <T extends @Nullable Number> Expression<T> abs(Expression<T> number) {
        return Formula.like(
                number, number.isNullable(), out -> out.sql("abs(").expression(number).sql(")"));
    }

    /// {@return the number rounded to so many digits after the point}
    public static Expression<BigDecimal> round(
            Expression<? extends @Nullable BigDecimal> number, int digits) {
        return function("round", DataType.NUMERIC, number, digits);
    }

    /// {@return the start of the transaction}
    public static Expression<Instant> now() {
        return function("now", DataType.TIMESTAMPTZ);
    }

    /// {@return the day on which the transaction started, in the session's time zone}
    public static Expression<LocalDate> currentDate() {
        return Formula.of(DataType.DATE, false, out -> out.sql("CURRENT_DATE"));
    }

    /// {@return a random UUID of version 4}
    public static Expression<UUID> randomUuid() {
        return function("gen_random_uuid", DataType.UUID);
    }
}
