package dev.leat.sql.select;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.SqlType;
import dev.leat.sql.render.StatementWriter;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a recursive common table says behind its query: in which order its rows were found, and
/// which of them were met before on their way. Each adds a column that no select gives.
///
/// @param search `DEPTH` or `BREADTH`; `null` for no order
/// @param by the columns that tell rows of one parent apart, in their order
/// @param cycle the columns by which a row is known again; empty for no look-out
record RecursionOrder(@Nullable String search, List<Expression<?>> by, List<Expression<?>> cycle) {
    static final RecursionOrder NONE = new RecursionOrder(null, List.of(), List.of());

    private static final String ORDER = "search_order";
    private static final String IS_CYCLE = "is_cycle";
    private static final String PATH = "cycle_path";

    RecursionOrder {
        by = List.copyOf(by);
        cycle = List.copyOf(cycle);
    }

    Expression<?> order(CommonTable<?> table) {
        if (search == null) {
            throw new IllegalStateException(
                    "%s has no search order; say searchDepthFirst(…) or searchBreadthFirst(…)"
                            .formatted(table));
        }
        // A record, which is there to be ordered by.
        Expression<String> like =
                Formula.of(
                        DataType.of(new SqlType.Custom("record"), String.class), true, out -> {});
        return new OutputColumn<>(table, name(table, ORDER), like, false);
    }

    Expression<Boolean> isCycle(CommonTable<?> table) {
        if (cycle.isEmpty()) {
            throw new IllegalStateException(
                    "%s does not look out for circles; say cycle(…)".formatted(table));
        }
        Expression<Boolean> like = Formula.bool(false, out -> {});
        return new OutputColumn<>(table, name(table, IS_CYCLE), like, false);
    }

    void appendTo(StatementWriter out, CommonTable<?> table) {
        if (search != null) {
            out.sql(" SEARCH " + search + " FIRST BY ");
            out.join(", ", by, each -> out.name(nameOf(table, each)));
            out.sql(" SET ").name(name(table, ORDER));
        }
        if (!cycle.isEmpty()) {
            out.sql(" CYCLE ");
            out.join(", ", cycle, each -> out.name(nameOf(table, each)));
            out.sql(" SET ").name(name(table, IS_CYCLE));
            out.sql(" USING ").name(name(table, PATH));
        }
    }

    private static String nameOf(CommonTable<?> table, Expression<?> expression) {
        return ((OutputColumn<?>) table.get(expression)).name();
    }

    /// {@return a name that no column of the table has}
    private static String name(CommonTable<?> table, String wanted) {
        String name = wanted;
        while (table.columns().names().contains(name)) {
            name = name + "_";
        }
        return name;
    }
}
