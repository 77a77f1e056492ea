package dev.leat.query;

import dev.leat.query.ast.Ast;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.OrderTerm;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// A query over related rows: an immutable value that is run, watched or sent.
///
/// ```java
/// Query<Post> feed = from(POSTS)
///         .where(POSTS.published.eq(true))
///         .related(POSTS.author)
///         .related(POSTS.comments, c -> c.orderBy(COMMENTS.createdAt.desc()).limit(3))
///         .whereExists(POSTS.labels, l -> l.where(LABELS.name.eq("news")))
///         .orderBy(POSTS.createdAt.desc())
///         .limit(50);
/// ```
///
/// Rows come in the order of [#orderBy(OrderTerm...)], completed by the primary key, so that it is
/// always total: nulls first when ascending, last when descending; texts by code point.
///
/// @param table where the rows come from
/// @param where what they satisfy; `null` for all
/// @param related what hangs on each row of the result
/// @param orderBy the order as written, not completed
/// @param limit at most so many rows (per parent row, in a related query); `null` for no limit
/// @param start where the result starts in the order; `null` for the beginning
/// @param isOne whether the result is one row or nothing instead of a list
/// @param <R> the record of a row
public record Query<R>(
        RowSource<R> table,
        @Nullable Condition where,
        List<RelatedQuery> related,
        List<Sort> orderBy,
        @Nullable Integer limit,
        @Nullable StartRow start,
        boolean isOne) {

    public Query {
        Objects.requireNonNull(table, "table");
        related = List.copyOf(related);
        orderBy = List.copyOf(orderBy);
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException(
                    "the limit of a query from %s is negative: %d".formatted(table, limit));
        }
    }

    /// {@return the query for all rows of a table or view}
    public static <R> Query<R> from(RowSource<R> table) {
        return new Query<>(table, null, List.of(), List.of(), null, null, false);
    }

    /// Keeps rows that satisfy the condition too.
    ///
    /// @throws IllegalArgumentException if it mentions columns of another table
    public Query<R> where(Condition condition) {
        Objects.requireNonNull(
                condition,
                () -> "the condition on %s is null; leave where(…) out".formatted(table));
        ConditionScope.check(condition, table);
        return new Query<>(
                table,
                where == null ? condition : Conditions.and(where, condition),
                related,
                orderBy,
                limit,
                start,
                isOne);
    }

    /// Keeps rows that have a related row.
    public Query<R> whereExists(Relation<?> relation) {
        return where(relation.exists());
    }

    /// Keeps rows that have a related row of the kind that the function describes, with `where` and
    /// `whereExists`.
    ///
    /// @throws IllegalArgumentException if the function orders, limits or relates: whether a row
    ///   exists does not depend on that
    public <S> Query<R> whereExists(Relation<S> relation, UnaryOperator<Query<S>> rows) {
        Condition condition = conditionOf(relation, rows);
        return where(condition == null ? relation.exists() : relation.exists(condition));
    }

    /// Keeps rows that have no related row.
    public Query<R> whereNotExists(Relation<?> relation) {
        return where(relation.notExists());
    }

    /// Keeps rows that have no related row of the kind that the function describes.
    ///
    /// @throws IllegalArgumentException as in [#whereExists(Relation, UnaryOperator)]
    public <S> Query<R> whereNotExists(Relation<S> relation, UnaryOperator<Query<S>> rows) {
        Condition condition = conditionOf(relation, rows);
        return where(condition == null ? relation.notExists() : relation.notExists(condition));
    }

    private static <S> @Nullable Condition conditionOf(
            Relation<S> relation, UnaryOperator<Query<S>> rows) {
        Query<S> query = rows.apply(target(relation));
        if (!query.related.isEmpty()
                || !query.orderBy.isEmpty()
                || query.limit != null
                || query.start != null) {
            throw new IllegalArgumentException(
                    "whereExists(%s, …) may only say where: whether a row exists does not depend on order, limit or related rows"
                            .formatted(relation));
        }
        return query.where;
    }

    @SuppressWarnings("unchecked") // Schema.of checks that a relation's rows are its target's
    private static <S> Query<S> target(Relation<S> relation) {
        return from((RowSource<S>) relation.target());
    }

    /// Puts the related rows under each row, as a list, or as one row or nothing for a
    /// [dev.leat.schema.One].
    public Query<R> related(Relation<?> relation) {
        return withRelated(relation, target(relation));
    }

    /// Puts the related rows that the function describes under each row. Said twice for the same
    /// relation, the last one counts.
    ///
    /// @throws IllegalArgumentException if the relation is another table's, or the function returns
    ///   a query from another table
    public <S> Query<R> related(Relation<S> relation, UnaryOperator<Query<S>> rows) {
        return withRelated(relation, rows.apply(target(relation)));
    }

    private Query<R> withRelated(Relation<?> relation, Query<?> query) {
        if (relation.source() != table) {
            throw new IllegalArgumentException(
                    "%s is not a relation of %s".formatted(relation, table));
        }
        List<RelatedQuery> all = new ArrayList<>(related);
        // Said twice, the last one counts, as in the reference.
        all.removeIf(other -> other.relation() == relation);
        all.add(new RelatedQuery(relation, query));
        return new Query<>(table, where, all, orderBy, limit, start, isOne);
    }

    /// Orders the rows; said again, it refines the order.
    ///
    /// @throws IllegalArgumentException if a column belongs to another table
    public Query<R> orderBy(OrderTerm... terms) {
        List<Sort> all = new ArrayList<>(orderBy);
        for (OrderTerm term : terms) {
            Sort sort = term.sort();
            if (sort.column().table() != table) {
                throw new IllegalArgumentException(
                        "a query from %s cannot be ordered by %s".formatted(table, sort.column()));
            }
            all.add(sort);
        }
        return new Query<>(table, where, related, all, limit, start, isOne);
    }

    /// Keeps at most so many rows; per parent row, in a related query.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Query<R> limit(int rows) {
        return new Query<>(table, where, related, orderBy, rows, start, isOne);
    }

    /// Starts in the middle of the order, at the place of a row that need not be there any more.
    ///
    /// @param inclusive whether the row at that very place belongs to the result
    public Query<R> start(R row, boolean inclusive) {
        return withStart(StartRow.of(table, row, inclusive));
    }

    /// Starts in the middle of the order, at the place that the values name.
    ///
    /// @param values of columns of the order and of the primary key; one that is left out counts as
    ///   null
    /// @param inclusive whether the row at that very place belongs to the result
    /// @throws IllegalArgumentException if a column belongs to another table
    public Query<R> start(Map<Column<?>, ? extends @Nullable Object> values, boolean inclusive) {
        for (Column<?> column : values.keySet()) {
            if (column.table() != table) {
                throw new IllegalArgumentException(
                        "a query from %s cannot start at a value of %s".formatted(table, column));
            }
        }
        return withStart(new StartRow(new LinkedHashMap<>(values), inclusive));
    }

    private Query<R> withStart(StartRow newStart) {
        return new Query<>(table, where, related, orderBy, limit, newStart, isOne);
    }

    /// Takes the first row instead of a list.
    public Query<R> one() {
        return new Query<>(table, where, related, orderBy, 1, start, true);
    }

    /// {@return the query as the protocol writes it, names being those in Postgres}
    ///
    /// @throws UnwatchableQueryException if it says something that only SQL can
    public Ast toAst() {
        return new AstCompiler().compile(this, null);
    }
}
