package dev.leat.sql.random;

import static dev.leat.query.Query.from;
import static dev.leat.sql.random.RandomSchema.isOrdered;
import static dev.leat.sql.random.RandomSchema.literal;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Identifier;
import dev.leat.schema.Many;
import dev.leat.schema.One;
import dev.leat.schema.Relation;
import dev.leat.schema.SqlSort;
import dev.leat.sql.Database;
import dev.leat.sql.graph.RowGraph;
import dev.leat.sql.random.RandomSchema.Node;
import dev.leat.sql.random.RandomSchema.Row;
import dev.leat.sql.render.ValueText;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.util.ArrayList;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Random;
import java.util.function.UnaryOperator;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Relational queries over random tables give what SQL gives that is put together by hand in
/// another way: a subquery for each relation that packs texts as JSON.
///
/// Repeat a failure with `-Dleat.seed=…`; the nightly size is `-Dleat.random.schemas=200`.
@PostgresTest
class RandomSchemaTest {
    private static final int SCHEMAS = Integer.getInteger("leat.random.schemas", 4);
    private static final int QUERIES = 40;

    private final long seed = Long.getLong("leat.seed", System.nanoTime());
    private Random random = new Random(seed);

    /// How the conditions of the queries are written by hand, over a table of some name.
    private final Map<Condition, UnaryOperator<String>> byHand = new IdentityHashMap<>();

    private RandomSchema schema;
    private int names;

    @Test
    void graphsAreWhatSqlWrittenByHandGives() {
        int nonEmpty = 0;
        for (int i = 0; i < SCHEMAS; i++) {
            random = new Random(seed + i);
            schema = new RandomSchema(random);
            try (TestDatabase database = TestDatabase.create()) {
                database.execute(schema.ddl().toArray(String[]::new));
                Database db = Database.of(database.dataSource());
                schema.fill(db);
                for (int j = 0; j < QUERIES; j++) {
                    Query<?> query = query(table(), 3);
                    String sql = json(query, null, List.of());
                    String what =
                            "seed %d, query %d of %s%n%s".formatted(seed + i, j, schema.ddl(), sql);
                    List<Object> seen =
                            db.graphs(query).stream().<Object>map(g -> values(query, g)).toList();
                    JsonNode expected = JsonMapper.shared().readTree(database.value(sql));
                    assertThat(seen).as(what).isEqualTo(rows(query, expected));
                    nonEmpty += seen.isEmpty() ? 0 : 1;
                }
            }
        }
        assertThat(nonEmpty)
                .as("queries with rows, seed %d", seed)
                .isGreaterThan(SCHEMAS * QUERIES / 4);
    }

    private Node table() {
        return schema.tables.get(random.nextInt(schema.tables.size()));
    }

    // ---- queries

    private Query<Row> query(Node table, int depth) {
        Query<Row> query = from(table);
        if (random.nextInt(3) > 0) {
            query = query.where(condition(table, 3));
        }
        for (Relation<?> relation : table.relations()) {
            if (depth > 0 && random.nextInt(3) == 0) {
                query = related(query, relation, depth - 1);
            }
            if (random.nextInt(6) == 0) {
                query = query.relatedCount(relation);
            }
        }
        for (Column<?> column : table.all) {
            if (isOrdered(column) && random.nextInt(5) == 0) {
                query = query.orderBy(random.nextBoolean() ? column.asc() : column.desc());
            }
        }
        if (random.nextInt(6) == 0) {
            query = query.orderBy(table.children.count().desc());
        }
        if (random.nextInt(3) == 0) {
            query = query.limit(random.nextInt(4));
        }
        return random.nextInt(4) == 0 ? query.offset(random.nextInt(3)) : query;
    }

    private <S> Query<Row> related(Query<Row> query, Relation<S> relation, int depth) {
        @SuppressWarnings("unchecked") // all tables have this row
        Query<S> rows = (Query<S>) query((Node) relation.target(), depth);
        // What hangs on a junction's rows has a junction of its own in the query.
        return query.related(relation, given -> onto(given, rows));
    }

    private <S> Query<S> onto(Query<S> given, Query<S> rows) {
        return new Query<>(
                rows.table(),
                rows.where(),
                rows.related(),
                rows.orderBy(),
                rows.limit(),
                rows.offset(),
                rows.start(),
                rows.isOne(),
                rows.projection(),
                given.junction());
    }

