package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;

/// A relation to any number of rows: `many(id, () -> COMMENTS.postId)`.
public final class Many<R> extends Relation<R> {
    Many(RowSource<?> source, Supplier<List<Join>> resolver) {
        super(source, resolver);
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
                                                List.copyOf(target.get()))));
        source().replace(this, changed);
        return changed;
    }

    @Override
    public boolean isOne() {
        return false;
    }
}
