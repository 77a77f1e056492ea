package dev.leat.sql.select;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.PrimaryKey;
import dev.leat.schema.Selectable;
import dev.leat.schema.SqlSort;
import dev.leat.schema.Table;
import dev.leat.schema.function.Window;
import java.util.ArrayList;
import java.util.Collections;
import java.util.IdentityHashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/// All that a select says. Never changed once a [Select] has it: a change is made to a copy.
final class Clauses {
    List<CommonTable<?>> with = List.of();
    Selectable<?> projection;
    boolean distinct;
    List<Expression<?>> distinctOn = List.of();
    List<FromPart> from = List.of();
    List<Condition> where = List.of();
    List<Grouping> groupBy = List.of();
    List<Condition> having = List.of();
    Map<String, Window> windows = Map.of();
    @Nullable SetOperation set;
    List<SqlSort> orderBy = List.of();
    @Nullable Keyset after;
    @Nullable Expression<?> limit;
    boolean withTies;
    @Nullable Expression<?> offset;
    List<Lock> locks = List.of();

    Clauses(Selectable<?> projection) {
        this.projection = projection;
    }

    /// {@return a copy, changed}
    Clauses change(Consumer<Clauses> change) {
        Clauses copy = new Clauses(projection);
        copy.with = with;
        copy.distinct = distinct;
        copy.distinctOn = distinctOn;
        copy.from = from;
        copy.where = where;
        copy.groupBy = groupBy;
        copy.having = having;
        copy.windows = windows;
        copy.set = set;
        copy.orderBy = orderBy;
        copy.after = after;
        copy.limit = limit;
        copy.withTies = withTies;
        copy.offset = offset;
        copy.locks = locks;
        change.accept(copy);
        return copy;
    }

    /// {@return the sources that an outer join may leave without a row, by identity}
    Set<Object> optionalSources() {
        if (set == null && from.size() <= 1) {
            // What most selects are.
            return Set.of();
        }
        Set<Object> optional = Collections.newSetFromMap(new IdentityHashMap<>());
        if (set != null) {
            optional.addAll(set.left().optionalSources());
            optional.addAll(set.right().optionalSources());
        }
        List<Object> before = new ArrayList<>();
        for (FromPart part : from) {
            FromPart.Kind kind = part.kind();
            if (kind == FromPart.Kind.RIGHT || kind == FromPart.Kind.FULL) {
                optional.addAll(before);
            }
            before.add(part.identity());
            if (kind == FromPart.Kind.LEFT || kind == FromPart.Kind.FULL) {
                optional.add(part.identity());
            }
        }
        return optional;
    }

    /// {@return whether whole rows of one table are selected by its primary key, so that there is
    /// at most one anyway}
    boolean nameOneRow() {
        if (set != null
                || from.size() != 1
                || projection != from.getFirst().source()
                || !(projection instanceof Table<?> table)) {
            return false;
        }
        PrimaryKey key = table.primaryKey();
        if (key == null) {
            return false;
        }
        for (Column<?> column : key.columns()) {
            if (!name(where, column)) {
                return false;
            }
        }
        return true;
    }

    private static boolean name(List<Condition> conditions, Column<?> column) {
        for (Condition condition : conditions) {
            boolean named =
                    switch (condition) {
                        case Condition.Comparison one ->
                                one.operator() == Condition.Operator.EQ && one.column() == column;
                        case Condition.And all -> name(all.parts(), column);
                        default -> false;
                    };
            if (named) {
                return true;
            }
        }
        return false;
    }

    /// {@return whether some rows sum up others, with nulls for what they sum up over}
    boolean sumsUp() {
        return !groupBy.isEmpty() && groupBy.stream().anyMatch(Grouping::sumsUp);
    }

    static <E> List<E> plus(List<E> list, E element) {
        if (list.isEmpty()) {
            return List.of(element);
        }
        List<E> more = new ArrayList<>(list);
        more.add(element);
        return List.copyOf(more);
    }

    static <E> List<E> plus(List<E> list, List<? extends E> elements) {
        List<E> more = new ArrayList<>(list);
        more.addAll(elements);
        return List.copyOf(more);
    }

    static <K, V> Map<K, V> plus(Map<K, V> map, K key, V value) {
        Map<K, V> more = new LinkedHashMap<>(map);
        more.put(key, value);
        return more;
    }
}
