package dev.leat.sql.select;

import dev.leat.schema.Expression;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import java.util.List;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// A common table expression: a query before the statement, with a name.
///
/// ```java
/// var recent = CommonTable.of("recent", select(POSTS).from(POSTS).where(…));
/// db.with(recent).select(recent).from(recent).list();
///
/// var tree = CommonTable.recursive("tree",
///         select(PARTS.id, PARTS.name).from(PARTS).where(PARTS.parentId.isNull()),
///         self -> select(PARTS.id, PARTS.name).from(PARTS).join(self).on(PARTS.parentId.eq(self.get(PARTS.id))));
/// ```
///
/// The query may write: `CommonTable.of("gone", deleteFrom(POSTS).where(…).returning(POSTS.id))`.
///
/// @param <R> what it gives for a row
public final class CommonTable<R extends @Nullable Object> extends TableExpression<R> {
    private final RowsQuery<R> query;
    private final @Nullable Function<? super CommonTable<R>, ? extends RowsQuery<R>> step;
    private final String union;
    private final String materialized;
    private final RecursionOrder found;
    private final OutputColumns columns;

    private CommonTable(
            String name,
            RowsQuery<R> query,
            @Nullable Function<? super CommonTable<R>, ? extends RowsQuery<R>> step,
            String union,
            String materialized,
            RecursionOrder found) {
        super(name);
        this.found = found;
        this.query = query;
        this.step = step;
        this.union = union;
        this.materialized = materialized;
        OutputColumns first = Outputs.of(query);
        // What the step gives is only known when it is written.
        this.columns = step == null ? first : Outputs.nullable(first);
    }

    /// {@return a query under a name}
    public static <R extends @Nullable Object> CommonTable<R> of(String name, RowsQuery<R> query) {
        return new CommonTable<>(name, query, null, "", "", RecursionOrder.NONE);
    }

    /// {@return a query of which the rows are fed to another one, until that gives none}
    ///
    /// Rows that come again are kept (`UNION ALL`): the step must end by itself.
    ///
    /// @param start gives the first rows
    /// @param step gives the next rows, selecting from the last ones
    public static <R extends @Nullable Object> CommonTable<R> recursive(
            String name,
            RowsQuery<R> start,
            Function<? super CommonTable<R>, ? extends RowsQuery<R>> step) {
        return new CommonTable<>(name, start, step, " UNION ALL ", "", RecursionOrder.NONE);
    }

    /// {@return as [#recursive(String, RowsQuery, Function)], leaving out rows that were there
    /// before (`UNION`): it ends on circles too}
    public static <R extends @Nullable Object> CommonTable<R> recursiveDistinct(
            String name,
            RowsQuery<R> start,
            Function<? super CommonTable<R>, ? extends RowsQuery<R>> step) {
        return new CommonTable<>(name, start, step, " UNION ", "", RecursionOrder.NONE);
    }

    /// {@return the same, computed once and not together with the statement that uses it}
    public CommonTable<R> materialized() {
        return new CommonTable<>(name(), query, step, union, "MATERIALIZED ", found);
    }

    /// {@return the same, computed together with the statement that uses it}
    public CommonTable<R> notMaterialized() {
        return new CommonTable<>(name(), query, step, union, "NOT MATERIALIZED ", found);
    }

    /// {@return the same recursive rows, which know their place in the tree: each before what comes
    /// from it; see [#searchOrder()]}
    ///
    /// @param by what it selects, telling rows that come from the same one apart and in which order
    /// @throws IllegalStateException if it is not recursive
    /// @throws IllegalArgumentException if it does not select one of them
    public CommonTable<R> searchDepthFirst(Expression<?>... by) {
        return searched("DEPTH", by);
    }

    /// {@return as [#searchDepthFirst(Expression...)], each level behind the one before}
    public CommonTable<R> searchBreadthFirst(Expression<?>... by) {
        return searched("BREADTH", by);
    }

    private CommonTable<R> searched(String how, Expression<?>... by) {
        return following(new RecursionOrder(how, known("search", by), found.cycle()));
    }

    /// {@return the same recursive rows, which do not go on from a row that was met before on the
    /// way to it; see [#isCycle()]}
    ///
    /// @param by what it selects, by which a row is known again
    /// @throws IllegalStateException if it is not recursive
    /// @throws IllegalArgumentException if it does not select one of them
    public CommonTable<R> cycle(Expression<?>... by) {
        return following(new RecursionOrder(found.search(), found.by(), known("cycle", by)));
    }

    private List<Expression<?>> known(String what, Expression<?>... by) {
        if (step == null) {
            throw new IllegalStateException(
                    "%s of %s, which is not recursive".formatted(what, this));
        }
        if (by.length == 0) {
            throw new IllegalArgumentException("%s of %s by nothing".formatted(what, this));
        }
        List<Expression<?>> all = Expression.list(by);
        all.forEach(this::get);
        return all;
    }

    private CommonTable<R> following(RecursionOrder order) {
        return new CommonTable<>(name(), query, step, union, materialized, order);
    }

    /// {@return the place of a row in the search, to order by: `orderBy(tree.searchOrder())`}
    ///
    /// @throws IllegalStateException if none was asked for
    public Expression<?> searchOrder() {
        return found.order(this);
    }

    /// {@return whether the row was met before on the way to it}
    ///
    /// @throws IllegalStateException if nobody looks out: say [#cycle(Expression...)]
    public Expression<Boolean> isCycle() {
        return found.isCycle(this);
    }

    /// {@return the same rows under another name, for joining them with themselves}
    public TableExpression<R> as(String alias) {
        return new CommonTableAlias<>(alias, this);
    }

    boolean isRecursive() {
        return step != null;
    }

    RowsQuery<R> query() {
        return query;
    }

    /// Writes it in WITH.
    void appendWith(StatementWriter out) {
        String as = out.enterCommonTable(this, name());
        if (step == null) {
            // Its own name is not visible inside, so a table of that name is what is meant there.
            appendNames(out, as, columns.names());
            out.sql(" AS ").sql(materialized).sql("(");
            query.appendTo(out, columns.names());
            out.sql(")");
            return;
        }
        appendNames(out, as, columns.names());
        out.sql(" AS ").sql(materialized).sql("(");
        query.appendTo(out, columns.names());
        out.sql(union);
        step.apply(this).appendTo(out, columns.names());
        out.sql(")");
        found.appendTo(out, this);
    }

    @Override
    OutputColumns columns() {
        return columns;
    }

    @Override
    void appendFrom(StatementWriter out, String as) {
        out.name(out.commonTable(this)).sql(" ").name(as);
    }

    @Override
    Set<Object> optionalInside() {
        return query.optionalSources();
    }

    @Override
    RowPlan.Reader planRow(RowPlan.Builder plan) {
        return plan.add(query.projection());
    }
}
