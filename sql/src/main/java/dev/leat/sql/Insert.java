package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.NewRow;
import dev.leat.schema.Table;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.ValueText;
import dev.leat.sql.result.RowCountException;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// An insert of rows. Immutable: each step returns a new one.
public final class Insert<R> {
    /// Postgres takes at most 65535 parameters in a statement.
    private static final int MAX_PARAMETERS = 32_000;

    private static final int MAX_ROWS = 1_000;

    private final Session session;
    private final Table<R> table;
    private final List<NewRow<R>> rows;
    private final @Nullable OnConflict conflict;

    Insert(Session session, Table<R> table, List<NewRow<R>> rows, @Nullable OnConflict conflict) {
        this.session = session;
        this.table = table;
        this.rows = rows;
        this.conflict = conflict;
    }

    /// Leaves out rows that any unique key refuses.
    public Insert<R> onConflictDoNothing() {
        return new Insert<>(session, table, rows, new OnConflict(List.of(), List.of()));
    }

    /// Says what happens when these columns, a unique key, are there already.
    public Conflict onConflict(Column<?>... key) {
        return new Conflict(List.of(key));
    }

    /// A unique key whose conflict still needs an answer.
    public final class Conflict {
        private final List<Column<?>> key;

        private Conflict(List<Column<?>> key) {
            this.key = key;
        }

        /// Leaves the new row out.
        public Insert<R> doNothing() {
            return new Insert<>(session, table, rows, new OnConflict(key, List.of()));
        }

        /// Sets these columns of the row that is there to what the new row gives.
        public Insert<R> doUpdate(Column<?>... columns) {
            if (columns.length == 0) {
                throw new IllegalArgumentException(
                        "doUpdate() of " + table + " names no column; say doNothing()");
            }
            return new Insert<>(session, table, rows, new OnConflict(key, List.of(columns)));
        }
    }

    /// @return the number of rows inserted or updated
    public int execute() {
        List<Rendered> statements = statements(false);
        if (statements.size() == 1) {
            return session.execute(statements.getFirst());
        }
        return session.atomically(
                transaction -> statements.stream().mapToInt(transaction::execute).sum());
    }

    /// {@return the rows as they are now, defaults filled in; without those that a conflict left
    /// out}
    public List<R> returning() {
        return session.atomically(transaction -> {
            List<R> all = new ArrayList<>();
            for (Rendered statement : statements(true)) {
                all.addAll(Returning.read(transaction, table, statement));
            }
            return all;
        });
    }

    /// {@return the only row inserted}
    ///
    /// @throws RowCountException if there is none, because a conflict left it out, or several
    public R returningOne() {
        List<R> inserted = returning();
        if (inserted.size() != 1) {
            throw new RowCountException("the insert into " + table, inserted.size());
        }
        return inserted.getFirst();
    }

    private List<Rendered> statements(boolean returning) {
        Set<String> names = new LinkedHashSet<>();
        rows.forEach(row -> names.addAll(row.values().keySet()));
        List<Column<?>> columns = new ArrayList<>();
        for (String name : names) {
            Column<?> column = table.findColumn(name);
            if (column == null) {
                throw new IllegalArgumentException(
                        "the insert into %s gives \"%s\", which is not a column of it"
                                .formatted(table, name));
            }
            columns.add(column);
        }
        int chunk = Math.max(1, Math.min(MAX_ROWS, MAX_PARAMETERS / Math.max(1, columns.size())));
        List<Rendered> statements = new ArrayList<>();
        for (int from = 0; from < rows.size(); from += chunk) {
            statements.add(
                    statement(
                            columns,
                            rows.subList(from, Math.min(rows.size(), from + chunk)),
                            returning));
        }
        return statements;
    }

    private Rendered statement(List<Column<?>> columns, List<NewRow<R>> chunk, boolean returning) {
        SqlText out = new SqlText();
        out.add("INSERT INTO ").add(table.qualifiedSql());
        // Without any value given, one column stands for the row: VALUES needs at least one.
        List<Column<?>> named = columns.isEmpty() ? table.columns().subList(0, 1) : columns;
        out.add(" (")
                .join(", ", named, column -> out.add(ConditionRenderer.name(column, null)))
                .add(") VALUES ")
                .join(", ", chunk, row -> row(out, named, row.values()));
        if (conflict != null) {
            conflict.write(out);
        }
        if (returning) {
            Returning.write(out, table);
        }
        return out.render();
    }

    private static void row(
            SqlText out, List<Column<?>> columns, Map<String, @Nullable Object> values) {
        out.add("(")
                .join(
                        ", ",
                        columns,
                        column -> {
                            if (values.containsKey(column.name())) {
                                out.parameter(
                                        ValueText.encode(column, values.get(column.name())),
                                        ValueText.castType(column.type()));
                            } else {
                                out.add("DEFAULT");
                            }
                        })
                .add(")");
    }
}
