package dev.leat.sql;

import dev.leat.schema.Condition;
import dev.leat.schema.Table;
import dev.leat.sql.render.SqlText;

/// A delete that still needs to say which rows. Only [#where(Condition)] or [#all()] gives a
/// [Change] that runs, so a forgotten condition does not compile.
public final class DeleteFrom<R> {
    private final Session session;
    private final Table<R> table;

    DeleteFrom(Session session, Table<R> table) {
        this.session = session;
        this.table = table;
    }

    /// The rows to delete.
    public Change<R> where(Condition condition) {
        return new Change<>(session, table, start(), condition);
    }

    /// All rows of the table.
    public Change<R> all() {
        return new Change<>(session, table, start(), null);
    }

    private SqlText start() {
        return new SqlText().add("DELETE FROM ").add(table.qualifiedSql());
    }
}
