package dev.leat.sql.seed;

import dev.leat.schema.CheckConstraint;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What a table's checks say of one column for itself: comparisons with constants, alone or joined
/// by AND. Checks that say more are left to Postgres.
///
/// @param choices the only values allowed; `null` for any
/// @param low the least value allowed; `null` for any
/// @param high the greatest value allowed; `null` for any
record Bounds(
        @Nullable List<?> choices,
        @Nullable Object low,
        @Nullable Object high,
        List<Condition> conditions) {

    static Bounds of(Column<?> column) {
        List<Condition> conditions = new ArrayList<>();
        if (column.table() instanceof Table<?> table) {
            for (CheckConstraint check : table.checks()) {
                collect(check.condition(), column, conditions);
            }
        }
        List<?> choices = null;
        Object low = null;
        Object high = null;
        for (Condition condition : conditions) {
            if (condition instanceof Condition.Or or) {
                choices = choicesOf(or);
            } else if (condition instanceof Condition.In in && !in.negated()) {
                choices = in.values();
            } else if (condition instanceof Condition.Comparison c) {
                switch (c.operator()) {
                    case EQ -> choices = List.of(c.value());
                    case GT, GE ->
                            low = low == null || compare(c.value(), low) > 0 ? c.value() : low;
                    case LT, LE ->
                            high = high == null || compare(c.value(), high) < 0 ? c.value() : high;
                    case NE, LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> {}
                }
            }
        }
        return new Bounds(choices, low, high, conditions);
    }

    private static void collect(
            @Nullable Condition condition, Column<?> column, List<Condition> found) {
        switch (condition) {
            case Condition.And and -> and.parts().forEach(part -> collect(part, column, found));
            case Condition.Comparison c when c.column().equals(column) -> found.add(c);
            case Condition.In in when in.column().equals(column) -> found.add(in);
            case Condition.Or or
                    when or.parts().stream().allMatch(part -> isChoice(part, column)) ->
                    found.add(or);
            case null, default -> {}
        }
    }

    /// Whether it says some values of the column, or that it is null.
    private static boolean isChoice(Condition part, Column<?> column) {
        return switch (part) {
            case Condition.In in -> in.column().equals(column) && !in.negated();
            case Condition.Comparison c ->
                    c.column().equals(column) && c.operator() == Condition.Operator.EQ;
            case Condition.IsNull isNull -> isNull.column().equals(column) && !isNull.negated();
            default -> false;
        };
    }

    private static @Nullable List<?> choicesOf(Condition.Or or) {
        List<Object> choices = new ArrayList<>();
        for (Condition part : or.parts()) {
            switch (part) {
                case Condition.In in -> choices.addAll(in.values());
                case Condition.Comparison c -> choices.add(c.value());
                default -> {}
            }
        }
        return choices.isEmpty() ? null : choices;
    }

    /// {@return whether the checks allow the value, as far as they are understood}
    boolean allow(Object value) {
        return conditions.stream().allMatch(condition -> holds(condition, value));
    }

    private static boolean holds(Condition condition, Object value) {
        return switch (condition) {
            case Condition.In in -> in.values().contains(value) != in.negated();
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, value));
            case Condition.IsNull isNull -> isNull.negated();
            case Condition.Comparison c ->
                    switch (c.operator()) {
                        case EQ -> compare(value, c.value()) == 0;
                        case NE -> compare(value, c.value()) != 0;
                        case GT -> compare(value, c.value()) > 0;
                        case GE -> compare(value, c.value()) >= 0;
                        case LT -> compare(value, c.value()) < 0;
                        case LE -> compare(value, c.value()) <= 0;
                        case LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> true;
                    };
            default -> true;
        };
    }

    @SuppressWarnings("unchecked") // both are values of the same column
    private static int compare(Object a, Object b) {
        return a instanceof Comparable<?>
                ? ((Comparator<Object>) (Comparator<?>) Comparator.naturalOrder()).compare(a, b)
                : a.equals(b) ? 0 : 1;
    }
}
