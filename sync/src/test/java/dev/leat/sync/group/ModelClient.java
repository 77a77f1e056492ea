package dev.leat.sync.group;

import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.json.JsonText;
import dev.leat.sync.session.EncodedPoke;
import java.nio.charset.StandardCharsets;
import java.util.Map;
import java.util.Objects;
import java.util.TreeMap;
import java.util.TreeSet;
import tools.jackson.databind.JsonNode;

/// What a published client does with pokes: applies each as a whole, in the order of the parts and
/// of the components in a part, and breaks where it would break.
final class ModelClient {
    private final ClientSchema schema;
    String cookie;
    boolean applied;
    final Map<String, Map<String, String>> rows = new TreeMap<>();
    final Map<String, TreeSet<String>> desired = new TreeMap<>();
    final TreeSet<String> got = new TreeSet<>();
    final Map<String, Long> lastMutationIds = new TreeMap<>();
    final Map<String, String> results = new TreeMap<>();

    ModelClient(ClientSchema schema) {
        this.schema = schema;
    }

    /// {@return a client with the same data, as if it had stopped here}
    ModelClient copy() {
        ModelClient copy = new ModelClient(schema);
        copy.cookie = cookie;
        rows.forEach((table, byId) -> copy.rows.put(table, new TreeMap<>(byId)));
        desired.forEach((client, hashes) -> copy.desired.put(client, new TreeSet<>(hashes)));
        copy.got.addAll(got);
        copy.lastMutationIds.putAll(lastMutationIds);
        copy.results.putAll(results);
        return copy;
    }

    /// A new socket: the first poke may leave the cookie where it is.
    void reconnect() {
        applied = false;
    }

    void apply(EncodedPoke poke) {
        if (!Objects.equals(poke.baseCookie(), cookie)) {
            throw new IllegalStateException(
                    "unexpected base cookie " + poke.baseCookie() + ", the client is at " + cookie);
        }
        if (cookie != null) {
            int moved = poke.cookie().compareTo(cookie);
            if (moved < 0 || moved == 0 && (applied || !poke.parts().isEmpty())) {
                throw new IllegalStateException(
                        "a poke with "
                                + poke.parts().size()
                                + " parts from "
                                + cookie
                                + " to "
                                + poke.cookie());
            }
        }
        for (byte[] part : poke.parts()) {
            apply(JsonText.parse(new String(part, StandardCharsets.UTF_8)), poke.pokeId());
        }
        cookie = poke.cookie();
        applied = true;
    }

    private void apply(JsonNode part, String pokeId) {
        if (!part.get("pokeID").stringValue().equals(pokeId)) {
            throw new IllegalStateException(
                    "a part of poke " + part.get("pokeID") + " in " + pokeId);
        }
        if (part.has("lastMutationIDChanges")) {
            part.get("lastMutationIDChanges")
                    .properties()
                    .forEach(change -> {
                        long id = change.getValue().longValue();
                        Long before = lastMutationIds.put(change.getKey(), id);
                        if (before != null && before > id) {
                            throw new IllegalStateException(
                                    "last mutation id went back from " + before + " to " + id);
                        }
                    });
        }
        if (part.has("desiredQueriesPatches")) {
            part.get("desiredQueriesPatches")
                    .properties()
                    .forEach(patches ->
                            queries(
                                    patches.getValue(),
                                    desired.computeIfAbsent(
                                            patches.getKey(), key -> new TreeSet<>())));
        }
        if (part.has("gotQueriesPatch")) {
            queries(part.get("gotQueriesPatch"), got);
        }
        if (part.has("rowsPatch")) {
            part.get("rowsPatch").forEach(this::row);
        }
        if (part.has("mutationsPatch")) {
            part.get("mutationsPatch").forEach(this::result);
        }
    }

    private static void queries(JsonNode patches, TreeSet<String> into) {
        for (JsonNode patch : patches) {
            switch (patch.get("op").stringValue()) {
                case "put" -> into.add(patch.get("hash").stringValue());
                case "del" -> into.remove(patch.get("hash").stringValue());
                case "clear" -> into.clear();
                default -> throw new IllegalStateException("unknown op in " + patch);
            }
        }
    }

    private void row(JsonNode patch) {
        switch (patch.get("op").stringValue()) {
            case "clear" -> {
                rows.clear();
                desired.clear();
                got.clear();
                results.clear();
            }
            case "put" -> {
                String table = patch.get("tableName").stringValue();
                rows.computeIfAbsent(table, key -> new TreeMap<>())
                        .put(id(table, patch.get("value")), patch.get("value").toString());
            }
            case "del" -> {
                String table = patch.get("tableName").stringValue();
                rows.getOrDefault(table, new TreeMap<>()).remove(id(table, patch.get("id")));
                rows.values().removeIf(Map::isEmpty);
            }
            default -> throw new IllegalStateException("unknown op in " + patch);
        }
    }

    private String id(String table, JsonNode row) {
        StringBuilder id = new StringBuilder();
        for (String column : Objects.requireNonNull(schema.tables().get(table)).primaryKey()) {
            id.append(Objects.requireNonNull(row.get(column))).append('|');
        }
        return id.toString();
    }

    private void result(JsonNode patch) {
        if (patch.get("op").stringValue().equals("put")) {
            JsonNode mutation = patch.get("mutation");
            results.put(mutation.get("id").toString(), mutation.get("result").toString());
        } else {
            results.remove(patch.get("id").toString());
        }
    }
}
