package dev.leat.schema.function;

import dev.leat.schema.Condition;
import dev.leat.schema.Converter;
import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.Functions;
import dev.leat.schema.SqlType;
import java.util.Collection;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Arrays: `contains(POSTS.tags, List.of("java"))`.
public final class Arrays {
    private Arrays() {}

    /// {@return a condition: the array has all of these elements}
    public static <T> Condition contains(
            Expression<? extends @Nullable List<T>> array, Collection<? extends T> elements) {
        return Calls.condition(array, "@>", list(array, elements));
    }

    /// {@return a condition: the first array has all elements of the second}
    public static <T> Condition contains(
            Expression<? extends @Nullable List<T>> array,
            Expression<? extends @Nullable List<T>> other) {
        return Calls.condition(array, "@>", other);
    }

    /// {@return a condition: the array has no other elements than these}
    public static <T> Condition containedBy(
            Expression<? extends @Nullable List<T>> array, Collection<? extends T> elements) {
        return Calls.condition(array, "<@", list(array, elements));
    }

    /// {@return a condition: the array has one of these elements}
    public static <T> Condition overlaps(
            Expression<? extends @Nullable List<T>> array, Collection<? extends T> elements) {
        return Calls.condition(array, "&&", list(array, elements));
    }

    /// {@return a condition: the arrays have an element in common}
    public static <T> Condition overlaps(
            Expression<? extends @Nullable List<T>> array,
            Expression<? extends @Nullable List<T>> other) {
        return Calls.condition(array, "&&", other);
    }

    private static <T> Expression<List<T>> list(
            Expression<?> array, Collection<? extends T> elements) {
        return Calls.constant(array, List.copyOf(elements));
    }

    /// {@return a condition: the value is an element of the array}
    public static <T> Condition hasElement(
            Expression<? extends @Nullable List<T>> array, T element) {
        Expression<T> value = element(array, element);
        return hasElement(array, value);
    }

    /// {@return a condition: what the expression gives is an element of the array}
    public static <T> Condition hasElement(
            Expression<? extends @Nullable List<T>> array, Expression<? extends T> element) {
        return Condition.of(
                Formula.bool(
                        true,
                        out ->
                                out.sql("(")
                                        .expression(element)
                                        .sql(" = ANY (")
                                        .expression(array)
                                        .sql("))")));
    }

    private static <T> Expression<T> element(Expression<?> array, T element) {
        if (element == null) {
            throw new IllegalArgumentException("an array is never found to have the element null");
        }
        SqlType type = elementType(array);
        Converter<?, ?> codec = Converter.ofElements(array.codec());
        return new Formula<>(
                type, element.getClass(), codec, false, out -> out.value(type, codec, element));
    }

    private static SqlType elementType(Expression<?> array) {
        if (!(array.type().base() instanceof SqlType.Array type)) {
            throw new IllegalArgumentException(array.type().sql() + " is not an array");
        }
        return type.element();
    }

    /// {@return the number of elements; of an array of arrays, of the outer ones}
    public static Expression<Integer> cardinality(Expression<? extends @Nullable List<?>> array) {
        return Calls.call(DataType.INTEGER, array.isNullable(), "cardinality", array);
    }

    /// {@return the element at a place, from 1; null where there is none}
    public static <T> Expression<@Nullable T> elementAt(
            Expression<? extends @Nullable List<T>> array, int place, DataType<T> type) {
        return Formula.of(
                type,
                true,
                out ->
                        out.sql("((")
                                .expression(array)
                                .sql(")[")
                                .expression(Functions.value(place))
                                .sql("])"));
    }

    /// {@return the array with an element behind it}
    public static <T, A extends @Nullable List<T>> Expression<A> append(
            Expression<A> array, T element) {
        return Calls.callLike(
                array, array.isNullable(), "array_append", array, element(array, element));
    }

    /// {@return the array without an element}
    public static <T, A extends @Nullable List<T>> Expression<A> remove(
            Expression<A> array, T element) {
        return Calls.callLike(
                array, array.isNullable(), "array_remove", array, element(array, element));
    }

    /// {@return both arrays, one behind the other}
    public static <A extends @Nullable List<?>> Expression<A> concat(
            Expression<A> first, Expression<? extends A> second) {
        return Calls.callLike(
                first, first.isNullable() && second.isNullable(), "array_cat", first, second);
    }

    /// {@return the texts of the elements with a delimiter between two of them, nulls left out}
    public static Expression<String> join(
            Expression<? extends @Nullable List<?>> array, String delimiter) {
        return Calls.call(
                DataType.TEXT,
                array.isNullable(),
                "array_to_string",
                array,
                Functions.value(delimiter));
    }
}
