package dev.leat.sql.graph;

import dev.leat.query.StartRow;
import dev.leat.schema.Column;
import dev.leat.schema.DataType;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import dev.leat.sql.render.Place;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.ValueText;
import org.jspecify.annotations.Nullable;

/// One term of a query's order, compared with the place where its result starts.
final class StartTerm implements Place.Term {
    private final StatementWriter out;
    private final Column<?> column;
    private final Sort sort;
    private final @Nullable Object value;

    StartTerm(StatementWriter out, Sort sort, StartRow start) {
        this.out = out;
        this.column = sort.column();
        this.sort = sort;
        this.value = start.values().get(column);
    }

    @Override
    public void same() {
        out.column(column);
        if (value == null) {
            out.sql(" IS NULL");
        } else {
            out.sql(" = ").value(column.type(), column.codec(), value);
        }
    }

    @Override
    public void after() {
        boolean nullsFirst =
                sort.nulls() == null ? !sort.descending() : sort.nulls() == Sort.Nulls.FIRST;
        if (value == null) {
            if (nullsFirst) {
                out.column(column).sql(" IS NOT NULL");
            } else {
                out.sql("false");
            }
            return;
        }
        out.sql("(").comparable(column).sql(sort.descending() ? " < " : " > ");
        if (column.type() instanceof SqlType.Enumeration) {
            out.value(DataType.TEXT.type(), null, ValueText.encode(column, value));
        } else {
            out.value(column.type(), column.codec(), value);
        }
        if (!nullsFirst && column.isNullable()) {
            out.sql(" OR ").column(column).sql(" IS NULL");
        }
        out.sql(")");
    }
}
