package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Selectable;
import dev.leat.schema.TenantTable;
import dev.leat.sql.explain.ExplainPlan;
import dev.leat.sql.explain.Explainable;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.Tenancy;
import dev.leat.sql.result.Batched;
import dev.leat.sql.result.Rows;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.result.Tuple2;
import dev.leat.sql.select.CommonTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;

/// An insert of rows. Immutable: each step returns a new one.
///
/// ```java
/// db.insertInto(POSTS)
///         .values(posts)
///         .onConflict(POSTS.id)
///         .doUpdate(set -> set.set(POSTS.title, excluded(POSTS.title)).where(POSTS.locked.eq(false)))
///         .returning()
///         .list();
/// ```
///
/// @param <R> the record of a row
public final class Insert<R> implements Explainable {
    private final Body<R> body;

    Insert(
            Target<R> target,
            String overriding,
            InsertRows<R> rows,
            @Nullable OnConflict<R> conflict) {
        this(new Body<>(target, overriding, rows, conflict));
    }

    private Insert(Body<R> body) {
        this.body = body;
    }

    private record Body<R>(
            Target<R> target,
            String overriding,
            InsertRows<R> rows,
            @Nullable OnConflict<R> conflict)
            implements WriteBody {

        @Override
        public List<Body<R>> parts() {
            List<Body<R>> parts = new ArrayList<>(1);
            for (InsertRows<R> portion : rows.portions(columns().size())) {
                parts.add(new Body<>(target, overriding, portion, conflict));
            }
            return parts;
        }

        private List<Column<?>> columns() {
            return rows.columns(target.table());
        }

        @Override
        public void write(StatementWriter out, Runnable returning) {
            out.level(() -> {
                CommonTables.write(out, target.with());
                out.sql("INSERT INTO ");
                target.enter(out);
                List<Column<?>> named = named(out.tenancy());
                out.sql(" (");
                out.join(", ", named, column -> out.name(column.name()));
                out.sql(")").sql(overriding).sql(" ");
                rows.appendTo(out, target.table(), named);
                if (conflict != null) {
                    conflict.appendTo(out, target.table());
                }
                returning.run();
            });
        }

        private List<Column<?>> named(Tenancy tenancy) {
            List<Column<?>> columns = new ArrayList<>(columns());
            if (target.table() instanceof TenantTable<?, ?> tenants
                    && !columns.contains(tenants.tenantColumn())
                    && tenancy.idFor(tenants) != null) {
                columns.add(tenants.tenantColumn());
            }
            // Without any value given, one column stands for the row: VALUES needs at least one.
            return columns.isEmpty() ? target.table().columns().subList(0, 1) : columns;
        }
    }

    /// {@return the same, to run on a session}
    public Insert<R> on(StatementRunner runner) {
        return new Insert<>(
                new Body<>(body.target.on(runner), body.overriding, body.rows, body.conflict));
    }

    private Insert<R> with(OnConflict<R> conflict) {
        return new Insert<>(new Body<>(body.target, body.overriding, body.rows, conflict));
    }

    /// Leaves out rows that any unique key refuses.
    public Insert<R> onConflictDoNothing() {
        return with(OnConflict.nothing("", List.of(), null));
    }

    /// Says what happens when these columns, a unique key, are there already.
    public Conflict onConflict(Column<?>... key) {
        for (Column<?> column : key) {
            body.target.own(column);
        }
        return new Conflict("", List.of(key), null);
    }

    /// Says what happens when this constraint refuses a row.
    public Conflict onConstraint(String constraint) {
        return new Conflict(Objects.requireNonNull(constraint, "constraint"), List.of(), null);
    }

    /// A unique key whose conflict still needs an answer.
    public final class Conflict {
        private final String constraint;
        private final List<Column<?>> key;
        private final @Nullable Condition predicate;

        private Conflict(String constraint, List<Column<?>> key, @Nullable Condition predicate) {
            this.constraint = constraint;
            this.key = key;
            this.predicate = predicate;
        }

        /// The key is that of a partial unique index with this predicate.
        public Conflict where(Condition indexPredicate) {
            Objects.requireNonNull(
                    indexPredicate, "the predicate of the index is null; leave where(…) out");
            return new Conflict(constraint, key, indexPredicate);
        }

        /// Leaves the new row out.
        public Insert<R> doNothing() {
            return with(OnConflict.nothing(constraint, key, predicate));
        }

        /// Sets these columns of the row that is there to what the new row gives, and those that
        /// say [Column#onUpdate] to what that gives.
        public Insert<R> doUpdate(Column<?>... columns) {
            if (columns.length == 0) {
                throw new IllegalArgumentException(
                        "doUpdate() of "
                                + body.target.table()
                                + " names no column; say doNothing()");
            }
            Assignments<R> assignments = new Assignments<>(body.target);
            for (Column<?> column : columns) {
                assignments = assignments.with(column, out -> OnConflict.excluded(out, column));
            }
            return with(OnConflict.update(constraint, key, predicate, assignments));
        }

        /// Sets all columns that the new rows give, but for the key.
        public Insert<R> doUpdateAll() {
            Column<?>[] given =
                    body.columns().stream()
                            .filter(column -> !key.contains(column))
                            .toArray(Column<?>[]::new);
            return given.length == 0 ? doNothing() : doUpdate(given);
        }

        /// Sets columns of the row that is there, possibly to expressions over it and over the new
        /// row: `set -> set.set(POSTS.likes, POSTS.likes.plus(excluded(POSTS.likes)))`.
        public Insert<R> doUpdate(UnaryOperator<Assignments<R>> set) {
            Assignments<R> assignments = set.apply(new Assignments<>(body.target));
            if (assignments.isEmpty()) {
                throw new IllegalArgumentException(
                        "doUpdate() of " + body.target.table() + " sets nothing; say doNothing()");
            }
            return with(OnConflict.update(constraint, key, predicate, assignments));
        }
    }

    /// @return the number of rows inserted or updated
    public int execute() {
        return Execution.execute(body);
    }

    /// {@return the rows as they are now, defaults filled in; without those that a conflict left
    /// out}
    public Returning<R> returning() {
        return new Returning<>(body, body.target.table());
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

    /// {@return the insert, to be sent together with other statements by `db.batch(…)`}
    ///
    /// @throws IllegalStateException if it has so many rows that it is several statements
    public Batched<Integer> batched() {
        if (body.parts().size() != 1) {
            throw new IllegalStateException(
                    "%d statements cannot be one of a batch: the insert has too many rows, or none; use copyInto(…)"
                            .formatted(body.parts().size()));
        }
        return Batched.count(statement());
    }

    /// {@return the statement, or the first of them, to look at}
    public Rendered statement() {
        return Execution.render(body.parts().getFirst(), out -> {});
    }

    @Override
    public ExplainPlan explain() {
        return ExplainPlan.of(body.target.session(), statement(), false);
    }

    @Override
    public ExplainPlan explainAnalyze() {
        return ExplainPlan.of(body.target.session(), statement(), true);
    }
}
