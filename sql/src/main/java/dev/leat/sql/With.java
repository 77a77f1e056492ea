package dev.leat.sql;

import dev.leat.sql.select.CommonTable;
import dev.leat.sql.select.Select;
import dev.leat.sql.select.SelectStarts;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// A statement that begins with common table expressions: `db.with(recent).select(…)`.
public final class With implements SelectStarts {
    private final Session session;
    private final List<CommonTable<?>> tables;

    With(Session session, List<CommonTable<?>> tables) {
        this.session = session;
        this.tables = List.copyOf(tables);
    }

    @Override
    public <R extends @Nullable Object> Select<R> started(Select<R> select) {
        return select.on(session).with(tables.toArray(new CommonTable<?>[0]));
    }
}
