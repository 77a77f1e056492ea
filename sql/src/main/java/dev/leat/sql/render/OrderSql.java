package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import java.util.List;
import java.util.stream.Collectors;

/// Writes orders with the meaning that they have in live queries: nulls first when ascending, last
/// when descending; texts by code point, enums by their labels.
public final class OrderSql {
    private OrderSql() {}

    /// {@return the expression by which a column is ordered and compared}
    public static String sortable(Column<?> column, String alias) {
        String name = ConditionRenderer.name(column, alias);
        if (column.type().isText()) {
            return name + " COLLATE \"C\"";
        }
        return column.type() instanceof SqlType.Enumeration ? name + "::text COLLATE \"C\"" : name;
    }

    /// {@return the terms after ORDER BY}
    public static String terms(List<Sort> order, String alias) {
        return order.stream().map(sort -> term(sort, alias)).collect(Collectors.joining(", "));
    }

    private static String term(Sort sort, String alias) {
        String term = sortable(sort.column(), alias) + (sort.descending() ? " DESC" : "");
        if (!sort.column().isNullable()) {
            // Nothing to place; and the plain form lets an ordinary index give the order.
            return term;
        }
        Sort.Nulls nulls = sort.nulls();
        if (nulls == null) {
            nulls = sort.descending() ? Sort.Nulls.LAST : Sort.Nulls.FIRST;
        }
        return term + (nulls == Sort.Nulls.FIRST ? " NULLS FIRST" : " NULLS LAST");
    }
}
