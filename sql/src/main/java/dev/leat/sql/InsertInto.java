package dev.leat.sql;

import dev.leat.schema.NewRow;
import dev.leat.schema.Table;
import java.util.List;

/// An insert that still needs its rows.
public final class InsertInto<R> {
    private final Session session;
    private final Table<R> table;

    InsertInto(Session session, Table<R> table) {
        this.session = session;
        this.table = table;
    }

    /// One row: `values(NewPost.create().authorId(me).title("Hello"))`.
    public Insert<R> values(NewRow<R> row) {
        return values(List.of(row));
    }

    /// Any number of rows; many become several statements in one transaction.
    public Insert<R> values(List<? extends NewRow<R>> rows) {
        return new Insert<>(session, table, List.copyOf(rows), null);
    }
}
