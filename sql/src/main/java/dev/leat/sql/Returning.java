package dev.leat.sql;

import dev.leat.schema.Column;
import dev.leat.schema.Table;
import dev.leat.sql.render.Rendered;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import dev.leat.sql.result.ValueReader;
import java.util.List;
import java.util.Set;

/// The rows that a writing statement gives back.
final class Returning {
    private Returning() {}

    static void write(SqlText text, Table<?> table) {
        StatementWriter out = StatementWriter.to(text);
        out.level(() -> {
            out.enterAs(table, "");
            out.sql(" RETURNING ");
            out.join(", ", table.columns(), column -> write(out, column));
        });
    }

    private static void write(StatementWriter out, Column<?> column) {
        ValueReader.of(column).write(out, column);
    }

    static <R> List<R> read(Session session, Table<R> table, Rendered statement) {
        return session.query(statement, RowPlan.of(table, Set.of()).reader());
    }
}
