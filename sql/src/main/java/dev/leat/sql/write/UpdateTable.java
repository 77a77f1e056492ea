package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.FromSource;
import dev.leat.schema.RowPatch;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.CommonTables;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/// An update: what to set, then which rows. Only [#where(Condition)] or [#all()] gives a [Change]
/// that runs, so a forgotten condition does not compile. Immutable.
///
/// ```java
/// db.update(POSTS)
///         .set(POSTS.likes, POSTS.likes.plus(1))
///         .where(POSTS.id.eq(id))
///         .returning(POSTS.likes)
///         .one();
/// ```
///
/// @param <R> the record of a row
public final class UpdateTable<R> {
    private final Target<R> target;
    private final Assignments<R> assignments;
    private final List<FromSource> from;

    UpdateTable(Target<R> target) {
        this(target, new Assignments<>(target), List.of());
    }

    private UpdateTable(Target<R> target, Assignments<R> assignments, List<FromSource> from) {
        this.target = target;
        this.assignments = assignments;
        this.from = List.copyOf(from);
    }

    /// {@return the same, to run on a session}
    public UpdateTable<R> on(StatementRunner runner) {
        return new UpdateTable<>(target.on(runner), assignments, from);
    }

    /// {@return the same after these common table expressions}
    public UpdateTable<R> with(CommonTable<?>... tables) {
        return new UpdateTable<>(target.with(List.of(tables)), assignments, from);
    }

    private UpdateTable<R> with(Assignments<R> changed) {
        return new UpdateTable<>(target, changed, from);
    }

    /// Sets a column to a value.
    ///
    /// @throws IllegalArgumentException if it is null and the column NOT NULL
    public <T extends @Nullable Object> UpdateTable<R> set(Column<T> column, T value) {
        return with(assignments.set(column, value));
    }

    /// Sets a column to what the expression gives for each row: `POSTS.likes.plus(1)`.
    public <T extends @Nullable Object> UpdateTable<R> set(
            Column<T> column, Expression<? extends T> value) {
        return with(assignments.set(column, value));
    }

    /// Sets what the patch gives: `set(PostPatch.create().title("Hello").body(null))`.
    public UpdateTable<R> set(RowPatch<R> patch) {
        UpdateTable<R> changed = this;
        for (Map.Entry<String, @Nullable Object> each : patch.values().entrySet()) {
            Column<?> column = target.table().findColumn(each.getKey());
            if (column == null) {
                throw new IllegalArgumentException(
                        "the update of %s sets \"%s\", which is not a column of it"
                                .formatted(target.table(), each.getKey()));
            }
            changed = changed.setAny(column, each.getValue());
        }
        return changed;
    }

    @SuppressWarnings("unchecked") // the patch was made for the table's columns
    private UpdateTable<R> setAny(Column<?> column, @Nullable Object value) {
        return set((Column<@Nullable Object>) column, value);
    }

    /// Sets a column to null.
    public UpdateTable<R> setNull(Column<?> column) {
        return with(assignments.setNull(column));
    }

    /// Sets a column to its default.
    public UpdateTable<R> setDefault(Column<?> column) {
        return with(assignments.setDefault(column));
    }

    /// Sets a column to an expression of raw SQL, `?` standing for each parameter:
    /// `setSql(POSTS.likes, "likes + ?", 1)`.
    public UpdateTable<R> setSql(
            Column<?> column, String expression, @Nullable Object... parameters) {
        List<@Nullable Object> values = new ArrayList<>();
        Collections.addAll(values, parameters);
        return with(assignments.with(column, out -> out.raw(expression, values)));
    }

    /// Has conditions and values mention other sources too: tables, subqueries, lists of values. A
    /// row for which they give several rows is updated from any one of them.
    public UpdateTable<R> from(FromSource... sources) {
        List<FromSource> more = new ArrayList<>(from);
        more.addAll(List.of(sources));
        return new UpdateTable<>(target, assignments, more);
    }

    /// The rows to update.
    ///
    /// @throws IllegalArgumentException if it is a list of conditions without any, which would hold
    ///   for all rows
    public Change<R> where(Condition condition) {
        return change(Target.some("an update of " + target.table(), condition));
    }

    /// All rows of the table.
    public Change<R> all() {
        return change(null);
    }

    private Change<R> change(@Nullable Condition condition) {
        if (assignments.isEmpty()) {
            throw new IllegalArgumentException("the update of " + target.table() + " sets nothing");
        }
        return new Change<>(target, (out, returning) -> write(out, condition, returning));
    }

    private void write(StatementWriter out, @Nullable Condition condition, Runnable returning) {
        out.level(() -> {
            CommonTables.write(out, target.with());
            out.sql("UPDATE ");
            target.enter(out);
            // Known before SET, which mentions them, and written behind it.
            from.forEach(source -> CommonTables.enter(out, source));
            out.sql(" SET ");
            assignments.suppliedForUpdate().appendTo(out);
            if (!from.isEmpty()) {
                out.sql(" FROM ");
                out.join(", ", from, source -> CommonTables.source(out, source));
            }
            target.where(out, condition);
            returning.run();
        });
    }
}
