package dev.leat.sql.select;

import dev.leat.schema.RowSource;
import dev.leat.schema.Selectable;
import dev.leat.schema.TenantTable;
import dev.leat.sql.render.TenantRequired;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import dev.leat.sql.result.Tuple4;
import dev.leat.sql.result.Tuple5;
import dev.leat.sql.result.Tuple6;
import dev.leat.sql.result.Tuple7;
import dev.leat.sql.result.Tuple8;
import org.jspecify.annotations.Nullable;

/// Where selects start that know no tenant: the same as [SelectStarts], giving selects that refuse
/// to compile with a tenant's table. Java cannot say "the same for another kind of select", so each
/// start is said again.
public interface SharedSelectStarts extends SelectStarts {

    private <R extends @Nullable Object> SharedSelect<R> shared(Select<R> select) {
        return new SharedSelect<>(started(select));
    }

    /// A trap: the rows belong to tenants. Say `tenant(id)` before.
    ///
    /// @return something that nothing can be done with, so the statement does not compile
    default <R, K> TenantRequired selectFrom(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    /// A trap, as [#selectFrom(TenantTable)].
    default <R, K> TenantRequired select(TenantTable<R, K> table) {
        throw TenantRequired.of(table);
    }

    @Override
    default <R> SharedSelect<R> selectFrom(RowSource<R> source) {
        return shared(Selects.select(source).from(source));
    }

    @Override
    default <A extends @Nullable Object> SharedSelect<A> select(Selectable<A> first) {
        return shared(Selects.select(first));
    }

    @Override
    default <A extends @Nullable Object, B extends @Nullable Object>
            SharedSelect<Tuple2<A, B>> select(
                    Selectable<? extends A> first, Selectable<? extends B> second) {
        return shared(Selects.select(first, second));
    }

    @Override
    default <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            SharedSelect<Tuple3<A, B, C>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third) {
        return shared(Selects.select(first, second, third));
    }

    @Override
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object>
            SharedSelect<Tuple4<A, B, C, D>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth) {
        return shared(Selects.select(first, second, third, fourth));
    }

    @Override
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object>
            SharedSelect<Tuple5<A, B, C, D, E>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth) {
        return shared(Selects.select(first, second, third, fourth, fifth));
    }

    @Override
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object>
            SharedSelect<Tuple6<A, B, C, D, E, F>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth) {
        return shared(Selects.select(first, second, third, fourth, fifth, sixth));
    }

    @Override
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object>
            SharedSelect<Tuple7<A, B, C, D, E, F, G>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh) {
        return shared(Selects.select(first, second, third, fourth, fifth, sixth, seventh));
    }

    @Override
    default <
                    A extends @Nullable Object,
                    B extends @Nullable Object,
                    C extends @Nullable Object,
                    D extends @Nullable Object,
                    E extends @Nullable Object,
                    F extends @Nullable Object,
                    G extends @Nullable Object,
                    H extends @Nullable Object>
            SharedSelect<Tuple8<A, B, C, D, E, F, G, H>> select(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third,
                    Selectable<? extends D> fourth,
                    Selectable<? extends E> fifth,
                    Selectable<? extends F> sixth,
                    Selectable<? extends G> seventh,
                    Selectable<? extends H> eighth) {
        return shared(Selects.select(first, second, third, fourth, fifth, sixth, seventh, eighth));
    }
}
