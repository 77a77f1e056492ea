package dev.leat.sql.select;

import static dev.leat.sql.result.Rows.kept;
import static dev.leat.sql.result.Rows.row;

import dev.leat.schema.Selectable;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.result.Tuple4;
import dev.leat.sql.result.Tuple5;
import dev.leat.sql.result.Tuple6;
import dev.leat.sql.result.Tuple7;
import dev.leat.sql.result.Tuple8;
import org.jspecify.annotations.Nullable;

/// The beginnings of selects that are parts of other statements, for static import:
/// `where(POSTS.authorId.in(select(USERS.id).from(USERS).where(…)))`.
public final class Selects {
    private Selects() {}

    /// {@return a select of one value, or one record, for each row}
    public static <A extends @Nullable Object> Select<A> select(Selectable<A> first) {
        return Select.of(first);
    }

    /// {@return a select of 2 values for each row}
    public static <A extends @Nullable Object, B extends @Nullable Object>
            Select<Tuple2<A, B>> select(
                    Selectable<? extends A> first, Selectable<? extends B> second) {
        return Select.of(kept(row(Tuple2<A, B>::new, first, second)));
    }

    /// {@return a select of 3 values for each row}
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object>
            Select<Tuple3<A, B, C>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third) {
        return Select.of(kept(row(Tuple3<A, B, C>::new, first, second, third)));
    }

    /// {@return a select of 4 values for each row}
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            Select<Tuple4<A, B, C, D>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth) {
        return Select.of(kept(row(Tuple4<A, B, C, D>::new, first, second, third, fourth)));
    }

    /// {@return a select of 5 values for each row}
    public static <
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
        return Select.of(
                kept(row(Tuple5<A, B, C, D, E>::new, first, second, third, fourth, fifth)));
    }

    /// {@return a select of 6 values for each row}
    public static <
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
        return Select.of(
                kept(
                        row(
                                Tuple6<A, B, C, D, E, F>::new,
                                first,
                                second,
                                third,
                                fourth,
                                fifth,
                                sixth)));
    }

    /// {@return a select of 7 values for each row}
    public static <
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
        return Select.of(
                kept(
                        row(
                                Tuple7<A, B, C, D, E, F, G>::new,
                                first,
                                second,
                                third,
                                fourth,
                                fifth,
                                sixth,
                                seventh)));
    }

    /// {@return a select of 8 values for each row}
    public static <
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
        return Select.of(
                kept(
                        row(
                                Tuple8<A, B, C, D, E, F, G, H>::new,
                                first,
                                second,
                                third,
                                fourth,
                                fifth,
                                sixth,
                                seventh,
                                eighth)));
    }
}
