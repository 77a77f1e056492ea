package dev.leat.sql.select;

import dev.leat.schema.RowSource;
import dev.leat.schema.Selectable;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.result.Tuple4;
import dev.leat.sql.result.Tuple5;
import dev.leat.sql.result.Tuple6;
import dev.leat.sql.result.Tuple7;
import dev.leat.sql.result.Tuple8;
import org.jspecify.annotations.Nullable;

/// Where selects start: a session, or the common table expressions before a statement.
///
/// What is selected is an expression, a table or view (its whole record), or a record put together
/// with [dev.leat.sql.result.Rows]. Several become a tuple.
public interface SelectStarts {

    /// {@return the select as it runs here}
    <R extends @Nullable Object> Select<R> started(Select<R> select);

    /// Starts a select of whole rows.
    default <R> Select<R> selectFrom(RowSource<R> source) {
        return started(Selects.select(source).from(source));
    }

    /// Starts a select of one value, or one record, for each row.
    default <A extends @Nullable Object> Select<A> select(Selectable<A> first) {
        return started(Selects.select(first));
    }

    /// Starts a select of 2 values for each row.
    default <A extends @Nullable Object, B extends @Nullable Object> Select<Tuple2<A, B>> select(
            Selectable<? extends A> first, Selectable<? extends B> second) {
        return started(Selects.select(first, second));
    }

    /// Starts a select of 3 values for each row.
    default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            Select<Tuple3<A, B, C>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third) {
        return started(Selects.select(first, second, third));
    }

    /// Starts a select of 4 values for each row.
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            Select<Tuple4<A, B, C, D>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth) {
        return started(Selects.select(first, second, third, fourth));
    }

    /// Starts a select of 5 values for each row.
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            Select<Tuple5<A, B, C, D, E>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth) {
        return started(Selects.select(first, second, third, fourth, fifth));
    }

    /// Starts a select of 6 values for each row.
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object>
            Select<Tuple6<A, B, C, D, E, F>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth) {
        return started(Selects.select(first, second, third, fourth, fifth, sixth));
    }

    /// Starts a select of 7 values for each row.
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object>
            Select<Tuple7<A, B, C, D, E, F, G>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh) {
        return started(Selects.select(first, second, third, fourth, fifth, sixth, seventh));
    }

    /// Starts a select of 8 values for each row.
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object>
            Select<Tuple8<A, B, C, D, E, F, G, H>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh,
                    Selectable<? extends H> eighth) {
        return started(Selects.select(first, second, third, fourth, fifth, sixth, seventh, eighth));
    }
}
