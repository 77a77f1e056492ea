package dev.leat.sql.select;

import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.result.RowPlan;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A common table expression under another name.
final class CommonTableAlias<R extends @Nullable Object> extends TableExpression<R> {
    private final CommonTable<R> table;

    CommonTableAlias(String name, CommonTable<R> table) {
        super(name);
        this.table = table;
    }

    @Override
    OutputColumns columns() {
        return table.columns();
    }

    @Override
    void appendFrom(StatementWriter out, String as) {
        table.appendFrom(out, as);
    }

    @Override
    Set<Object> optionalInside() {
        return table.optionalInside();
    }

    @Override
    RowPlan.Reader planRow(RowPlan.Builder plan) {
        return table.planRow(plan);
    }
}
