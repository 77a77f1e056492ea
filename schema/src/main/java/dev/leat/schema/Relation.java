package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// The way from the rows of one table to related rows: [One] or [Many].
///
/// A relation is one [Join], or two of them when it passes through a junction table. It says how
/// rows belong together and creates no constraint.
///
/// @param <R> the row type of the related table
public abstract sealed class Relation<R> permits One, Many {
    private final RowSource<?> source;
    private final Supplier<List<Join>> resolver;
    private final @Nullable Supplier<Condition> filter;
    private volatile @Nullable List<Join> resolved;

    Relation(
            RowSource<?> source,
            Supplier<List<Join>> resolver,
            @Nullable Supplier<Condition> filter) {
        this.source = source;
        this.resolver = resolver;
        this.filter = filter;
    }

    final Supplier<List<Join>> resolver() {
        return resolver;
    }

    final @Nullable Supplier<Condition> filterSupplier() {
        return filter;
    }

    /// Equality of columns, pairwise; a null never matches.
    public record Join(List<Column<?>> from, List<Column<?>> to) {
        public Join {
            from = List.copyOf(from);
            to = List.copyOf(to);
        }

        /// {@return the table or view at the far end}
        public RowSource<?> target() {
            return to.getFirst().table();
        }
    }

    /// {@return the table or view that declares the relation}
    public RowSource<?> source() {
        return source;
    }

    /// {@return the name: that of the field that declares it; freezes the table}
    public String name() {
        return source.relationName(this);
    }

    /// {@return the joins, one or two; looks at the other table}
    public List<Join> joins() {
        List<Join> joins = resolved;
        if (joins == null) {
            joins = List.copyOf(resolver.get());
            resolved = joins;
        }
        return joins;
    }

    /// {@return the related table or view}
    public RowSource<?> target() {
        return joins().getLast().target();
    }

    /// {@return what related rows always satisfy, by `where(…)` at the declaration; `null` for
    /// nothing. Looks at the other table}
    public @Nullable Condition filter() {
        return filter == null ? null : filter.get();
    }

    /// {@return the relation's own filter and one more condition; `null` if there is neither}
    public @Nullable Condition filterAnd(@Nullable Condition where) {
        Condition always = filter();
        if (always == null || where == null) {
            return always == null ? where : always;
        }
        return Conditions.and(always, where);
    }

    /// {@return whether there is at most one related row to a row}
    public abstract boolean isOne();

    /// {@return a condition: there is a related row}
    public Condition exists() {
        return new Condition.Exists(this, null, false);
    }

    /// {@return a condition: there is a related row like this}
    public Condition exists(Condition where) {
        return new Condition.Exists(this, some(where), false);
    }

    /// {@return a condition: there is no related row}
    public Condition notExists() {
        return new Condition.Exists(this, null, true);
    }

    /// {@return a condition: there is no related row like this}
    public Condition notExists(Condition where) {
        return new Condition.Exists(this, some(where), true);
    }

    /// {@return how many related rows there are. Only SQL can evaluate it}
    public Expression<Long> count() {
        return RelatedValue.count(this, null);
    }

    /// {@return how many related rows like this there are. Only SQL can evaluate it}
    public Expression<Long> count(Condition where) {
        return RelatedValue.count(this, some(where));
    }

    /// A condition that is not there is an error, and never any related row.
    private Condition some(Condition where) {
        return Objects.requireNonNull(
                where, () -> "the condition on %s is null; leave it out".formatted(this));
    }

    @Override
    public String toString() {
        return source.serverName() + "." + name();
    }
}
