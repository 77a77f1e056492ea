package dev.leat.sql;

import dev.leat.schema.Table;
import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.Select;
import dev.leat.sql.select.SelectStarts;
import dev.leat.sql.write.DeleteFrom;
import dev.leat.sql.write.InsertInto;
import dev.leat.sql.write.MergeInto;
import dev.leat.sql.write.UpdateTable;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that begins with common table expressions: `db.with(recent).select(…)`.
public sealed class With implements SelectStarts permits SharedWith {
    private final Session session;
    private final List<CommonTable<?>> tables;

    With(Session session, List<CommonTable<?>> tables) {
        this.session = session;
        this.tables = List.copyOf(tables);
    }

    @Override
    public final <R extends @Nullable Object> Select<R> started(Select<R> select) {
        return select.on(session).with(tables());
    }

    /// Starts an insert; its rows come next.
    public final <R> InsertInto<R> insertInto(Table<R> table) {
        return session.insertInto(table).with(tables());
    }

    /// Starts an update; what to set and which rows come next.
    public final <R> UpdateTable<R> update(Table<R> table) {
        return session.update(table).with(tables());
    }

    /// Starts a delete; which rows comes next.
    public final <R> DeleteFrom<R> deleteFrom(Table<R> table) {
        return session.deleteFrom(table).with(tables());
    }

    /// Starts a merge; with what comes next.
    public final <R> MergeInto<R> mergeInto(Table<R> table) {
        return session.mergeInto(table).with(tables());
    }

    private CommonTable<?>[] tables() {
        return tables.toArray(new CommonTable<?>[0]);
    }
}
