package dev.leat.schema;

import java.util.List;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A relation to at most one row: `one(authorId, () -> USERS.id)`.
public final class One<R> extends Relation<R> {
    private final boolean required;

    One(RowSource<?> source, Supplier<List<Join>> resolver) {
        this(source, resolver, null, false);
    }

    private One(
            RowSource<?> source,
            Supplier<List<Join>> resolver,
            @Nullable Supplier<Condition> filter,
            boolean required) {
        super(source, resolver, filter);
        this.required = required;
    }

    /// Says that there always is a related row: a result without it is an error, never a null.
    public One<R> required() {
        return changed(new One<>(source(), resolver(), filterSupplier(), true));
    }

    /// Says what the related row always satisfies. The condition is a supplier because the other
    /// table may not exist yet: `one(id, () -> COVERS.albumId).where(() -> COVERS.front.eq(true))`.
    public One<R> where(Supplier<Condition> condition) {
        return changed(new One<>(source(), resolver(), condition, required));
    }

    private One<R> changed(One<R> changed) {
        source().replace(this, changed);
        return changed;
    }

    /// {@return whether there always is a related row}
    public boolean isRequired() {
        return required;
    }

    /// {@return what the expression gives for the related row; null without one. Only SQL can
    /// evaluate it}
    ///
    /// @param expression over columns of the related table
    public <T> Expression<@Nullable T> value(Expression<? extends @Nullable T> expression) {
        return new RelatedValue<>(this, expression, null, true);
    }

    @Override
    public boolean isOne() {
        return true;
    }
}
