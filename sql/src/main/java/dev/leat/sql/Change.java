package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.Condition;
import dev.leat.schema.Table;
import dev.leat.sql.render.Aliases;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// An update or delete that is complete and can run.
public final class Change<R> {
    private final Session session;
    private final Table<R> table;
    private final Rendered statement;

    Change(Session session, Table<R> table, SqlText start, @Nullable Condition condition) {
        this.session = session;
        this.table = table;
        if (condition != null) {
            // The same check as in a query: the condition must be about this table.
            Query.from(table).where(condition);
            start.add(" WHERE ");
            new ConditionRenderer(start, new Aliases()).write(condition, table.qualifiedSql());
        }
        this.statement = start.render();
    }

    /// @return the number of rows changed
    public int execute() {
        return session.execute(statement);
    }

    /// {@return the rows changed: as they are now after an update, as they were before a delete}
    public List<R> returning() {
        SqlText out = new SqlText().raw(statement.sql(), statement.parameters());
        Returning.write(out, table);
        return Returning.read(session, table, out.render());
    }
}
