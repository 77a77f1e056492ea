package dev.leat.sql.select;

import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A select in FROM.
final class Derived<R extends @Nullable Object> extends TableExpression<R> {
    private final RowsQuery<R> query;
    private final OutputColumns columns;

    Derived(String name, RowsQuery<R> query) {
        super(name);
        this.query = query;
        this.columns = Outputs.of(query);
    }

    @Override
    OutputColumns columns() {
        return columns;
    }

    @Override
    boolean hidesNeighbours() {
        return true;
    }

    @Override
    void appendFrom(StatementWriter out, String as) {
        out.sql("(");
        query.appendTo(out, columns.names());
        out.sql(") ").name(as);
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
