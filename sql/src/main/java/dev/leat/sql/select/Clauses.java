package dev.leat.sql.select;

import dev.leat.schema.Condition;
import dev.leat.schema.Expression;
import dev.leat.schema.Selectable;
import dev.leat.schema.SqlSort;
import dev.leat.schema.function.Window;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
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
        copy.limit = limit;
        copy.withTies = withTies;
        copy.offset = offset;
        copy.locks = locks;
        change.accept(copy);
        return copy;
    }

    /// {@return whether rows are made of several rows, or left out after they were made}
    boolean isShaped() {
        return distinct
                || !distinctOn.isEmpty()
                || !groupBy.isEmpty()
                || !having.isEmpty()
                || set != null
                || limit != null
                || offset != null;
    }

    static <E> List<E> plus(List<E> list, E element) {
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
