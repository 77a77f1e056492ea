package dev.leat.sql;

import dev.leat.query.StartRow;
import dev.leat.schema.Column;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the condition that a row lies at or after a place in an order whose terms may run in
/// either direction and hold nulls.
final class StartRenderer {
    private final SqlText out;
    private final String alias;

    StartRenderer(SqlText out, String alias) {
        this.out = out;
        this.alias = alias;
    }

    void write(List<Sort> order, StartRow start) {
        out.add("(");
        for (int i = 0; i < order.size(); i++) {
            if (i > 0) {
                out.add(" OR ");
            }
            out.add("(");
            for (int before = 0; before < i; before++) {
                same(order.get(before), start);
                out.add(" AND ");
            }
            after(order.get(i), start);
            out.add(")");
        }
        if (start.inclusive()) {
            out.add(order.isEmpty() ? "true" : " OR (");
            out.join(" AND ", order, sort -> same(sort, start));
            out.add(order.isEmpty() ? "" : ")");
        } else if (order.isEmpty()) {
            out.add("true");
        }
        out.add(")");
    }

    private void same(Sort sort, StartRow start) {
        Object value = start.values().get(sort.column());
        if (value == null) {
            out.add(ConditionRenderer.name(sort.column(), alias)).add(" IS NULL");
        } else {
            out.add(ConditionRenderer.name(sort.column(), alias)).add(" = ");
            out.parameter(
                    ValueText.encode(sort.column(), value),
                    ValueText.castType(sort.column().type()));
        }
    }

    private void after(Sort sort, StartRow start) {
        Column<?> column = sort.column();
        Object value = start.values().get(column);
        String name = ConditionRenderer.name(column, alias);
        boolean nullsFirst = nullsFirst(sort);
        if (value == null) {
            out.add(nullsFirst ? name + " IS NOT NULL" : "false");
            return;
        }
        out.add("(").add(OrderSql.sortable(column, alias)).add(sort.descending() ? " < " : " > ");
        value(column, value);
        if (!nullsFirst && column.isNullable()) {
            out.add(" OR ").add(name).add(" IS NULL");
        }
        out.add(")");
    }

    private void value(Column<?> column, @Nullable Object value) {
        out.parameter(
                ValueText.encode(column, value),
                column.type() instanceof SqlType.Enumeration
                        ? "text"
                        : ValueText.castType(column.type()));
    }

    private static boolean nullsFirst(Sort sort) {
        return sort.nulls() == null ? !sort.descending() : sort.nulls() == Sort.Nulls.FIRST;
    }
}
