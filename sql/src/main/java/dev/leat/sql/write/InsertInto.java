package dev.leat.sql.write;

import dev.leat.schema.Column;
import dev.leat.schema.NewRow;
import dev.leat.schema.RowValues;
import dev.leat.sql.result.StatementRunner;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.RowsQuery;
import java.util.List;

/// An insert that still needs its rows. Immutable.
///
/// @param <R> the record of a row
public final class InsertInto<R> {
    private final Target<R> target;
    private final String overriding;

    InsertInto(Target<R> target) {
        this(target, "");
    }

    private InsertInto(Target<R> target, String overriding) {
        this.target = target;
        this.overriding = overriding;
    }

    /// {@return the same, to run on a session}
    public InsertInto<R> on(StatementRunner runner) {
        return new InsertInto<>(target.on(runner), overriding);
    }

    /// {@return the same after these common table expressions}
    public InsertInto<R> with(CommonTable<?>... tables) {
        return new InsertInto<>(target.with(List.of(tables)), overriding);
    }

    /// Takes the given values of columns that Postgres numbers always.
    public InsertInto<R> overridingSystemValue() {
        return new InsertInto<>(target, " OVERRIDING SYSTEM VALUE");
    }

    /// Ignores the given values of columns that Postgres numbers, and numbers them.
    public InsertInto<R> overridingUserValue() {
        return new InsertInto<>(target, " OVERRIDING USER VALUE");
    }

    /// One row: `values(NewPost.create().authorId(me).title("Hello"))`.
    public Insert<R> values(NewRow<R> row) {
        return values(List.of(row));
    }

    /// Any number of rows; many become several statements in one transaction. Columns that only
    /// some of them give get their defaults in the others.
    public Insert<R> values(List<? extends NewRow<R>> rows) {
        return new Insert<>(target, overriding, InsertRows.Given.of(target.table(), rows), null);
    }

    /// One row of defaults.
    public Insert<R> defaultValues() {
        return values(RowValues.of(target.table()));
    }

    /// The rows that a select gives; which columns they are for comes next.
    public InsertSelect<R> select(RowsQuery<?> query) {
        return new InsertSelect<>(query);
    }

    /// Rows of a select that still need their columns.
    public final class InsertSelect<S> {
        private final RowsQuery<?> query;

        private InsertSelect(RowsQuery<?> query) {
            this.query = query;
        }

        /// The columns that the rows are for, in the order of the select.
        ///
        /// @throws IllegalArgumentException if the select gives another number of them, or one of
        ///   another Java type
        public Insert<S> into(Column<?>... columns) {
            InsertRows.Selected<S> rows = InsertRows.Selected.of(query, List.of(columns));
            List.of(columns).forEach(target::own);
            return insert(rows);
        }

        @SuppressWarnings("unchecked") // S is the record of the target's row
        private Insert<S> insert(InsertRows.Selected<S> rows) {
            return new Insert<>((Target<S>) target, overriding, rows, null);
        }
    }
}
