package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.FromSource;
import dev.leat.schema.Table;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.CommonTables;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a write changes, on which session, and after which common table expressions.
///
/// @param runner `null` while the write belongs to no session
record Target<R>(Table<R> table, @Nullable StatementRunner runner, List<CommonTable<?>> with) {
    Target {
        Objects.requireNonNull(table, "the table to write to is null");
        with = List.copyOf(with);
    }

    static <R> Target<R> of(Table<R> table) {
        return new Target<>(table, null, List.of());
    }

    Target<R> on(StatementRunner newRunner) {
        return new Target<>(table, newRunner, with);
    }

    Target<R> with(List<CommonTable<?>> more) {
        List<CommonTable<?>> all = new ArrayList<>(with);
        all.addAll(more);
        return new Target<>(table, runner, all);
    }

    StatementRunner session() {
        StatementRunner bound = runner;
        if (bound == null) {
            throw new IllegalStateException(
                    "the write to %s belongs to no session: start it with db.%s or say on(db)"
                            .formatted(table, "insertInto(…), db.update(…), db.deleteFrom(…)"));
        }
        return bound;
    }

    /// {@return the column, if it is one of this table}
    <C extends Column<?>> C own(C column) {
        if (column.table() != table) {
            throw new IllegalArgumentException("%s is not a column of %s".formatted(column, table));
        }
        return column;
    }

    /// {@return the condition, if it is one: a list of conditions that turned out empty holds for
    /// all rows, which only `all()` means}
    static Condition some(String statement, @Nullable Condition condition) {
        if (condition == null) {
            throw new NullPointerException(
                    "the condition of %s is null; say all() for all rows".formatted(statement));
        }
        if (condition instanceof Condition.And and && and.parts().isEmpty()) {
            throw new IllegalArgumentException(
                    "the condition of %s has no part, so it holds for all rows; if that is meant, say all()"
                            .formatted(statement));
        }
        return condition;
    }

    /// Writes the table and has the level know it; ` AS name` if it has another name there.
    void enter(StatementWriter out) {
        String name = out.enter(table, Writes.name(table));
        out.changed(table);
        if (!name.equals(table.name())) {
            out.sql(" AS ").name(name);
        }
    }

    /// Writes ` FROM` or ` USING` and the sources, having the level know them.
    static void sources(StatementWriter out, String word, List<FromSource> sources) {
        if (sources.isEmpty()) {
            return;
        }
        sources.forEach(source -> CommonTables.enter(out, source));
        out.sql(word);
        out.join(", ", sources, source -> CommonTables.source(out, source));
    }

    /// Writes ` WHERE` with the condition and that the rows are the tenant's.
    void where(StatementWriter out, @Nullable Condition condition) {
        List<Condition> parts = new ArrayList<>();
        if (condition != null) {
            parts.add(condition);
        }
        Condition tenants = out.tenantCondition(table);
        if (tenants != null) {
            parts.add(tenants);
        }
        if (!parts.isEmpty()) {
            out.sql(" WHERE ");
            out.join(" AND ", parts, out::condition);
        }
    }
}
