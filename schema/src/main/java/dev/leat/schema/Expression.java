package dev.leat.schema;

import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A value that Postgres computes: a [Column], a constant, a function of others, a subquery.
///
/// ```java
/// lower(POSTS.title).like("a%")
/// POSTS.likes.plus(1)
/// caseWhen(POSTS.likes.gt(100), "hot").orElse("cold")
/// sql("date_trunc('week', {})", POSTS.createdAt).as(TIMESTAMPTZ)
/// ```
///
/// Expressions are immutable and serve statements, checks, generated columns, policies and indexes
/// alike. As in SQL, what is computed from a null is null, and a comparison with it is not true. A
/// Java null is never an operand: comparing with it is an error.
///
/// Anyone may implement this; most are made by [Functions], the classes of
/// `dev.leat.schema.function`, and [SqlTemplate].
///
/// @param <T> the Java type of the value; `@Nullable` where it may be null
public interface Expression<T extends @Nullable Object> extends Selectable<T>, SqlOrderTerm {

    /// {@return the type in Postgres}
    SqlType type();

    /// {@return the raw class of the value: `List` for an array}
    Class<?> javaType();

    /// {@return how values of the application's own type are kept; `null` where they are of the
    /// type's}
    default @Nullable Converter<?, ?> codec() {
        return null;
    }

    /// {@return whether the value may be null}
    boolean isNullable();

    /// Writes the expression, in parentheses wherever they could matter.
    void appendTo(SqlWriter out);

    // ---- comparisons

    /// {@return a condition: equal}
    ///
    /// @throws IllegalArgumentException if the value is null; ask with [#isNull()]
    default Condition eq(T value) {
        return Operands.compare(this, "=", value);
    }

    /// {@return a condition: equal to what the other expression gives}
    default Condition eq(Expression<? extends T> other) {
        return Operands.compare(this, "=", other);
    }

    /// {@return a condition: not equal, and neither is null}
    default Condition ne(T value) {
        return Operands.compare(this, "<>", value);
    }

    /// {@return a condition: not equal, and neither is null}
    default Condition ne(Expression<? extends T> other) {
        return Operands.compare(this, "<>", other);
    }

    /// {@return a condition: less; texts by code point, enums by their labels}
    default Condition lt(T value) {
        return Operands.compare(this, "<", value);
    }

    /// {@return a condition: less; texts by code point, enums by their labels}
    default Condition lt(Expression<? extends T> other) {
        return Operands.compare(this, "<", other);
    }

    /// {@return a condition: as [#lt], or equal}
    default Condition le(T value) {
        return Operands.compare(this, "<=", value);
    }

    /// {@return a condition: as [#lt], or equal}
    default Condition le(Expression<? extends T> other) {
        return Operands.compare(this, "<=", other);
    }

    /// {@return a condition: greater; the order is that of [#lt]}
    default Condition gt(T value) {
        return Operands.compare(this, ">", value);
    }

    /// {@return a condition: greater; the order is that of [#lt]}
    default Condition gt(Expression<? extends T> other) {
        return Operands.compare(this, ">", other);
    }

    /// {@return a condition: as [#gt], or equal}
    default Condition ge(T value) {
        return Operands.compare(this, ">=", value);
    }

    /// {@return a condition: as [#gt], or equal}
    default Condition ge(Expression<? extends T> other) {
        return Operands.compare(this, ">=", other);
    }

    /// {@return a condition: from `low` to `high`, both included}
    default Condition between(T low, T high) {
        return Conditions.and(ge(low), le(high));
    }

    /// {@return a condition: from `low` to `high`, both included}
    default Condition between(Expression<? extends T> low, Expression<? extends T> high) {
        return Conditions.and(ge(low), le(high));
    }

    /// {@return a condition: less than `low` or greater than `high`}
    default Condition notBetween(T low, T high) {
        return Conditions.or(lt(low), gt(high));
    }

    /// {@return a condition: one of the values; without values, never}
    default Condition in(Collection<? extends T> values) {
        return Operands.in(this, values, false);
    }

    /// {@return a condition: one of the values}
    @SuppressWarnings("unchecked") // the array is only read
    default Condition in(T... values) {
        return in(Arrays.asList(Operands.given(this, "in", values)));
    }

    /// {@return a condition: none of the values, and not null}
    default Condition notIn(Collection<? extends T> values) {
        return Operands.in(this, values, true);
    }

    /// {@return a condition: none of the values, and not null}
    @SuppressWarnings("unchecked") // the array is only read
    default Condition notIn(T... values) {
        return notIn(Arrays.asList(Operands.given(this, "notIn", values)));
    }

    /// {@return a condition: one of the values that the query gives}
    ///
    /// @throws IllegalArgumentException if the query does not give exactly one column
    default Condition in(Subquery<? extends T> query) {
        return Operands.in(this, query, false);
    }

