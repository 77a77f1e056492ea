package dev.leat.sql;

import static dev.leat.query.Query.from;
import static dev.leat.sql.Tracker.COMMENTS;
import static dev.leat.sql.Tracker.ISSUES;
import static dev.leat.sql.Tracker.ISSUE_LABELS;
import static dev.leat.sql.Tracker.LABELS;
import static dev.leat.sql.Tracker.USERS;
import static org.assertj.core.api.Assertions.assertThat;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.query.UnwatchableQueryException;
import dev.leat.query.WireValue;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.JsJson;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Conditions;
import dev.leat.schema.Many;
import dev.leat.schema.NewRow;
import dev.leat.schema.One;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.RowValues;
import dev.leat.schema.Sort;
import dev.leat.schema.Table;
import dev.leat.sql.NaiveEvaluation.Tree;
import dev.leat.sql.graph.GraphPlan;
import dev.leat.sql.graph.RowGraph;
import dev.leat.sql.wire.WireCatalog;
import dev.leat.sql.wire.WireRenderer;
import dev.leat.testing.PostgresTest;
import dev.leat.testing.TestDatabase;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.UUID;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;
import tools.jackson.databind.node.ArrayNode;
import tools.jackson.databind.node.JsonNodeFactory;
import tools.jackson.databind.node.ObjectNode;

/// Random queries give the rows that a naive evaluation of their words gives.
///
/// Repeat a failure with `-Dleat.seed=…`; the nightly size is `-Dleat.queries=5000`.
@PostgresTest
class RandomQueryTest {
    private static final List<String> TEXTS =
            List.of("", "a", "A", "b", "ab", "Z", "é", "%", "_x", "\\", "\uffee", "😀", "a b");

    private final long seed = Long.getLong("leat.seed", System.nanoTime());
    private final Random random = new Random(seed);
    private final Map<Table<?>, List<List<@Nullable Object>>> rows = new LinkedHashMap<>();

    @Test
    void everyQueryGivesTheRowsOfItsNaiveEvaluation(TestDatabase database) {
        Tracker.create(database);
        database.execute(
                "ALTER TABLE issue DROP CONSTRAINT issue_owner_id_fkey",
                "ALTER TABLE talk.comment DROP CONSTRAINT comment_issue, DROP CONSTRAINT comment_author_id_fkey",
                "ALTER TABLE label DROP CONSTRAINT label_name_key");
        Database db = Database.of(database.dataSource());
        fill(db, USERS, 6);
        fill(db, ISSUES, 25);
        fill(db, COMMENTS, 40);
        fill(db, LABELS, 5);
        fill(db, ISSUE_LABELS, 40);
        NaiveEvaluation naive = new NaiveEvaluation(rows);

        int queries = Integer.getInteger("leat.queries", 250);
        int nonEmpty = 0;
        int watchable = 0;
        WireCatalog catalog = WireCatalog.read(db);
        for (int i = 0; i < queries; i++) {
            Query<?> query =
                    query(List.of(USERS, ISSUES, COMMENTS, LABELS).get(random.nextInt(4)), 3);
            String statement = GraphPlan.of(query).statement(db.tenancy()).sql();
            List<Tree> found = db.graphs(query).stream().map(graph -> tree(query, graph)).toList();
            List<Tree> expected = naive.evaluate(query);
            assertThat(found)
                    .as("seed %d, query %d: %s\n%s", seed, i, query, statement)
                    .isEqualTo(expected);
            nonEmpty += expected.isEmpty() ? 0 : 1;
            Ast ast;
            try {
                ast = query.toAst();
            } catch (UnwatchableQueryException e) {
                continue;
            }
            List<JsonNode> shown = WireRenderer.run(db, ast, catalog);
            assertThat(shown)
                    .as("seed %d, query %d on the wire: %s", seed, i, ast)
                    .isEqualTo(expected.stream().map(row -> wire(query, row)).toList());
            watchable++;
        }
        assertThat(watchable).as("watchable queries, seed %d", seed).isGreaterThan(queries / 4);
        assertThat(nonEmpty).as("queries with rows, seed %d", seed).isGreaterThan(queries / 10);
    }

    private static Tree tree(Query<?> query, RowGraph<?> graph) {
        List<@Nullable Object> values = new ArrayList<>();
        query.table().columns().forEach(column -> values.add(graph.get(column)));
        List<List<Tree>> related = new ArrayList<>();
        for (RelatedQuery each : query.related()) {
            related.add(
                    rows(graph, each.relation()).stream()
                            .map(row -> tree(each.query(), row))
                            .toList());
        }
        return new Tree(values, related);
    }

    private static List<? extends RowGraph<?>> rows(RowGraph<?> graph, Relation<?> relation) {
        return switch (relation) {
            case Many<?> many -> graph.get(many);
            case One<?> one -> Optional.ofNullable(graph.get(one)).stream().toList();
        };
    }

    /// The row as a client sees it.
    private static JsonNode wire(Query<?> query, Tree row) {
        ObjectNode json = JsonNodeFactory.instance.objectNode();
        List<Column<?>> columns = query.table().columns();
        for (int i = 0; i < columns.size(); i++) {
            Object value = WireValue.of(columns.get(i), row.values().get(i));
            if (columns.get(i).javaType() == Instant.class) {
                // Compared as text: the statement prints six digits after the milliseconds.
                value = new BigDecimal(value.toString()).setScale(6);
                json.put(columns.get(i).name(), (BigDecimal) value);
            } else {
                json.set(columns.get(i).name(), JsJson.node(value));
            }
        }
        for (int i = 0; i < query.related().size(); i++) {
            RelatedQuery related = query.related().get(i);
            ArrayNode rows = json.putArray(related.relation().name());
            row.related().get(i).forEach(child -> rows.add(wire(related.query(), child)));
        }
        return JsonMapper.shared().readTree(json.toString());
    }

