package dev.leat.schema;

import org.jspecify.annotations.Nullable;

/// A query that can stand inside another statement: the `Select` of `dev.leat.sql`.
///
/// @param <R> what it gives for each row
public interface Subquery<R extends @Nullable Object> {

    /// {@return what the query gives back, in order}
    ///
    /// @throws IllegalArgumentException if it does not give exactly one column
    Expression<?> onlyColumn();

    /// Writes the query without parentheses.
    void appendTo(SqlWriter out);

    /// {@return the value of the query's only row, as an expression; null without a row}
    default Expression<R> asScalar() {
        return Formula.like(
                onlyColumn(),
                true,
                out -> {
                    out.sql("(");
                    appendTo(out);
                    out.sql(")");
                });
    }
}
