package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A relation to any number of rows: `many(id, () -> COMMENTS.postId)`.
public final class Many<R> extends Relation<R> {
    Many(RowSource<?> source, Supplier<List<Join>> resolver) {
        this(source, resolver, null);
    }

    private Many(
            RowSource<?> source,
            Supplier<List<Join>> resolver,
            @Nullable Supplier<Condition> filter) {
        super(source, resolver, filter);
    }

    /// Says what the related rows always satisfy, a junction aside. The condition is a supplier
    /// because the other table may not exist yet: `many(id, () -> POSTS.authorId).where(() ->
    /// POSTS.published.eq(true))`.
    public Many<R> where(Supplier<Condition> condition) {
        Many<R> changed = new Many<>(source(), resolver(), condition);
        source().replace(this, changed);
        return changed;
    }

    /// {@return an aggregate of the related rows: `comments.aggregate(max(COMMENTS.createdAt))`.
    /// Only SQL can evaluate it}
    ///
    /// @param expression an aggregate function over columns of the related table
    public <T> Expression<@Nullable T> aggregate(Expression<? extends @Nullable T> expression) {
        return new RelatedValue<>(this, expression, null, true);
    }

    /// {@return an aggregate of the related rows like this. Only SQL can evaluate it}
    public <T> Expression<@Nullable T> aggregate(
            Expression<? extends @Nullable T> expression, Condition where) {
        return new RelatedValue<>(this, expression, Objects.requireNonNull(where, "where"), true);
    }

    /// Makes the related table a junction that the relation passes through: `many(id, () ->
    /// ISSUE_LABELS.issueId).through(() -> ISSUE_LABELS.labelId, () -> LABELS.id)`.
    ///
    /// @param junction the junction's column that points on
    /// @param target the column of the table behind it
    public <S> Many<S> through(
            Supplier<? extends Column<?>> junction, Supplier<? extends Column<?>> target) {
        return throughAll(() -> List.of(junction.get()), () -> List.of(target.get()));
    }

    /// As [#through(Supplier, Supplier)], for keys of several columns.
    public <S> Many<S> throughAll(
            Supplier<? extends List<? extends Column<?>>> junction,
            Supplier<? extends List<? extends Column<?>>> target) {
        Many<S> changed =
                new Many<>(
                        source(),
                        () ->
                                List.of(
                                        joins().getFirst(),
                                        new Join(
                                                List.copyOf(junction.get()),
                                                List.copyOf(target.get()))),
                        filterSupplier());
        source().replace(this, changed);
        return changed;
    }

    @Override
    public boolean isOne() {
        return false;
    }
}
