package dev.leat.protocol.up;

import dev.leat.protocol.json.AstField;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import java.util.List;
import tools.jackson.core.JsonGenerator;

/// The JSON of changes of desires.
final class DesiredPatchJson {
    private DesiredPatchJson() {}

    static DesiredPatch read(JsonObject json) {
        String op = json.string("op");
        return switch (op) {
            case "put" ->
                    new DesiredPatch.Put(
                            text(json, "hash"), json.optionalNumber("ttl"), readDefinition(json));
            case "del" -> new DesiredPatch.Del(text(json, "hash"));
            case "clear" -> new DesiredPatch.Clear();
            default -> throw json.invalid("op", "expected put, del or clear, got \"" + op + "\"");
        };
    }

    static void write(JsonGenerator out, DesiredPatch patch) {
        out.writeStartObject();
        switch (patch) {
            case DesiredPatch.Put put -> {
                out.writeStringProperty("op", "put");
                out.writeStringProperty("hash", put.hash());
                writeDefinition(out, put.definition());
                Double ttl = put.ttlMs();
                if (ttl != null) {
                    out.writeName("ttl");
                    Json.writeNumber(out, ttl);
                }
            }
            case DesiredPatch.Del del -> {
                out.writeStringProperty("op", "del");
                out.writeStringProperty("hash", del.hash());
            }
            case DesiredPatch.Clear() -> out.writeStringProperty("op", "clear");
        }
        out.writeEndObject();
    }

    private static DesiredPatch.Definition readDefinition(JsonObject json) {
        if (json.has("name")) {
            JsonArray args = json.optionalArray("args");
            return new DesiredPatch.Definition.Named(
                    text(json, "name"), args == null ? List.of() : args.values());
        }
        if (!json.has("ast")) {
            throw json.invalid("name", "a query needs a name and args, or an ast");
        }
        return new DesiredPatch.Definition.Client(AstField.read(json, "ast"));
    }

    /// A string that databases keep and that does not forge lines of logs.
    private static String text(JsonObject json, String field) {
        String value = json.string(field);
        if (value.chars().anyMatch(Character::isISOControl)) {
            throw json.invalid(field, "has a control character");
        }
        return value;
    }

    private static void writeDefinition(JsonGenerator out, DesiredPatch.Definition definition) {
        switch (definition) {
            case DesiredPatch.Definition.Named named -> {
                out.writeStringProperty("name", named.name());
                out.writeName("args");
                Json.writeArray(out, named.args());
            }
            case DesiredPatch.Definition.Client client -> {
                out.writeName("ast");
                AstField.write(out, client.ast());
            }
        }
    }
}