    /// {@return a condition: none of the values that the query gives. Never true if one of them is
    /// null, as in SQL: [Conditions#notExists(Subquery)] does not have this trap}
    default Condition notIn(Subquery<? extends T> query) {
        return Operands.in(this, query, true);
    }

    /// {@return a condition: there is no value}
    default Condition isNull() {
        return Condition.of(
                Formula.bool(false, out -> out.sql("(").expression(this).sql(" IS NULL)")));
    }

    /// {@return a condition: there is a value}
    default Condition isNotNull() {
        return Condition.of(
                Formula.bool(false, out -> out.sql("(").expression(this).sql(" IS NOT NULL)")));
    }

    /// {@return a condition: another value, null counting as one}
    default Condition isDistinctFrom(Expression<? extends @Nullable T> other) {
        return Condition.of(
                Formula.bool(
                        false,
                        out ->
                                out.sql("(")
                                        .expression(this)
                                        .sql(" IS DISTINCT FROM ")
                                        .expression(other)
                                        .sql(")")));
    }

    /// {@return a condition: the same value, null counting as one}
    default Condition isNotDistinctFrom(Expression<? extends @Nullable T> other) {
        return isDistinctFrom(other).not();
    }

    /// {@return a condition: matches the pattern, `%` standing for any run of characters, `_` for
    /// one, a backslash before a character for itself}
    default Condition like(String pattern) {
        return Operands.pattern(this, "LIKE", pattern);
    }

    /// {@return as [#like(String)], case ignored}
    default Condition ilike(String pattern) {
        return Operands.pattern(this, "ILIKE", pattern);
    }

    /// {@return the opposite of [#like(String)]; not for nulls either}
    default Condition notLike(String pattern) {
        return Operands.pattern(this, "NOT LIKE", pattern);
    }

    /// {@return the opposite of [#ilike(String)]; not for nulls either}
    default Condition notIlike(String pattern) {
        return Operands.pattern(this, "NOT ILIKE", pattern);
    }

    // ---- arithmetic

    /// {@return the sum}
    ///
    /// @throws IllegalArgumentException if this is not a number
    default Expression<T> plus(T value) {
        return Operands.arithmetic(this, "+", value);
    }

    /// {@return the sum}
    default Expression<T> plus(Expression<? extends T> other) {
        return Operands.arithmetic(this, "+", other);
    }

    /// {@return the difference}
    default Expression<T> minus(T value) {
        return Operands.arithmetic(this, "-", value);
    }

    /// {@return the difference}
    default Expression<T> minus(Expression<? extends T> other) {
        return Operands.arithmetic(this, "-", other);
    }

    /// {@return the product}
    default Expression<T> times(T value) {
        return Operands.arithmetic(this, "*", value);
    }

    /// {@return the product}
    default Expression<T> times(Expression<? extends T> other) {
        return Operands.arithmetic(this, "*", other);
    }

    /// {@return the quotient; of whole numbers cut towards zero}
    default Expression<T> dividedBy(T value) {
        return Operands.arithmetic(this, "/", value);
    }

    /// {@return the quotient; of whole numbers cut towards zero}
    default Expression<T> dividedBy(Expression<? extends T> other) {
        return Operands.arithmetic(this, "/", other);
    }

    /// {@return the remainder, with the sign of this}
    default Expression<T> modulo(T value) {
        return Operands.arithmetic(this, "%", value);
    }

    /// {@return the remainder, with the sign of this}
    default Expression<T> modulo(Expression<? extends T> other) {
        return Operands.arithmetic(this, "%", other);
    }

    // ---- types, names, order

    /// {@return this value as another type, as `CAST` converts it}
    default <U> Expression<U> cast(DataType<U> to) {
        return Functions.cast(this, to);
    }

    /// {@return this expression under a name, by which a select's record or outer query knows it}
    default Named<T> as(String name) {
        return new Named<>(name, this);
    }

    /// {@return this text compared and ordered by a collation, such as `de-x-icu`}
    default Expression<T> collate(String collation) {
        return new Collated<>(this, collation);
    }

    /// {@return the order from least to greatest, nulls first}
    default SqlSort asc() {
        return new ExpressionSort(this, false, null);
    }

    /// {@return the order from greatest to least, nulls last}
    default SqlSort desc() {
        return new ExpressionSort(this, true, null);
    }

    @Override
    default SqlSort sort() {
        return asc();
    }

    /// {@return expressions of a varargs array}
    ///
    /// @throws IllegalArgumentException if one is null
    static List<Expression<?>> list(Expression<?>... expressions) {
        for (Expression<?> expression : expressions) {
            if (expression == null) {
                throw new IllegalArgumentException("an expression of the list is null");
            }
        }
        return List.of(expressions);
    }
}
