package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.schema.Table;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import java.util.List;

/// The rows that a writing statement gives back.
final class Returning {
    private Returning() {}

    static void write(SqlText out, Table<?> table) {
        out.add(" RETURNING ")
                .join(
                        ", ",
                        table.columns(),
                        column -> out.add(ConditionRenderer.name(column, null)).add("::text"));
    }

    static <R> List<R> read(Session session, Table<R> table, Rendered statement) {
        Query<R> query = Query.from(table);
        RecordMapper<R> mapper = RecordMapper.of(table.rowType(), query);
        int width = table.columns().size();
        return session.query(
                statement, result -> mapper.map(RowTree.read(query, Session.texts(result, width))));
    }
}
