package dev.leat.protocol.up;

import dev.leat.protocol.json.AstField;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.query.ast.Ast;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The JSON of the inspector's questions.
final class InspectJson {
    private InspectJson() {}

    static InspectRequest readRequest(JsonObject json) {
        String id = json.string("id");
        String op = json.string("op");
        return switch (op) {
            case "queries" -> new InspectRequest.Queries(id, json.optionalString("clientID"));
            case "metrics" -> new InspectRequest.Metrics(id);
            case "version" -> new InspectRequest.Version(id);
            case "authenticate" -> new InspectRequest.Authenticate(id, json.string("value"));
            case "analyze-query" -> readAnalyze(id, json);
            default -> new InspectRequest.Unknown(id, op);
        };
    }

    private static InspectRequest readAnalyze(String id, JsonObject json) {
        JsonObject options = json.optionalObject("options");
        String field = json.has("ast") ? "ast" : "value"; // its older, deprecated name
        JsonArray args = json.optionalArray("args");
        return new InspectRequest.AnalyzeQuery(
                id,
                json.has(field) ? AstField.read(json, field) : null,
                json.optionalString("name"),
                args == null ? List.of() : args.values(),
                flag(options, "vendedRows"),
                flag(options, "syncedRows"),
                flag(options, "joinPlans"));
    }

    private static boolean flag(@Nullable JsonObject options, String name) {
        return options != null && Boolean.TRUE.equals(options.optionalBool(name));
    }

    static void writeRequest(JsonGenerator out, InspectRequest request) {
        out.writeStartObject();
        out.writeStringProperty("id", request.id());
        switch (request) {
            case InspectRequest.Queries queries -> {
                out.writeStringProperty("op", "queries");
                String clientId = queries.clientId();
                if (clientId != null) {
                    out.writeStringProperty("clientID", clientId);
                }
            }
            case InspectRequest.Metrics metrics -> out.writeStringProperty("op", "metrics");
            case InspectRequest.Version version -> out.writeStringProperty("op", "version");
            case InspectRequest.Authenticate authenticate -> {
                out.writeStringProperty("op", "authenticate");
                out.writeStringProperty("value", authenticate.password());
            }
            case InspectRequest.AnalyzeQuery analyze -> writeAnalyze(out, analyze);
            case InspectRequest.Unknown unknown -> out.writeStringProperty("op", unknown.op());
        }
        out.writeEndObject();
    }

    private static void writeAnalyze(JsonGenerator out, InspectRequest.AnalyzeQuery analyze) {
        out.writeStringProperty("op", "analyze-query");
        Ast ast = analyze.ast();
        if (ast != null) {
            out.writeName("ast");
            AstField.write(out, ast);
        }
        String name = analyze.name();
        if (name != null) {
            out.writeStringProperty("name", name);
            out.writeName("args");
            Json.writeArray(out, analyze.args());
        }
        out.writeName("options");
        out.writeStartObject();
        out.writeBooleanProperty("vendedRows", analyze.vendedRows());
        out.writeBooleanProperty("syncedRows", analyze.syncedRows());
        out.writeBooleanProperty("joinPlans", analyze.joinPlans());
        out.writeEndObject();
    }
}
