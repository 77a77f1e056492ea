package dev.leat.sql.write;

import dev.leat.schema.Selectable;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.explain.Explainable;
import dev.leat.sql.render.Placeholder;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.render.Requirement;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.Batched;
import dev.leat.sql.result.Rows;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.result.Tuple3;
import java.util.List;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;

/// A write that is complete and can run: an update or delete that says which rows, a merge.
///
/// @param <R> the record of a row
public final class Change<R> implements Explainable {
    private final Body<R> body;

    private record Body<R>(
            Target<R> target,
            BiConsumer<StatementWriter, Runnable> writing,
            @Nullable Requirement forReturning)
            implements WriteBody {
        @Override
        public void requireReturning(StatementWriter out) {
            if (forReturning != null) {
                out.require(forReturning.version(), forReturning.what());
            }
        }

        @Override
        public void write(StatementWriter out, Runnable returning) {
            writing.accept(out, returning);
        }
    }

    /// @param writing writes the statement, calling the function for RETURNING
    Change(Target<R> target, BiConsumer<StatementWriter, Runnable> writing) {
        this(new Body<>(target, writing, null));
    }

    /// @param forReturning what RETURNING needs of the server
    Change(
            Target<R> target,
            BiConsumer<StatementWriter, Runnable> writing,
            Requirement forReturning) {
        this(new Body<>(target, writing, forReturning));
    }

    private Change(Body<R> body) {
        this.body = body;
    }

    /// {@return the same, to run on a session}
    public Change<R> on(StatementRunner runner) {
        return new Change<>(
                new Body<>(body.target().on(runner), body.writing(), body.forReturning()));
    }

    /// @return the number of rows changed
    public int execute() {
        return Execution.execute(body);
    }

    /// {@return the whole rows: as they are now after an update, as they were before a delete}
    public Returning<R> returning() {
        return new Returning<>(body, body.target().table());
    }

    /// {@return something of each row: an expression, a record}
    public <T extends @Nullable Object> Returning<T> returning(Selectable<T> projection) {
        return new Returning<>(body, projection);
    }

    /// {@return two things of each row}
    public <A extends @Nullable Object, B extends @Nullable Object>
            Returning<Tuple2<A, B>> returning(
                    Selectable<? extends A> first, Selectable<? extends B> second) {
        return new Returning<>(body, Rows.row(Tuple2<A, B>::new, first, second));
    }

    /// {@return three things of each row}
    public <A extends @Nullable Object, B extends @Nullable Object, C extends @Nullable Object>
            Returning<Tuple3<A, B, C>> returning(
                    Selectable<? extends A> first,
                    Selectable<? extends B> second,
                    Selectable<? extends C> third) {
        return new Returning<>(body, Rows.row(Tuple3<A, B, C>::new, first, second, third));
    }

    /// {@return the change, to be sent together with other statements by `db.batch(…)`}
    public Batched<Integer> batched() {
        return Batched.count(statement());
    }

    /// {@return the statement, to look at}
    public Rendered statement() {
        return Execution.render(body, out -> {});
    }

    /// {@return the statement with its SQL made once, to run often with values for its
    /// placeholders}
    public PreparedChange prepare() {
        RenderedTemplate template = Execution.text(body, out -> {}).template();
        return new PreparedChange(body.target().session(), template);
    }

    /// A change whose SQL is made once.
    public static final class PreparedChange {
        private final StatementRunner runner;
        private final RenderedTemplate template;

        private PreparedChange(StatementRunner runner, RenderedTemplate template) {
            this.runner = runner;
            this.template = template;
        }

        /// @return the number of rows changed
        /// @throws IllegalStateException if a placeholder is given no value
        public int execute(Placeholder.Binding... values) {
            return runner.execute(template.fill(java.util.Arrays.asList(values)));
        }

        /// Runs it for many rows, in as few round trips as fit; all or nothing.
        ///
        /// @param rows the values of each run
        /// @return the number of rows that each run changed
        public int[] executeBatch(List<List<Placeholder.Binding>> rows) {
            return runner.executeBatch(rows.stream().map(template::fill).toList());
        }
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