    private <R> void fill(Database db, Table<R> table, int count) {
        List<List<@Nullable Object>> made = new ArrayList<>();
        List<NewRow<R>> inserts = new ArrayList<>();
        List<List<@Nullable Object>> keys = new ArrayList<>();
        while (made.size() < count) {
            List<@Nullable Object> values = new ArrayList<>();
            List<@Nullable Object> key = new ArrayList<>();
            Map<String, @Nullable Object> byName = new LinkedHashMap<>();
            for (Column<?> column : table.columns()) {
                Object value = column.isNullable() && random.nextInt(4) == 0 ? null : value(column);
                values.add(value);
                byName.put(column.name(), value);
                if (table.primaryKey().columns().contains(column)) {
                    key.add(value);
                }
            }
            if (!keys.contains(key)) {
                keys.add(key);
                made.add(values);
                inserts.add(new RowValues<>(table, byName));
            } else {
                count--;
            }
        }
        rows.put(table, made);
        db.insertInto(table).values(inserts).execute();
    }

    private Object value(Column<?> column) {
        String name = column.name();
        if (name.equals("created_at")) {
            return Instant.ofEpochSecond(random.nextInt(4), random.nextInt(3) * 1000);
        }
        if (column.equals(LABELS.id) || name.equals("label_id")) {
            return "l" + random.nextInt(6);
        }
        Class<?> type = column.javaType();
        if (type == UUID.class) {
            return new UUID(random.nextInt(3) - 1L, random.nextInt(12));
        }
        if (type == Integer.class) {
            return name.equals("n") ? random.nextInt(2) : random.nextInt(8);
        }
        if (type == Long.class) {
            return (long) random.nextInt(1000);
        }
        if (type == Boolean.class) {
            return random.nextBoolean();
        }
        if (type == Tracker.Status.class) {
            return Tracker.Status.values()[random.nextInt(3)];
        }
        return TEXTS.get(random.nextInt(TEXTS.size()));
    }

    private <R> Query<R> query(Table<R> table, int depth) {
        Query<R> query = from(table);
        if (random.nextInt(3) > 0) {
            query = query.where(condition(table, 3));
        }
        for (Relation<?> relation : table.relations()) {
            if (depth > 0 && random.nextInt(3) == 0) {
                query = related(query, relation, depth - 1);
            }
        }
        List<Sort> order = new ArrayList<>();
        for (Column<?> column : table.columns()) {
            if (random.nextInt(4) == 0) {
                order.add(random.nextBoolean() ? column.asc() : column.desc());
            }
        }
        query = query.orderBy(order.toArray(Sort[]::new));
        if (random.nextInt(3) == 0) {
            query = query.limit(random.nextInt(5));
        }
        if (random.nextInt(4) == 0) {
            query = query.start(start(table), random.nextBoolean());
        }
        return random.nextInt(8) == 0 ? query.one() : query;
    }

    private <R, S> Query<R> related(Query<R> query, Relation<S> relation, int depth) {
        @SuppressWarnings("unchecked")
        Table<S> target = (Table<S>) relation.target();
        return query.related(relation, unused -> query(target, depth));
    }

    private Map<Column<?>, @Nullable Object> start(Table<?> table) {
        List<@Nullable Object> row = rows.get(table).get(random.nextInt(rows.get(table).size()));
        Map<Column<?>, @Nullable Object> values = new LinkedHashMap<>();
        for (int i = 0; i < row.size(); i++) {
            Column<?> column = table.columns().get(i);
            boolean made = row.get(i) != null && random.nextInt(4) == 0;
            values.put(column, made ? value(column) : row.get(i));
        }
        return values;
    }

    private Condition condition(RowSource<?> table, int depth) {
        int kind = random.nextInt(depth == 0 ? 6 : 10);
        List<Relation<?>> relations = table.relations();
        if (kind >= 8 && !relations.isEmpty()) {
            Relation<?> relation = relations.get(random.nextInt(relations.size()));
            Condition inner = random.nextBoolean() ? null : condition(relation.target(), depth - 1);
            return new Condition.Exists(relation, inner, random.nextInt(3) == 0);
        }
        if (kind >= 6) {
            List<Condition> parts =
                    IntStream.range(0, random.nextInt(4))
                            .mapToObj(i -> condition(table, depth - 1))
                            .toList();
            Condition joined = random.nextBoolean() ? Conditions.and(parts) : Conditions.or(parts);
            return random.nextInt(4) == 0 ? joined.not() : joined;
        }
        Column<?> column = table.columns().get(random.nextInt(table.columns().size()));
        return switch (kind) {
            case 0 -> new Condition.IsNull(column, random.nextBoolean());
            case 1 ->
                    new Condition.In(
                            column,
                            IntStream.range(0, random.nextInt(4))
                                    .mapToObj(i -> value(column))
                                    .toList(),
                            random.nextBoolean());
            case 2 -> column.type().isText() ? like(column) : comparison(column);
            default -> comparison(column);
        };
    }

    private Condition comparison(Column<?> column) {
        // The first six operators compare values, the others patterns.
        return new Condition.Comparison(
                column, Condition.Operator.values()[random.nextInt(6)], value(column));
    }

    private Condition like(Column<?> column) {
        StringBuilder pattern = new StringBuilder();
        for (int i = random.nextInt(3); i >= 0; i--) {
            pattern.append(
                    List.of("%", "_", "a", "A", "\\%", "\\\\", "b", "😀").get(random.nextInt(8)));
        }
        return new Condition.Comparison(
                column, Condition.Operator.values()[6 + random.nextInt(4)], pattern.toString());
    }
}
