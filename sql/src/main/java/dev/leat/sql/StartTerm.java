package dev.leat.sql;

import dev.leat.query.StartRow;
import dev.leat.schema.Column;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import dev.leat.sql.render.ConditionRenderer;
import dev.leat.sql.render.OrderSql;
import dev.leat.sql.render.Place;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.ValueText;
import org.jspecify.annotations.Nullable;

/// One term of a query's order, compared with the place where its result starts.
final class StartTerm implements Place.Term {
    private final SqlText out;
    private final Column<?> column;
    private final Sort sort;
    private final String alias;
    private final @Nullable Object value;

    StartTerm(SqlText out, Sort sort, String alias, StartRow start) {
        this.out = out;
        this.column = sort.column();
        this.sort = sort;
        this.alias = alias;
        this.value = start.values().get(column);
    }

    @Override
    public void same() {
        out.add(ConditionRenderer.name(column, alias));
        if (value == null) {
            out.add(" IS NULL");
        } else {
            out.add(" = ");
            out.parameter(ValueText.encode(column, value), ValueText.castType(column.type()));
        }
    }

    @Override
    public void after() {
        String name = ConditionRenderer.name(column, alias);
        boolean nullsFirst =
                sort.nulls() == null ? !sort.descending() : sort.nulls() == Sort.Nulls.FIRST;
        if (value == null) {
            out.add(nullsFirst ? name + " IS NOT NULL" : "false");
            return;
        }
        out.add("(").add(OrderSql.sortable(column, alias)).add(sort.descending() ? " < " : " > ");
        out.parameter(
                ValueText.encode(column, value),
                column.type() instanceof SqlType.Enumeration
                        ? "text"
                        : ValueText.castType(column.type()));
        if (!nullsFirst && column.isNullable()) {
            out.add(" OR ").add(name).add(" IS NULL");
        }
        out.add(")");
    }
}
