package dev.leat.protocol.down;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationJson;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import tools.jackson.core.JsonGenerator;

/// The JSON of parts of pokes.
public final class PokePartJson {
    private PokePartJson() {}

    /// Reads the array of parts that the binary chunks of a poke carry.
    public static List<PokePart> readAll(String json) {
        return JsonArray.of(JsonText.parse(json), "poke").objects(PokePartJson::read);
    }

    public static PokePart read(JsonObject json) {
        Map<String, Long> lastMutationIds = new LinkedHashMap<>();
        JsonObject changes = json.optionalObject("lastMutationIDChanges");
        if (changes != null) {
            changes.names().forEach(id -> lastMutationIds.put(id, changes.integer(id)));
        }
        Map<String, List<QueryPatch>> desired = new LinkedHashMap<>();
        JsonObject patches = json.optionalObject("desiredQueriesPatches");
        if (patches != null) {
            patches.names()
                    .forEach(id ->
                            desired.put(id, patches.array(id).objects(PokePartJson::readQuery)));
        }
        return new PokePart(
                json.string("pokeID"),
                lastMutationIds,
                desired,
                list(json, "gotQueriesPatch", PokePartJson::readQuery),
                list(json, "rowsPatch", PokePartJson::readRow),
                list(json, "mutationsPatch", PokePartJson::readMutation));
    }

    public static void write(JsonGenerator out, PokePart part) {
        out.writeStartObject();
        out.writeStringProperty("pokeID", part.pokeId());
        if (!part.lastMutationIdChanges().isEmpty()) {
            out.writeName("lastMutationIDChanges");
            out.writeStartObject();
            part.lastMutationIdChanges().forEach(out::writeNumberProperty);
            out.writeEndObject();
        }
        if (!part.desiredQueriesPatches().isEmpty()) {
            out.writeName("desiredQueriesPatches");
            out.writeStartObject();
            part.desiredQueriesPatches()
                    .forEach((client, patches) -> writeQueries(out, client, patches));
            out.writeEndObject();
        }
        if (!part.gotQueriesPatch().isEmpty()) {
            writeQueries(out, "gotQueriesPatch", part.gotQueriesPatch());
        }
        if (!part.rowsPatch().isEmpty()) {
            out.writeName("rowsPatch");
            out.writeStartArray();
            part.rowsPatch().forEach(patch -> writeRow(out, patch));
            out.writeEndArray();
        }
        if (!part.mutationsPatch().isEmpty()) {
            out.writeName("mutationsPatch");
            out.writeStartArray();
            part.mutationsPatch().forEach(patch -> writeMutation(out, patch));
            out.writeEndArray();
        }
        out.writeEndObject();
    }

    private static <T> List<T> list(
            JsonObject json, String name, java.util.function.Function<JsonObject, T> reader) {
        JsonArray array = json.optionalArray(name);
        return array == null ? List.of() : array.objects(reader);
    }

    private static QueryPatch readQuery(JsonObject json) {
        return switch (json.string("op")) {
            case "put" -> new QueryPatch.Put(json.string("hash"), json.optionalNumber("ttl"));
            case "del" -> new QueryPatch.Del(json.string("hash"));
            case "clear" -> new QueryPatch.Clear();
            default -> throw json.invalid("op", "expected put, del or clear");
        };
    }

    private static void writeQueries(JsonGenerator out, String name, List<QueryPatch> patches) {
        out.writeName(name);
        out.writeStartArray();
        for (QueryPatch patch : patches) {
            out.writeStartObject();
            switch (patch) {
                case QueryPatch.Put put -> {
                    op(out, "put");
                    out.writeStringProperty("hash", put.hash());
                    Double ttl = put.ttlMs();
                    if (ttl != null) {
                        out.writeName("ttl");
                        Json.writeNumber(out, ttl);
                    }
                }
                case QueryPatch.Del del -> {
                    op(out, "del");
                    out.writeStringProperty("hash", del.hash());
                }
                case QueryPatch.Clear() -> op(out, "clear");
            }
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    private static RowPatch readRow(JsonObject json) {
        return switch (json.string("op")) {
            case "put" -> new RowPatch.Put(json.string("tableName"), json.json("value"));
            case "update" -> {
                JsonArray constrain = json.optionalArray("constrain");
                yield new RowPatch.Update(
                        json.string("tableName"),
                        json.json("id"),
                        json.optionalJson("merge"),
                        constrain == null ? null : constrain.strings());
            }
            case "del" -> new RowPatch.Del(json.string("tableName"), json.json("id"));
            case "clear" -> new RowPatch.Clear();
            default -> throw json.invalid("op", "expected put, update, del or clear");
        };
    }

    private static void writeRow(JsonGenerator out, RowPatch patch) {
        out.writeStartObject();
        switch (patch) {
            case RowPatch.Put put -> {
                op(out, "put");
                out.writeStringProperty("tableName", put.tableName());
                out.writeName("value");
                put.value().write(out);
            }
            case RowPatch.Update update -> writeUpdate(out, update);
            case RowPatch.Del del -> {
                op(out, "del");
                out.writeStringProperty("tableName", del.tableName());
                out.writeName("id");
                del.id().write(out);
            }
            case RowPatch.Clear() -> op(out, "clear");
        }
        out.writeEndObject();
    }

    private static void writeUpdate(JsonGenerator out, RowPatch.Update update) {
        op(out, "update");
        out.writeStringProperty("tableName", update.tableName());
        out.writeName("id");
        update.id().write(out);
        Json merge = update.merge();
        if (merge != null) {
            out.writeName("merge");
            merge.write(out);
        }
        List<String> constrain = update.constrain();
        if (constrain != null) {
            out.writeName("constrain");
            out.writeStartArray();
            constrain.forEach(out::writeString);
            out.writeEndArray();
        }
    }

    private static MutationPatch readMutation(JsonObject json) {
        return switch (json.string("op")) {
            case "put" -> {
                JsonObject mutation = json.object("mutation");
                yield new MutationPatch.Put(
                        MutationJson.readId(mutation.object("id")), mutation.json("result"));
            }
            case "del" -> new MutationPatch.Del(MutationJson.readId(json.object("id")));
            default -> throw json.invalid("op", "expected put or del");
        };
    }

    private static void writeMutation(JsonGenerator out, MutationPatch patch) {
        out.writeStartObject();
        switch (patch) {
            case MutationPatch.Put put -> {
                op(out, "put");
                out.writeName("mutation");
                out.writeStartObject();
                out.writeName("id");
                MutationJson.writeId(out, put.id());
                out.writeName("result");
                put.result().write(out);
                out.writeEndObject();
            }
            case MutationPatch.Del del -> {
                op(out, "del");
                out.writeName("id");
                MutationJson.writeId(out, del.id());
            }
        }
        out.writeEndObject();
    }

    private static void op(JsonGenerator out, String op) {
        out.writeStringProperty("op", op);
    }
}
