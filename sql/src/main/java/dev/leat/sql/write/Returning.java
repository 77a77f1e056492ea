package dev.leat.sql.write;

import dev.leat.schema.Expression;
import dev.leat.schema.Selectable;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.explain.Explainable;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowCountException;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.RowsQuery;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A write that gives back something for each row that it wrote. It runs when it is asked for the
/// rows, or as a common table expression of another statement.
///
/// @param <T> what comes back for a row
public final class Returning<T extends @Nullable Object> implements RowsQuery<T>, Explainable {
    private final WriteBody body;
    private final Selectable<T> projection;

    Returning(WriteBody body, Selectable<T> projection) {
        this.body = body;
        this.projection = Objects.requireNonNull(projection, "what to return is null");
    }

    /// {@return what comes back, all of it in memory}
    public List<T> list() {
        StatementRunner runner = body.target().session();
        RowPlan<T> plan = plan();
        List<? extends WriteBody> parts = body.parts();
        if (parts.isEmpty()) {
            return List.of();
        }
        if (parts.size() == 1) {
            return runner.query(statement(parts.getFirst(), plan), plan.reader());
        }
        return runner.together(together -> {
            List<T> all = new ArrayList<>();
            for (WriteBody part : parts) {
                all.addAll(together.query(statement(part, plan), plan.reader()));
            }
            return all;
        });
    }

    /// {@return what the first row gives back, if there is a row}
    ///
    /// @throws NullPointerException if there is one and it gives null
    @SuppressWarnings("NullAway") // said in the contract
    public Optional<T> first() {
        return list().stream().findFirst();
    }

    /// {@return what the only row gives back}
    ///
    /// @throws RowCountException if there is no row or more than one
    public T one() {
        List<T> rows = list();
        if (rows.size() != 1) {
            throw new RowCountException("the write to " + body.target().table(), rows.size());
        }
        return rows.getFirst();
    }

    private RowPlan<T> plan() {
        return RowPlan.of(projection, Set.of());
    }

    private static Rendered statement(WriteBody part, RowPlan<?> plan) {
        return Execution.render(
                part,
                out -> {
                    part.requireReturning(out);
                    out.sql(" RETURNING ");
                    plan.write(out);
                });
    }

    @Override
    public Selectable<T> projection() {
        return projection;
    }

    @Override
    public Set<Object> optionalSources() {
        return Set.of();
    }

    @Override
    public void appendTo(StatementWriter out, List<String> names) {
        List<? extends WriteBody> parts = body.parts();
        if (parts.size() != 1) {
            throw new IllegalArgumentException(
                    "the write to %s takes %d statements, so it cannot be a part of another one"
                            .formatted(body.target().table(), parts.size()));
        }
        List<Expression<?>> expressions = plan().expressions();
        parts.getFirst()
                .write(
                        out,
                        () -> {
                            body.requireReturning(out);
                            out.sql(" RETURNING ");
                            for (int i = 0; i < names.size(); i++) {
                                out.sql(i == 0 ? "" : ", ").expression(expressions.get(i));
                                out.sql(" AS ").name(names.get(i));
                            }
                        });
    }

    /// {@return the statement, to look at}
    public Rendered statement() {
        return statement(body.parts().getFirst(), plan());
    }

    @Override
    public ExplainPlan explain() {
        return ExplainPlan.of(body.target().session(), statement(), false);
    }

    @Override
    public ExplainPlan explainAnalyze() {
        return ExplainPlan.of(body.target().session(), statement(), true);
    }
}
