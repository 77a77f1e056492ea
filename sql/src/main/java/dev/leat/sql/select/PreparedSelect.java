package dev.leat.sql.select;

import dev.leat.sql.render.Placeholder;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.result.RowCountException;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.result.StatementRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/// A select whose SQL is made once: `byId.one(ID.is(id))`. Immutable.
///
/// @param <R> what it gives for a row
public final class PreparedSelect<R extends @Nullable Object> {
    private final StatementRunner runner;
    private final RenderedTemplate template;
    private final RowPlan<R> plan;
    private final boolean mustSeeWrites;

    PreparedSelect(
            StatementRunner runner,
            RenderedTemplate template,
            RowPlan<R> plan,
            boolean mustSeeWrites) {
        this.runner = runner;
        this.template = template;
        this.plan = plan;
        this.mustSeeWrites = mustSeeWrites;
    }

    /// {@return the same, to run on another session: a transaction}
    ///
    /// @throws IllegalArgumentException if that is a handle of another tenant, whose id would have
    ///   to be in the SQL
    public PreparedSelect<R> on(StatementRunner newRunner) {
        if (!newRunner.tenancy().equals(runner.tenancy())) {
            throw new IllegalArgumentException(
                    "the select was prepared for other tenants than those of the session that is to run it; prepare it there");
        }
        return new PreparedSelect<>(newRunner, template, plan, mustSeeWrites);
    }

    /// {@return the SQL, with `?` for each parameter}
    public String sql() {
        return template.sql();
    }

    /// {@return the rows}
    ///
    /// @throws IllegalStateException if a placeholder is given no value
    public List<R> list(Placeholder.Binding... values) {
        Rendered statement = template.fill(Arrays.asList(values));
        return mustSeeWrites
                ? runner.query(statement, plan.reader())
                : runner.read(statement, plan.reader());
    }

    /// {@return the first row, if there is one}
    @SuppressWarnings("NullAway") // as Select.first()
    public Optional<R> first(Placeholder.Binding... values) {
        return list(values).stream().findFirst();
    }

    /// {@return the only row}
    ///
    /// @throws RowCountException if there is none or more than one
    public R one(Placeholder.Binding... values) {
        List<R> rows = list(values);
        if (rows.size() != 1) {
            throw new RowCountException("the prepared select", rows.size());
        }
        return rows.getFirst();
    }
}
