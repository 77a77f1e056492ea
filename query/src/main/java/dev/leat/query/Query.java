package dev.leat.query;

import dev.leat.query.ast.Ast;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.Expression;
import dev.leat.schema.MentionedColumns;
import dev.leat.schema.Named;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
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
/// Rows come in the order of [#orderBy(SqlOrderTerm...)], completed by the primary key, so that it
/// is always total: nulls first when ascending, last when descending; texts by code point.
///
/// Some things only SQL can say: [#offset(long)], [#columns(Column...)], [#extra(Named)], counts,
/// orders by expressions, columns of a junction, views. A query that says one of them can be run
/// but not watched or sent: [#toAst()] is an error that names it.
///
/// @param table where the rows come from
/// @param where what they satisfy; `null` for all
/// @param related what hangs on each row of the result
/// @param orderBy the order as written, not completed
/// @param limit at most so many rows (per parent row, in a related query); `null` for no limit
/// @param offset how many rows to leave out first (per parent row, in a related query)
/// @param start where the result starts in the order; `null` for the beginning
/// @param isOne whether the result is one row or nothing instead of a list
/// @param projection what each row shows besides the related rows
/// @param junction in a query related through a junction, that table; else `null`
/// @param <R> the record of a row
public record Query<R>(
        RowSource<R> table,
        @Nullable Condition where,
        List<RelatedQuery> related,
        List<SqlSort> orderBy,
        @Nullable Integer limit,
        long offset,
        @Nullable StartRow start,
        boolean isOne,
        Projection projection,
        @Nullable RowSource<?> junction) {

    public Query {
        Objects.requireNonNull(table, "table");
        related = List.copyOf(related);
        orderBy = List.copyOf(orderBy);
        if (limit != null && limit < 0) {
            throw new IllegalArgumentException(
                    "the limit of a query from %s is negative: %d".formatted(table, limit));
        }
        if (offset < 0) {
            throw new IllegalArgumentException(
                    "the offset of a query from %s is negative: %d".formatted(table, offset));
        }
        if (start != null) {
            StartRow.checkOrder(table, orderBy);
        }
    }

    /// {@return the query for all rows of a table or view}
    public static <R> Query<R> from(RowSource<R> table) {
        return from(table, null);
    }

    private static <R> Query<R> from(RowSource<R> table, @Nullable RowSource<?> junction) {
        return new Query<>(
                table,
                null,
                List.of(),
                List.of(),
                null,
                0,
                null,
                false,
                Projection.EVERYTHING,
                junction);
    }

    // ---- which rows

    /// Keeps rows that satisfy the condition too.
    ///
    /// @throws IllegalArgumentException if it mentions columns of another table
    public Query<R> where(Condition condition) {
        Objects.requireNonNull(
                condition,
                () -> "the condition on %s is null; leave where(…) out".formatted(table));
        ConditionScope.check(condition, table, junction);
        return withWhere(where == null ? condition : Conditions.and(where, condition));
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
        Condition condition = conditionOf("whereExists", relation, rows);
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
        Condition condition = conditionOf("whereNotExists", relation, rows);
        return where(condition == null ? relation.notExists() : relation.notExists(condition));
    }

    private static <S> @Nullable Condition conditionOf(
            String word, Relation<S> relation, UnaryOperator<Query<S>> rows) {
        Query<S> query = rows.apply(target(relation, null));
        if (!query.equals(target(relation, null).withWhere(query.where))) {
            throw new IllegalArgumentException(
                    "%s(%s, …) may only say where: the answer does not depend on order, limit, columns or related rows"
                            .formatted(word, relation));
        }
        return query.where;
    }

    @SuppressWarnings("unchecked") // Schema.of checks that a relation's rows are its target's
    private static <S> Query<S> target(Relation<S> relation, @Nullable RowSource<?> junction) {
        return from((RowSource<S>) relation.target(), junction);
    }

    // ---- what hangs on them

    /// Puts the related rows under each row, as a list, or as one row or nothing for a
    /// [dev.leat.schema.One].
    public Query<R> related(Relation<?> relation) {
        return withRelated(relation, target(relation, junctionOf(relation)));
    }

    /// Puts the related rows that the function describes under each row. Said twice for the same
    /// relation, the last one counts.
    ///
    /// Behind a junction the function may also speak of the junction's columns: show them with
    /// [#junctionColumns(Column...)], order by them, name them in `where`. Then there is one row
    /// for each row of the junction; else a related row appears once however many lead to it.
    ///
    /// @throws IllegalArgumentException if the relation is another table's, or the function returns
    ///   a query from another table
    public <S> Query<R> related(Relation<S> relation, UnaryOperator<Query<S>> rows) {
        return withRelated(relation, rows.apply(target(relation, junctionOf(relation))));
    }

    private static @Nullable RowSource<?> junctionOf(Relation<?> relation) {
        List<Relation.Join> joins = relation.joins();
        return joins.size() > 1 ? joins.getFirst().target() : null;
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
        return new Query<>(
                table, where, all, orderBy, limit, offset, start, isOne, projection, junction);
    }

    // ---- what they show

    /// Shows only these columns of the table. Without this, all. A result into a record reads what
    /// the record asks for in any case; this makes asking for more an error.
    ///
    /// @throws IllegalArgumentException if there is none, or one of another table
    public Query<R> columns(Column<?>... shown) {
        return withProjection(projection.columns(table, List.of(shown)));
    }

    /// Shows all columns of the table but these.
    ///
    /// @throws IllegalArgumentException if nothing is left, or one is of another table
    public Query<R> columnsExcept(Column<?>... hidden) {
        return withProjection(projection.except(table, List.of(hidden)));
    }

    /// Shows a computed value: `extra(lower(USERS.name).as("lowerName"))`. The component of that
    /// name takes it.
    ///
    /// @throws IllegalArgumentException if the table has a column or relation of that name, or the
    ///   expression mentions columns of another table
    public Query<R> extra(Named<?> value) {
        checkScope(value.expression(), "show \"" + value.name() + "\"");
        return withProjection(projection.extra(table, value));
    }

    /// Shows a computed value: `extra("lowerName", lower(USERS.name))`.
    ///
    /// @throws IllegalArgumentException as [#extra(Named)]
    public Query<R> extra(String name, Expression<?> value) {
        return extra(value.as(name));
    }

    /// Shows how many related rows there are, as `<relation>Count`: `relatedCount(POSTS.comments)`
    /// is a `long commentsCount`.
    public Query<R> relatedCount(Relation<?> relation) {
        return extra(relation.name() + "Count", relation.count());
    }

    /// Shows how many related rows there are of the kind that the function describes, as
    /// `<relation>Count`.
    ///
    /// @throws IllegalArgumentException as in [#whereExists(Relation, UnaryOperator)]
    public <S> Query<R> relatedCount(Relation<S> relation, UnaryOperator<Query<S>> rows) {
        Condition condition = conditionOf("relatedCount", relation, rows);
        return condition == null
                ? relatedCount(relation)
                : extra(relation.name() + "Count", relation.count(condition));
    }

    /// Shows columns of the junction that the relation passes through, under the names of their
    /// fields. One whose name the table itself has is shown under another one with [#extra(String,
    /// Expression)].
    ///
    /// @throws IllegalArgumentException if the query is not related through a junction, or a column
    ///   is not the junction's
    public Query<R> junctionColumns(Column<?>... shown) {
        Query<R> query = this;
        for (Column<?> column : shown) {
            if (junction == null || column.table() != junction) {
                throw new IllegalArgumentException(
                        "%s is not a column of a junction that leads to %s"
                                .formatted(column, table));
            }
            query = query.extra(column.javaName(), column);
        }
        return query;
    }

    // ---- in which order, from where to where

    /// Orders the rows; said again, it refines the order.
    ///
    /// @throws IllegalArgumentException if a column belongs to another table
    public Query<R> orderBy(SqlOrderTerm... terms) {
        List<SqlSort> all = new ArrayList<>(orderBy);
        for (SqlOrderTerm term : terms) {
            SqlSort sort = term.sort();
            checkScope(sort.expression(), "be ordered");
            all.add(sort);
        }
        return new Query<>(
                table, where, related, all, limit, offset, start, isOne, projection, junction);
    }

    private void checkScope(Expression<?> expression, String what) {
        for (Column<?> column : MentionedColumns.of(expression)) {
            if (column.table() != table && (junction == null || column.table() != junction)) {
                throw new IllegalArgumentException(
                        "a query from %s cannot %s by %s".formatted(table, what, column));
            }
        }
    }

    /// {@return the order completed by the primary key ascending, that of the junction behind it if
    /// the query speaks of its columns}
    public List<SqlSort> completeOrder() {
        List<SqlSort> order = new ArrayList<>(orderBy);
        complete(order, table);
        if (junction != null && usesJunction()) {
            complete(order, junction);
        }
        return order;
    }

    private static void complete(List<SqlSort> order, RowSource<?> source) {
        PrimaryKey primaryKey = source.primaryKey();
        if (primaryKey == null) {
            return;
        }
        for (Column<?> column : primaryKey.columns()) {
            if (order.stream().noneMatch(sort -> sort.expression().equals(column))) {
                order.add(column.asc());
            }
        }
    }

    /// {@return whether the query speaks of columns of its junction}
    public boolean usesJunction() {
        RowSource<?> between = junction;
        if (between == null) {
            return false;
        }
        List<Column<?>> mentioned = new ArrayList<>();
        orderBy.forEach(sort -> mentioned.addAll(MentionedColumns.of(sort.expression())));
        projection.extras().forEach(extra -> mentioned.addAll(MentionedColumns.of(extra)));
        if (where != null) {
            mentioned.addAll(MentionedColumns.of(where.asExpression()));
        }
        return mentioned.stream().anyMatch(column -> column.table() == between);
    }

    /// Keeps at most so many rows; per parent row, in a related query.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Query<R> limit(int rows) {
        return withLimit(rows, isOne);
    }

    /// Leaves out so many rows at the beginning; per parent row, in a related query.
    ///
    /// @throws IllegalArgumentException if it is negative
    public Query<R> offset(long rows) {
        return new Query<>(
                table, where, related, orderBy, limit, rows, start, isOne, projection, junction);
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

    /// Takes the first row instead of a list.
    public Query<R> one() {
        return withLimit(1, true);
    }

    private Query<R> withWhere(@Nullable Condition newWhere) {
        return new Query<>(
                table,
                newWhere,
                related,
                orderBy,
                limit,
                offset,
                start,
                isOne,
                projection,
                junction);
    }

    private Query<R> withLimit(int newLimit, boolean one) {
        return new Query<>(
                table, where, related, orderBy, newLimit, offset, start, one, projection, junction);
    }

    private Query<R> withStart(StartRow newStart) {
        return new Query<>(
                table,
                where,
                related,
                orderBy,
                limit,
                offset,
                newStart,
                isOne,
                projection,
                junction);
    }

    private Query<R> withProjection(Projection newProjection) {
        return new Query<>(
                table,
                where,
                related,
                orderBy,
                limit,
                offset,
                start,
                isOne,
                newProjection,
                junction);
    }

    /// {@return the query as the protocol writes it, names being those in Postgres}
    ///
    /// @throws UnwatchableQueryException if it says something that only SQL can
    public Ast toAst() {
        return new AstCompiler().compile(this);
    }
}
