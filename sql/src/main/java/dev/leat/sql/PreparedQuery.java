package dev.leat.sql;

import dev.leat.sql.graph.GraphPlan;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.result.ResultReader;
import dev.leat.sql.result.StatementRunner;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;

/// A relational query whose SQL is made once:
///
/// ```java
/// static final Placeholder<UUID> ID = Placeholder.of("id", POSTS.id);
/// PreparedQuery<PostView> byId =
///         db.prepare(from(POSTS).where(POSTS.id.eq(ID)).related(POSTS.comments), PostView.class);
/// Optional<PostView> post = byId.first(ID.is(id));
/// ```
///
/// Immutable.
///
/// @param <V> what a row becomes
public final class PreparedQuery<V> {
    private final StatementRunner runner;
    private final GraphPlan<V> plan;
    private final RenderedTemplate statement;
    private final ResultReader<List<V>> reader;

    PreparedQuery(StatementRunner runner, GraphPlan<V> plan) {
        this.runner = runner;
        this.plan = plan;
        this.statement = plan.statement(runner.tenancy());
        this.reader = plan.reader();
    }

    /// {@return the same, to run on another session: a transaction, another tenant's handle}
    public PreparedQuery<V> on(StatementRunner other) {
        return new PreparedQuery<>(other, plan);
    }

    /// {@return the SQL, with `?` for each parameter}
    public String sql() {
        return statement.sql();
    }

    /// {@return the rows}
    ///
    /// @throws IllegalStateException if a placeholder is given no value
    public List<V> list(Placeholder.Binding... values) {
        return runner.readAll(statement.fill(Arrays.asList(values)), reader);
    }

    /// {@return the first row, if there is one}
    public Optional<V> first(Placeholder.Binding... values) {
        return list(values).stream().findFirst();
    }
}