    private Condition condition(Node table, int depth) {
        Condition typed;
        UnaryOperator<String> sql;
        int kind = random.nextInt(depth > 0 ? 9 : 5);
        if (kind >= 7) {
            Condition left = condition(table, depth - 1);
            Condition right = condition(table, depth - 1);
            boolean and = kind == 7;
            // Under a name of their own, so that nothing is flattened into one list.
            typed =
                    and
                            ? new Condition.And(List.of(left, right))
                            : new Condition.Or(List.of(left, right));
            sql = t -> "(%s %s %s)".formatted(hand(left, t), and ? "AND" : "OR", hand(right, t));
        } else if (kind == 6) {
            Condition part = condition(table, depth - 1);
            typed = part.not();
            sql = t -> "(NOT %s)".formatted(hand(part, t));
        } else if (kind == 5) {
            Relation<?> relation = table.relations().get(random.nextInt(table.relations().size()));
            Condition inner =
                    random.nextBoolean() ? null : condition((Node) relation.target(), depth - 1);
            boolean negated = random.nextInt(3) == 0;
            typed = new Condition.Exists(relation, inner, negated);
            sql =
                    t -> {
                        String name = "e" + names++;
                        return "(%sEXISTS (SELECT 1 FROM %s WHERE %s AND %s))"
                                .formatted(
                                        negated ? "NOT " : "",
                                        source(relation, name),
                                        joined(relation, t, name),
                                        inner == null ? "true" : hand(inner, name));
                    };
        } else {
            Column<?> column = table.all.get(random.nextInt(table.all.size()));
            return comparison(column);
        }
        byHand.put(typed, sql);
        return typed;
    }

    @SuppressWarnings("unchecked") // the value is one of the column
    private <T> Condition comparison(Column<?> any) {
        Column<T> column = (Column<T>) any;
        T value = (T) schema.value(column);
        T second = (T) schema.value(column);
        String one = literal(column, value);
        String name = Identifier.quote(column.name());
        String collated = column.type().isText() ? " COLLATE \"C\"" : "";
        int kind = random.nextInt(isOrdered(column) ? 6 : 3);
        Condition typed =
                switch (kind) {
                    case 0 -> column.eq(value);
                    case 1 -> column.isNull();
                    case 2 -> column.in(List.of(value, second));
                    case 3 -> column.ne(value);
                    case 4 -> column.lt(value);
                    default -> column.ge(value);
                };
        UnaryOperator<String> sql =
                switch (kind) {
                    case 0 -> t -> "(%s.%s = %s)".formatted(t, name, one);
                    case 1 -> t -> "(%s.%s IS NULL)".formatted(t, name);
                    case 2 ->
                            t ->
                                    "(%s.%s IN (%s, %s))"
                                            .formatted(t, name, one, literal(column, second));
                    case 3 -> t -> "(%s.%s <> %s)".formatted(t, name, one);
                    case 4 -> t -> "(%s.%s%s < %s)".formatted(t, name, collated, one);
                    default -> t -> "(%s.%s%s >= %s)".formatted(t, name, collated, one);
                };
        byHand.put(typed, sql);
        return typed;
    }

    // ---- the same by hand

    private String hand(Condition condition, String table) {
        return Objects.requireNonNull(byHand.get(condition), "unknown condition").apply(table);
    }

    private static String column(String table, Column<?> column) {
        return table + "." + Identifier.quote(column.name());
    }

    private static String source(Relation<?> relation, String name) {
        return relation.target().qualifiedSql() + " " + name;
    }

    /// That a row of the target, under its name, belongs to one of the source.
    private String joined(Relation<?> relation, String source, String target) {
        List<Relation.Join> joins = relation.joins();
        if (joins.size() == 1) {
            return equal(joins.getFirst(), source, target);
        }
        String between = "j" + names++;
        return "EXISTS (SELECT 1 FROM %s %s WHERE %s AND %s)"
                .formatted(
                        joins.getFirst().target().qualifiedSql(),
                        between,
                        equal(joins.getFirst(), source, between),
                        equal(joins.getLast(), between, target));
    }

    private static String equal(Relation.Join join, String source, String target) {
        List<String> parts = new ArrayList<>();
        for (int i = 0; i < join.from().size(); i++) {
            parts.add(
                    column(source, join.from().get(i)) + " = " + column(target, join.to().get(i)));
        }
        return String.join(" AND ", parts);
    }

