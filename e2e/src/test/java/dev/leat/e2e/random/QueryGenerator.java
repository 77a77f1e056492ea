package dev.leat.e2e.random;

import dev.leat.e2e.random.Description.Order;
import dev.leat.e2e.random.Description.Related;
import dev.leat.e2e.random.Description.Start;
import dev.leat.e2e.random.Description.Where;
import dev.leat.e2e.random.Model.Column;
import dev.leat.e2e.random.Model.Entity;
import dev.leat.e2e.random.Model.Relationship;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/// Draws queries, mostly small, sometimes deep, over everything that the query language has.
final class QueryGenerator {
    private static final List<String> PATTERNS =
            List.of("%a%", "a%", "%e", "_nn", "%\\%", "a\\_b", "%", "", "Bob", "%Z%");

    private final Random random;

    QueryGenerator(Random random) {
        this.random = random;
    }

    Description query() {
        Entity entity = pick(Model.entities());
        return level(entity, 0, true);
    }

    private Description level(Entity entity, int depth, boolean pageable) {
        Where where = chance(0.65) ? where(entity, depth) : null;
        List<Related> related = new ArrayList<>();
        for (Relationship relationship : entity.relationships()) {
            if (depth < 3 && chance(depth == 0 ? 0.4 : 0.25)) {
                boolean plain = relationship.hops().size() == 1;
                Description child = level(Model.entity(relationship.target()), depth + 1, plain);
                related.add(new Related(relationship.name(), child));
            }
        }
        // The published builder refuses order, limit and start behind a junction.
        if (!pageable) {
            return new Description(
                    entity.name(),
                    where,
                    related,
                    List.of(),
                    Optional.empty(),
                    Optional.empty(),
                    false);
        }
        List<Order> order = order(entity);
        Optional<Integer> limit =
                chance(0.4) ? Optional.of(1 + random.nextInt(6)) : Optional.empty();
        Optional<Start> start =
                depth == 0 && chance(0.2) ? Optional.of(start(entity, order)) : Optional.empty();
        boolean one = limit.isEmpty() && chance(0.08);
        return new Description(entity.name(), where, related, order, limit, start, one);
    }

    private List<Order> order(Entity entity) {
        List<Order> order = new ArrayList<>();
        while (chance(order.isEmpty() ? 0.6 : 0.3)) {
            Column column = pick(entity.columns());
            if (column.comparable()
                    && order.stream().noneMatch(o -> o.column().equals(column.name()))) {
                order.add(new Order(column.name(), chance(0.4)));
            }
        }
        return order;
    }

    private Start start(Entity entity, List<Order> order) {
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        order.forEach(o -> row.put(o.column(), pick(entity.column(o.column()).domain())));
        entity.key().forEach(key -> row.computeIfAbsent(key, k -> pick(entity.column(k).domain())));
        return new Start(row, chance(0.4));
    }

    private Where where(Entity entity, int depth) {
        int kind = random.nextInt(10);
        if (kind < 5 || depth > 3) {
            return compare(entity);
        }
        if (kind < 7) {
            List<Where> parts = new ArrayList<>();
            for (int i = 0; i < 2 + random.nextInt(2); i++) {
                parts.add(where(entity, depth + 1));
            }
            return chance(0.5) ? new Where.All(parts) : new Where.Any(parts);
        }
        if (entity.relationships().isEmpty()) {
            return compare(entity);
        }
        Relationship relationship = pick(entity.relationships());
        Entity target = Model.entity(relationship.target());
        Where inner = chance(0.6) ? where(target, depth + 1) : null;
        return new Where.Exists(
                relationship.name(),
                chance(0.25),
                new Description(
                        target.name(),
                        inner,
                        List.of(),
                        List.of(),
                        Optional.empty(),
                        Optional.empty(),
                        false));
    }

    private Where compare(Entity entity) {
        Column column = pick(entity.columns());
        if (!column.comparable()) {
            return new Where.Compare(column.name(), chance(0.5) ? "IS" : "IS NOT", null);
        }
        if (chance(0.15)) {
            return new Where.Compare(
                    column.name(), chance(0.5) ? "IS" : "IS NOT", pick(column.domain()));
        }
        if (chance(0.2)) {
            List<Object> values = new ArrayList<>();
            for (int i = random.nextInt(4); i > 0; i--) {
                values.add(present(column));
            }
            return new Where.Compare(column.name(), chance(0.6) ? "IN" : "NOT IN", values);
        }
        return switch (column.kind()) {
            case FLAG, JSON ->
                    new Where.Compare(column.name(), chance(0.7) ? "=" : "!=", present(column));
            case NUMBER ->
                    new Where.Compare(
                            column.name(),
                            pick(List.of("=", "!=", "<", "<=", ">", ">=")),
                            present(column));
            case TEXT ->
                    chance(0.25) && !column.name().equals("mood")
                            ? new Where.Compare(
                                    column.name(),
                                    pick(List.of("LIKE", "NOT LIKE", "ILIKE", "NOT ILIKE")),
                                    pick(PATTERNS))
                            : new Where.Compare(
                                    column.name(),
                                    pick(List.of("=", "!=", "<", "<=", ">", ">=")),
                                    present(column));
        };
    }

    private Object present(Column column) {
        Object value = null;
        while (value == null) {
            value = pick(column.domain());
        }
        return value;
    }

    private boolean chance(double probability) {
        return random.nextDouble() < probability;
    }

    private <T extends @Nullable Object> T pick(List<T> from) {
        return from.get(random.nextInt(from.size()));
    }
}
