package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// An expression with a direction: `count().desc()`, `POSTS.title.asc().nullsLast()`.
///
/// Unless said otherwise nulls come first when ascending and last when descending, and texts are
/// ordered by code point, everywhere in Leat.
public sealed interface SqlSort extends SqlOrderTerm permits Sort, ExpressionSort {

    /// {@return what is ordered by}
    Expression<?> expression();

    /// {@return whether the greatest comes first}
    boolean descending();

    /// {@return where nulls go; `null` for the usual place}
    Sort.@Nullable Nulls nulls();

    /// {@return this order with nulls before everything else}
    SqlSort nullsFirst();

    /// {@return this order with nulls behind everything else}
    SqlSort nullsLast();

    @Override
    default SqlSort sort() {
        return this;
    }
}
