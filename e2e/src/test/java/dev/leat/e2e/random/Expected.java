package dev.leat.e2e.random;

import dev.leat.e2e.random.Description.Related;
import dev.leat.e2e.random.Model.Entity;
import dev.leat.e2e.random.Model.Relationship;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What Postgres says that a client must show and may hold for one query.
///
/// @param shown the view, in canonical form
/// @param needed the rows that the client must hold, by table and key
/// @param allowed the rows that it may hold, those included
record Expected(@Nullable Object shown, Map<String, Object> needed, Map<String, Object> allowed) {
    static Expected of(Description query, JsonNode nodes) {
        Map<String, Object> needed = new HashMap<>();
        Map<String, Object> allowed = new HashMap<>();
        Object shown = view(query, query.one(), nodes);
        nodes.forEach(node -> collect(node, true, needed, allowed));
        return new Expected(shown, needed, allowed);
    }

    /// How rows are told apart.
    static String key(String table, Map<?, ?> row) {
        Entity entity = Model.entity(table);
        List<Object> key = new ArrayList<>();
        entity.key().forEach(column -> key.add(Objects.requireNonNull(row.get(column))));
        return table + key;
    }

    private static @Nullable Object view(Description query, boolean one, JsonNode nodes) {
        List<Object> rows = new ArrayList<>();
        for (JsonNode node : nodes) {
            Map<String, @Nullable Object> row = row(node);
            for (Related related : query.related()) {
                Relationship relationship =
                        Model.entity(query.table()).relationship(related.name());
                Object child =
                        view(
                                related.query(),
                                relationship.one() || related.query().one(),
                                node.path("v").path(related.name()));
                if (child != null) {
                    row.put(related.name(), child);
                }
            }
            rows.add(row);
        }
        return one ? (rows.isEmpty() ? null : rows.getFirst()) : rows;
    }

    private static void collect(
            JsonNode node,
            boolean visible,
            Map<String, Object> needed,
            Map<String, Object> allowed) {
        Map<String, @Nullable Object> row = row(node);
        String key = key(node.path("t").asString(), row);
        allowed.put(key, row);
        if (visible) {
            needed.put(key, row);
        }
        node.path("v")
                .forEach(level -> level.forEach(child -> collect(child, visible, needed, allowed)));
        node.path("w")
                .forEach(level -> level.forEach(child -> collect(child, false, needed, allowed)));
    }

    @SuppressWarnings("unchecked")
    private static Map<String, @Nullable Object> row(JsonNode node) {
        return new TreeMap<>(
                (Map<String, Object>) Objects.requireNonNull(Canonical.of(node.path("r"))));
    }
}
