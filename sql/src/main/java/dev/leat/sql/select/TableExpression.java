package dev.leat.sql.select;

import dev.leat.schema.Expression;
import dev.leat.schema.FromSource;
import dev.leat.schema.Named;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.Projection;
import dev.leat.sql.result.RowPlan;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Rows that a statement makes for itself and selects from: a subquery, a common table expression,
/// a list of values, a function's result. Its columns are known by the expressions that make them:
///
/// ```java
/// var posts = count().as("posts");
/// var perAuthor = select(POSTS.authorId, posts).from(POSTS).groupBy(POSTS.authorId).as("per_author");
/// db.select(USERS.name, perAuthor.get(posts))
///         .from(USERS)
///         .join(perAuthor).on(perAuthor.get(POSTS.authorId).eq(USERS.id))
/// ```
///
/// It can be selected as a whole: then it gives what its select gives.
///
/// @param <R> what it gives for a row
public abstract sealed class TableExpression<R extends @Nullable Object>
        implements FromSource, Projection<R>
        permits Derived, CommonTable, CommonTableAlias, ValuesTable, FunctionTable {
    private final String name;

    TableExpression(String name) {
        this.name = Objects.requireNonNull(name, "name");
    }

    /// {@return the name that it has in statements, unless another one there has it already}
    public String name() {
        return name;
    }

    /// {@return the column that this expression makes, here or in a table that this selects from}
    ///
    /// @throws IllegalArgumentException if none does
    public <T extends @Nullable Object> Expression<T> get(Expression<T> expression) {
        OutputColumns columns = columns();
        int index = columns.indexOf(expression);
        if (index < 0 && expression instanceof Named<T> named) {
            index = columns.indexOf(named.expression());
        }
        if (index < 0) {
            throw new IllegalArgumentException(
                    "%s does not select %s; it selects %s"
                            .formatted(this, expression, columns.names()));
        }
        return columns.column(this, index);
    }

    /// {@return this, able to mention the sources before it in FROM: `leftJoin(newest.lateral())`}
    public FromSource lateral() {
        return new Lateral(this);
    }

    abstract OutputColumns columns();

    /// Writes what stands in FROM, with the name.
    abstract void appendFrom(StatementWriter out, String as);

    /// Whether it may not see its neighbours unless it is lateral.
    boolean hidesNeighbours() {
        return false;
    }

    /// {@return the sources that may be without a row inside, by identity}
    Set<Object> optionalInside() {
        return Set.of();
    }

    abstract RowPlan.Reader planRow(RowPlan.Builder plan);

    @Override
    public RowPlan.Reader plan(RowPlan.Builder plan) {
        int start = plan.size();
        OutputColumns columns = columns();
        int[] next = {0};
        RowPlan.Reader reader =
                planRow(
                        plan.replacing(
                                expression -> columns.column(this, next[0]++), optionalInside()));
        return plan.group(start, reader);
    }

    /// Writes `name (a, b)` for the columns.
    static void appendNames(StatementWriter out, String as, List<String> names) {
        out.name(as).sql(" (");
        out.join(", ", names, out::name).sql(")");
    }

    @Override
    public String toString() {
        return name;
    }
}