    /// {@return a subquery that gives the rows as a JSON array of arrays of texts}
    private String json(Query<?> query, @Nullable Relation<?> relation, List<String> outside) {
        Node table = (Node) query.table();
        String name = "q" + names++;
        List<String> values = new ArrayList<>();
        table.all.forEach(each -> values.add(column(name, each) + "::text"));
        for (Relation<?> each : table.relations()) {
            boolean counts =
                    query.projection().extras().stream()
                            .anyMatch(extra -> extra.name().equals(each.name() + "Count"));
            if (counts) {
                values.add(count(each, name) + "::text");
            }
        }
        for (RelatedQuery each : query.related()) {
            values.add("(" + json(each.query(), each.relation(), List.of(name)) + ")");
        }
        List<String> where = new ArrayList<>();
        if (relation != null) {
            where.add(joined(relation, outside.getFirst(), name));
        }
        Condition condition = query.where();
        if (condition != null) {
            where.add(hand(condition, name));
        }
        Integer limit = relation != null && relation.isOne() ? one(query) : query.limit();
        return "SELECT coalesce(json_agg(r.v ORDER BY r.n), '[]') FROM (SELECT json_build_array(%s) AS v, row_number() OVER (ORDER BY %s) AS n FROM %s %s%s ORDER BY n%s OFFSET %d) r"
                .formatted(
                        String.join(", ", values),
                        order(query, table, name),
                        table.qualifiedSql(),
                        name,
                        where.isEmpty() ? "" : " WHERE " + String.join(" AND ", where),
                        limit == null ? "" : " LIMIT " + limit,
                        query.offset());
    }

    private static Integer one(Query<?> query) {
        Integer limit = query.limit();
        return limit == null ? 1 : Math.min(1, limit);
    }

    private String count(Relation<?> relation, String source) {
        String name = "n" + names++;
        return "(SELECT count(*) FROM %s WHERE %s)"
                .formatted(source(relation, name), joined(relation, source, name));
    }

    private String order(Query<?> query, Node table, String name) {
        List<String> terms = new ArrayList<>();
        for (SqlSort sort : query.orderBy()) {
            String what =
                    sort.expression() instanceof Column<?> column
                            ? column(name, column)
                                    + (column.type().isText() ? " COLLATE \"C\"" : "")
                            : count(table.children, name);
            terms.add(what + (sort.descending() ? " DESC NULLS LAST" : " NULLS FIRST"));
        }
        for (Column<?> key : table.key()) {
            terms.add(column(name, key) + (key.type().isText() ? " COLLATE \"C\"" : ""));
        }
        return String.join(", ", terms);
    }

    // ---- both results as values

    private static List<@Nullable Object> values(Query<?> query, RowGraph<?> graph) {
        List<@Nullable Object> values = new ArrayList<>();
        ((Node) query.table()).all.forEach(column -> values.add(graph.get(column)));
        for (Relation<?> relation : query.table().relations()) {
            String count = relation.name() + "Count";
            if (query.projection().extras().stream().anyMatch(e -> e.name().equals(count))) {
                values.add(graph.get(count, Long.class));
            }
        }
        for (RelatedQuery each : query.related()) {
            values.add(
                    switch (each.relation()) {
                        case Many<?> many ->
                                graph.get(many).stream().map(g -> values(each.query(), g)).toList();
                        case One<?> one ->
                                Optional.ofNullable(graph.get(one)).stream()
                                        .map(g -> values(each.query(), g))
                                        .toList();
                    });
        }
        return values;
    }

    private static List<Object> rows(Query<?> query, JsonNode rows) {
        List<Object> all = new ArrayList<>();
        for (JsonNode row : rows) {
            List<@Nullable Object> values = new ArrayList<>();
            int next = 0;
            for (Column<?> column : ((Node) query.table()).all) {
                JsonNode text = row.get(next++);
                values.add(ValueText.decode(column, text.isNull() ? null : text.asString()));
            }
            int counts = query.projection().extras().size();
            for (int i = 0; i < counts; i++) {
                values.add(Long.valueOf(row.get(next++).asString()));
            }
            for (RelatedQuery each : query.related()) {
                values.add(rows(each.query(), row.get(next++)));
            }
            all.add(values);
        }
        return all;
    }
}
