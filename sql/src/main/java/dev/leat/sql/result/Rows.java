package dev.leat.sql.result;

import dev.leat.schema.Selectable;
import java.util.List;
import java.util.Optional;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Puts rows together out of what a select gives, for static import:
///
/// ```java
/// record Author(UUID id, String name) {}
/// record PostLine(String title, @Nullable Author author) {}
/// …
/// db.select(row(PostLine::new, POSTS.title, row(Author::new, USERS.id, USERS.name)))
///         .from(POSTS)
///         .leftJoin(USERS).on(USERS.id.eq(POSTS.authorId))
///         .list();
/// ```
///
/// The compiler checks that the constructor takes what the columns hold. A group of which every
/// expression comes from the far side of an outer join is null where that side has no row.
public final class Rows {
    private Rows() {}

    /// {@return the record whose components are the columns and expressions of the same names}
    ///
    /// A component takes the [dev.leat.schema.Named] expression or the column of its name (that of
    /// its field, or that in Postgres), or the whole row of the table whose record it is. Whether
    /// it fits is checked when the statement is built.
    ///
    /// @throws MappingException if a component finds nothing, or what does not fit
    public static <V> Projection<V> into(Class<V> type, Selectable<?>... parts) {
        return RecordProjection.of(type, List.of(parts));
    }

    /// {@return the same row, never null as a whole: what a tuple of a select is}
    public static <T> Projection<T> kept(Projection<T> row) {
        return row instanceof Group<T> group
                ? new Group<>(group.parts(), group.make(), false)
                : row;
    }

    /// {@return the part, or nothing where the far side of an outer join has no row}
    public static <T> Projection<Optional<T>> optional(Selectable<? extends @Nullable T> part) {
        return new OptionalProjection<>(part);
    }

    /// {@return what the function makes of a value}
    @SuppressWarnings("unchecked") // the value is what the selectable gives
    public static <A extends @Nullable Object, Z> Projection<Z> row(
            Function<? super A, ? extends Z> make, Selectable<? extends A> first) {
        return new Group<>(List.of(first), values -> make.apply((A) values[0]), true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <A extends @Nullable Object, B extends @Nullable Object, Z> Projection<Z> row(
            BiFunction<? super A, ? super B, ? extends Z> make,
            Selectable<? extends A> first,
            Selectable<? extends B> second) {
        return new Group<>(
                List.of(first, second), values -> make.apply((A) values[0], (B) values[1]), true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function3<? super A, ? super B, ? super C, ? extends Z> make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third) {
        return new Group<>(
                List.of(first, second, third),
                values -> make.apply((A) values[0], (B) values[1], (C) values[2]),
                true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function4<? super A, ? super B, ? super C, ? super D, ? extends Z> make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth) {
        return new Group<>(
                List.of(first, second, third, fourth),
                values -> make.apply((A) values[0], (B) values[1], (C) values[2], (D) values[3]),
                true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function5<? super A, ? super B, ? super C, ? super D, ? super E, ? extends Z>
                            make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth) {
        return new Group<>(
                List.of(first, second, third, fourth, fifth),
                values ->
                        make.apply(
                                (A) values[0],
                                (B) values[1],
                                (C) values[2],
                                (D) values[3],
                                (E) values[4]),
                true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function6<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? extends Z>
                            make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth) {
        return new Group<>(
                List.of(first, second, third, fourth, fifth, sixth),
                values ->
                        make.apply(
                                (A) values[0],
                                (B) values[1],
                                (C) values[2],
                                (D) values[3],
                                (E) values[4],
                                (F) values[5]),
                true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function7<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? extends Z>
                            make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh) {
        return new Group<>(
                List.of(first, second, third, fourth, fifth, sixth, seventh),
                values ->
                        make.apply(
                                (A) values[0],
                                (B) values[1],
                                (C) values[2],
                                (D) values[3],
                                (E) values[4],
                                (F) values[5],
                                (G) values[6]),
                true);
    }

    /// {@return for each row what the function makes of the values, such as a record's constructor}
    @SuppressWarnings("unchecked") // each value is what its selectable gives
    public static <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object,
                    Z>
            Projection<Z> row(
                    Function8<
                                    ? super A,
                                    ? super B,
                                    ? super C,
                                    ? super D,
                                    ? super E,
                                    ? super F,
                                    ? super G,
                                    ? super H,
                                    ? extends Z>
                            make,
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh,
                    Selectable<? extends H> eighth) {
        return new Group<>(
                List.of(first, second, third, fourth, fifth, sixth, seventh, eighth),
                values ->
                        make.apply(
                                (A) values[0],
                                (B) values[1],
                                (C) values[2],
                                (D) values[3],
                                (E) values[4],
                                (F) values[5],
                                (G) values[6],
                                (H) values[7]),
                true);
    }
}
