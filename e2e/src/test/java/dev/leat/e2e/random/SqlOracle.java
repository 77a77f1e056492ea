package dev.leat.e2e.random;

import dev.leat.e2e.random.Description.Order;
import dev.leat.e2e.random.Description.Related;
import dev.leat.e2e.random.Description.Start;
import dev.leat.e2e.random.Description.Where;
import dev.leat.e2e.random.Model.Column;
import dev.leat.e2e.random.Model.Entity;
import dev.leat.e2e.random.Model.Hop;
import dev.leat.e2e.random.Model.Relationship;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.UnaryOperator;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;

/// Renders a description as one SQL statement whose answer is a tree of nodes: `{"t": table, "r":
/// row, "v": {relationship: [node]}, "w": [[node]]}`, where `w` are rows that are not shown but
/// that the client may hold, because they link a relationship or witness an EXISTS.
///
/// The semantics are those of the reference: code-point order of text, nulls first ascending and
/// last descending, null equal to nothing.
final class SqlOracle {
    private int aliases;

    private SqlOracle() {}

    /// A statement with one row and one column, the JSON array of root nodes.
    static String render(Description query) {
        return "SELECT " + new SqlOracle().nodes(query, _ -> "true");
    }

    /// @param correlation given the level's alias, what ties it to its parent
    private String nodes(Description query, UnaryOperator<String> correlation) {
        Entity entity = Model.entity(query.table());
        String row = "x" + ++aliases;
        List<Order> order = completed(query, entity);
        String orderBy =
                order.stream().map(o -> term(entity, row, o)).collect(Collectors.joining(", "));
        List<String> hidden = new ArrayList<>();
        StringBuilder where = new StringBuilder(correlation.apply(row));
        if (query.where() != null) {
            where.append("\nAND ").append(condition(entity, row, query.where()));
            witnesses(entity, row, query.where(), hidden);
        }
        query.start()
                .ifPresent(
                        start -> where.append("\nAND ").append(after(entity, row, order, start)));
        List<String> visible = new ArrayList<>();
        for (Related related : query.related()) {
            Relationship relationship = entity.relationship(related.name());
            visible.add(
                    "'"
                            + related.name()
                            + "', "
                            + reached(entity, row, relationship, related.query(), hidden));
        }
        Optional<Integer> limit = query.one() ? Optional.of(1) : query.limit();
        return """
        (SELECT coalesce(json_agg(n.node ORDER BY n.rank), '[]'::json) FROM (
        SELECT json_build_object('t', '%s', 'r', %s, 'v', json_build_object(%s), 'w', json_build_array(%s)) AS node,
        row_number() OVER (ORDER BY %s) AS rank
        FROM %s %s WHERE %s
        ORDER BY %s%s) n)\
        """
                .formatted(
                        entity.name(),
                        json(entity, row),
                        String.join(",\n", visible),
                        String.join(",\n", hidden),
                        orderBy,
                        entity.sqlName(),
                        row,
                        where,
                        orderBy,
                        limit.map(n -> " LIMIT " + n).orElse(""));
    }

    /// The nodes at the far end of a relationship; the rows of a junction on the way are hidden
    /// ones.
    private String reached(
            Entity from,
            String row,
            Relationship relationship,
            Description query,
            List<String> hidden) {
        Hop first = relationship.hops().getFirst();
        if (relationship.hops().size() == 1) {
            return nodes(query, child -> tie(from, row, first, child));
        }
        Hop second = relationship.hops().getLast();
        Entity junction = Model.entity(first.table());
        hidden.add(nodes(all(first.table()), child -> tie(from, row, first, child)));
        String link = "x" + ++aliases;
        return nodes(
                query,
                child ->
                        "EXISTS (SELECT FROM %s %s WHERE %s AND %s)"
                                .formatted(
                                        junction.sqlName(),
                                        link,
                                        tie(from, row, first, link),
                                        tie(junction, link, second, child)));
    }

    private void witnesses(Entity entity, String row, Where where, List<String> hidden) {
        switch (where) {
            case Where.Compare _ -> {}
            case Where.All all -> all.of().forEach(part -> witnesses(entity, row, part, hidden));
            case Where.Any any -> any.of().forEach(part -> witnesses(entity, row, part, hidden));
            case Where.Exists exists ->
                    hidden.add(
                            reached(
                                    entity,
                                    row,
                                    entity.relationship(exists.name()),
                                    exists.query(),
                                    hidden));
        }
    }

    private String condition(Entity entity, String row, Where where) {
        return switch (where) {
            case Where.Compare compare -> compare(entity.column(compare.column()), row, compare);
            case Where.All(List<Where> of) ->
                    of.isEmpty()
                            ? "true"
                            : of.stream()
                                    .map(w -> condition(entity, row, w))
                                    .collect(Collectors.joining(" AND ", "(", ")"));
            case Where.Any(List<Where> of) ->
                    of.isEmpty()
                            ? "false"
                            : of.stream()
                                    .map(w -> condition(entity, row, w))
                                    .collect(Collectors.joining(" OR ", "(", ")"));
            case Where.Exists(String name, boolean negated, Description query) ->
                    (negated ? "NOT " : "")
                            + exists(entity, row, entity.relationship(name).hops(), query);
        };
    }

