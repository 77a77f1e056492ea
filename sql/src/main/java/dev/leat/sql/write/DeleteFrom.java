package dev.leat.sql.write;

import dev.leat.schema.Condition;
import dev.leat.schema.FromSource;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.CommonTables;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A delete that still needs to say which rows. Only [#where(Condition)] or [#all()] gives a
/// [Change] that runs, so a forgotten condition does not compile. Immutable.
///
/// @param <R> the record of a row
public final class DeleteFrom<R> {
    private final Target<R> target;
    private final List<FromSource> using;

    DeleteFrom(Target<R> target) {
        this(target, List.of());
    }

    private DeleteFrom(Target<R> target, List<FromSource> using) {
        this.target = target;
        this.using = List.copyOf(using);
    }

    /// {@return the same, to run on a session}
    public DeleteFrom<R> on(StatementRunner runner) {
        return new DeleteFrom<>(target.on(runner), using);
    }

    /// {@return the same after these common table expressions}
    public DeleteFrom<R> with(CommonTable<?>... tables) {
        return new DeleteFrom<>(target.with(List.of(tables)), using);
    }

    /// Has the condition mention other sources too: tables, subqueries, lists of values.
    public DeleteFrom<R> using(FromSource... sources) {
        List<FromSource> more = new ArrayList<>(using);
        more.addAll(List.of(sources));
        return new DeleteFrom<>(target, more);
    }

    /// The rows to delete.
    ///
    /// @throws IllegalArgumentException if it is a list of conditions without any, which would hold
    ///   for all rows
    public Change<R> where(Condition condition) {
        return change(Target.some("a delete of " + target.table(), condition));
    }

    /// All rows of the table.
    public Change<R> all() {
        return change(null);
    }

    private Change<R> change(@Nullable Condition condition) {
        return new Change<>(target, (out, returning) -> write(out, condition, returning));
    }

    private void write(StatementWriter out, @Nullable Condition condition, Runnable returning) {
        out.level(() -> {
            CommonTables.write(out, target.with());
            out.sql("DELETE FROM ");
            target.enter(out);
            Target.sources(out, " USING ", using);
            target.where(out, condition);
            returning.run();
        });
    }
}
