package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.query.StartRow;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.EnumType;
import dev.leat.schema.Relation;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/// Evaluates queries over lists of rows in the plainest way, by the words of the reference: the
/// oracle of the random test.
final class NaiveEvaluation {
    private final Map<Table<?>, List<List<@Nullable Object>>> rows;

    /// A row with its related rows, in the order of the query.
    record Tree(List<@Nullable Object> values, List<List<Tree>> related) {}

    NaiveEvaluation(Map<Table<?>, List<List<@Nullable Object>>> rows) {
        this.rows = rows;
    }

    List<Tree> evaluate(Query<?> query) {
        return evaluate(query, rows.get(query.table()), false);
    }

    private List<Tree> evaluate(
            Query<?> query, List<List<@Nullable Object>> candidates, boolean isOne) {
        List<Sort> order = order(query);
        List<List<@Nullable Object>> found = new ArrayList<>();
        for (List<@Nullable Object> row : candidates) {
            if ((query.where() == null || holds(query.where(), row))
                    && (query.start() == null || isAfter(query.start(), order, row))) {
                found.add(row);
            }
        }
        found.sort((a, b) -> compare(order, a, b));
        int limit = query.limit() == null ? Integer.MAX_VALUE : query.limit();
        if (isOne || query.isOne()) {
            limit = Math.min(1, limit);
        }
        return found.stream().limit(limit).map(row -> tree(query, row)).toList();
    }

    private Tree tree(Query<?> query, List<@Nullable Object> row) {
        List<List<Tree>> related = new ArrayList<>();
        for (RelatedQuery each : query.related()) {
            related.add(
                    evaluate(each.query(), targets(each.relation().joins(), row), each.isOne()));
        }
        return new Tree(row, related);
    }

    private List<List<@Nullable Object>> targets(
            List<Relation.Join> joins, List<@Nullable Object> row) {
        List<List<@Nullable Object>> near = joined(joins.getFirst(), row);
        if (joins.size() == 1) {
            return near;
        }
        List<List<@Nullable Object>> far = new ArrayList<>();
        for (List<@Nullable Object> junction : near) {
            for (List<@Nullable Object> target : joined(joins.getLast(), junction)) {
                if (far.stream().noneMatch(other -> other == target)) {
                    far.add(target);
                }
            }
        }
        return far;
    }

    private List<List<@Nullable Object>> joined(Relation.Join join, List<@Nullable Object> row) {
        List<List<@Nullable Object>> found = new ArrayList<>();
        for (List<@Nullable Object> candidate : rows.get(join.target())) {
            boolean equal = true;
            for (int i = 0; i < join.from().size(); i++) {
                Object left = value(join.from().get(i), row);
                equal &= left != null && left.equals(value(join.to().get(i), candidate));
            }
            if (equal) {
                found.add(candidate);
            }
        }
        return found;
    }

    private boolean holds(Condition condition, List<@Nullable Object> row) {
        return switch (condition) {
            case Condition.Comparison c -> holds(c, value(c.column(), row));
            case Condition.In in -> {
                Object value = value(in.column(), row);
                yield value != null && in.values().contains(value) != in.negated();
            }
            case Condition.IsNull isNull ->
                    (value(isNull.column(), row) == null) != isNull.negated();
            case Condition.And and -> and.parts().stream().allMatch(part -> holds(part, row));
            case Condition.Or or -> or.parts().stream().anyMatch(part -> holds(part, row));
            case Condition.Exists exists ->
                    targets(exists.relation().joins(), row).stream()
                                    .anyMatch(target ->
                                            exists.where() == null || holds(exists.where(), target))
                            != exists.negated();
            case Condition.ColumnComparison c -> throw new UnsupportedOperationException();
            case Condition.Fragment f -> throw new UnsupportedOperationException();
            case Condition.Predicate p -> throw new UnsupportedOperationException();
        };
    }

    private static boolean holds(Condition.Comparison c, @Nullable Object value) {
        if (value == null) {
            return false;
        }
        return switch (c.operator()) {
            case EQ -> value.equals(c.value());
            case NE -> !value.equals(c.value());
            case LT -> compare(c.column(), value, c.value()) < 0;
            case LE -> compare(c.column(), value, c.value()) <= 0;
            case GT -> compare(c.column(), value, c.value()) > 0;
            case GE -> compare(c.column(), value, c.value()) >= 0;
            case LIKE -> like((String) value, (String) c.value(), false);
            case NOT_LIKE -> !like((String) value, (String) c.value(), false);
            case ILIKE -> like((String) value, (String) c.value(), true);
            case NOT_ILIKE -> !like((String) value, (String) c.value(), true);
        };
    }

    private static boolean like(String text, String pattern, boolean ignoreCase) {
        return ignoreCase
                ? like(text.toLowerCase(), 0, pattern.toLowerCase(), 0)
                : like(text, 0, pattern, 0);
    }

    private static boolean like(String text, int t, String pattern, int p) {
        if (p == pattern.length()) {
            return t == text.length();
        }
        char c = pattern.charAt(p);
        if (c == '%') {
            for (int i = t; i <= text.length(); i++) {
                if (like(text, i, pattern, p + 1)) {
                    return true;
                }
            }
            return false;
        }
        if (t == text.length()) {
            return false;
        }
        int codePoint = text.codePointAt(t);
        if (c == '_') {
            return like(text, t + Character.charCount(codePoint), pattern, p + 1);
        }
        int at = c == '\\' ? p + 1 : p;
        return text.charAt(t) == pattern.charAt(at) && like(text, t + 1, pattern, at + 1);
    }

    private static List<Sort> order(Query<?> query) {
        List<Sort> order = new ArrayList<>();
        query.orderBy().forEach(term -> order.add((Sort) term));
        query.table().primaryKey().columns().forEach(column -> order.add(column.asc()));
        return order;
    }

    private static int compare(
            List<Sort> order, List<@Nullable Object> a, List<@Nullable Object> b) {
        for (Sort sort : order) {
            int compared = compare(sort, value(sort.column(), a), value(sort.column(), b));
            if (compared != 0) {
                return compared;
            }
        }
        return 0;
    }

    private static int compare(Sort sort, @Nullable Object a, @Nullable Object b) {
        int compared;
        if (a == null || b == null) {
            compared = Boolean.compare(a != null, b != null);
        } else {
            compared = compare(sort.column(), a, b);
        }
        return sort.descending() ? -compared : compared;
    }

    private static boolean isAfter(StartRow start, List<Sort> order, List<@Nullable Object> row) {
        for (Sort sort : order) {
            int compared =
                    compare(sort, value(sort.column(), row), start.values().get(sort.column()));
            if (compared != 0) {
                return compared > 0;
            }
        }
        return start.inclusive();
    }

    @SuppressWarnings("unchecked")
    private static int compare(Column<?> column, Object a, Object b) {
        if (column.type() instanceof SqlType.Enumeration enumeration) {
            EnumType<?> type = enumeration.type();
            return compareText(type.label(a), type.label(b));
        }
        if (a instanceof String || a instanceof UUID) {
            return compareText(a.toString(), b.toString());
        }
        return ((Comparator<Object>) (Comparator<?>) Comparator.naturalOrder()).compare(a, b);
    }

    private static int compareText(String a, String b) {
        return Arrays.compare(a.codePoints().toArray(), b.codePoints().toArray());
    }

    private static @Nullable Object value(Column<?> column, List<@Nullable Object> row) {
        return row.get(column.table().columns().indexOf(column));
    }
}