    private String exists(Entity from, String row, List<Hop> hops, Description query) {
        Hop hop = hops.getFirst();
        Entity entity = Model.entity(hop.table());
        String child = "x" + ++aliases;
        String rest = "true";
        if (hops.size() > 1) {
            rest = exists(entity, child, hops.subList(1, hops.size()), query);
        } else if (query.where() != null) {
            rest = condition(entity, child, query.where());
        }
        return "EXISTS (SELECT FROM %s %s WHERE %s AND %s)"
                .formatted(entity.sqlName(), child, tie(from, row, hop, child), rest);
    }

    private static String compare(Column column, String row, Where.Compare compare) {
        String left = value(column, row);
        Object value = compare.value();
        return switch (compare.op()) {
            case "IS" -> left + " IS NOT DISTINCT FROM " + literal(column, value);
            case "IS NOT" -> left + " IS DISTINCT FROM " + literal(column, value);
            case "IN" -> left + " = ANY (" + array(column, value) + ")";
            case "NOT IN" ->
                    "(%s <> ALL (%s) AND %s IS NOT NULL)"
                            .formatted(left, array(column, value), left);
            default -> left + " " + compare.op().replace("!=", "<>") + " " + literal(column, value);
        };
    }

    private static String array(Column column, @Nullable Object values) {
        return ((List<?>) Objects.requireNonNull(values))
                        .stream()
                                .map(v -> literal(column, v))
                                .collect(Collectors.joining(", ", "ARRAY[", "]"))
                + "::"
                + type(column)
                + "[]";
    }

    /// Rows that come after a position in the order, the position itself included or not.
    private static String after(Entity entity, String row, List<Order> order, Start start) {
        List<String> ways = new ArrayList<>();
        for (int i = 0; i < order.size(); i++) {
            Order last = order.get(i);
            String same =
                    IntStream.range(0, i)
                            .mapToObj(before -> same(entity, row, order.get(before), start))
                            .collect(Collectors.joining());
            ways.add(
                    "("
                            + same
                            + beyond(
                                    entity.column(last.column()),
                                    row,
                                    last,
                                    start.row().get(last.column()))
                            + ")");
        }
        if (start.inclusive()) {
            ways.add(
                    order.stream()
                            .map(o -> same(entity, row, o, start))
                            .collect(Collectors.joining("", "(", "true)")));
        }
        return "(" + String.join(" OR ", ways) + ")";
    }

    private static String same(Entity entity, String row, Order order, Start start) {
        Column column = entity.column(order.column());
        return value(column, row)
                + " IS NOT DISTINCT FROM "
                + literal(column, start.row().get(order.column()))
                + " AND ";
    }

    private static String beyond(Column column, String row, Order order, @Nullable Object bound) {
        String value = value(column, row);
        if (bound == null) {
            return order.descending() ? "false" : value + " IS NOT NULL";
        }
        return order.descending()
                ? "(%s < %s OR %s IS NULL)".formatted(value, literal(column, bound), value)
                : value + " > " + literal(column, bound);
    }

    private static List<Order> completed(Description query, Entity entity) {
        List<Order> order = new ArrayList<>(query.orderBy());
        for (String key : entity.key()) {
            if (order.stream().noneMatch(o -> o.column().equals(key))) {
                order.add(new Order(key, false));
            }
        }
        return order;
    }

    private static String term(Entity entity, String row, Order order) {
        return value(entity.column(order.column()), row)
                + (order.descending() ? " DESC NULLS LAST" : " ASC NULLS FIRST");
    }

    private static String tie(Entity from, String row, Hop hop, String child) {
        Entity to = Model.entity(hop.table());
        return IntStream.range(0, hop.from().size())
                .mapToObj(i ->
                        row
                                + "."
                                + from.sqlColumns().get(hop.from().get(i))
                                + " = "
                                + child
                                + "."
                                + to.sqlColumns().get(hop.to().get(i)))
                .collect(Collectors.joining(" AND "));
    }

    private static String json(Entity entity, String row) {
        return entity.columns().stream()
                .map(c -> "'" + c.name() + "', " + value(c, row))
                .collect(Collectors.joining(", ", "json_build_object(", ")"));
    }

    private static String value(Column column, String row) {
        String value = column.value().replace("$", row);
        return switch (column.kind()) {
            case TEXT -> "(" + value + ") COLLATE \"C\"";
            case NUMBER -> "(" + value + ")::float8";
            case FLAG, JSON -> value;
        };
    }

    private static String literal(Column column, @Nullable Object value) {
        return Model.literal(value) + "::" + type(column);
    }

    private static String type(Column column) {
        return switch (column.kind()) {
            case TEXT -> "text";
            case NUMBER -> "float8";
            case FLAG -> "boolean";
            case JSON -> "jsonb";
        };
    }

    private static Description all(String table) {
        return new Description(
                table, null, List.of(), List.of(), Optional.empty(), Optional.empty(), false);
    }
}
