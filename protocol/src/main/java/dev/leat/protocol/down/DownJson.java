package dev.leat.protocol.down;

import dev.leat.protocol.ClientDeletionJson;
import dev.leat.protocol.api.ApiJson;
import dev.leat.protocol.api.ErroredQuery;
import dev.leat.protocol.error.ErrorJson;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The JSON of downstream messages.
public final class DownJson {
    private DownJson() {}

    /// Reads one text frame.
    ///
    /// @throws InvalidMessageException if it is not `[type, body]` or the body misses something
    public static DownMessage read(String frame) {
        JsonArray message = JsonArray.of(JsonText.parse(frame), "message");
        String type = message.string(0);
        JsonNode body = message.get(1);
        return switch (type) {
            case "connected" -> {
                JsonObject json = JsonObject.of(body, type);
                yield new DownMessage.Connected(
                        json.string("wsid"), json.optionalInteger("timestamp"));
            }
            case "pong" -> new DownMessage.Pong();
            case "pokeStart" -> {
                JsonObject json = JsonObject.of(body, type);
                yield new DownMessage.PokeStart(
                        json.string("pokeID"), json.optionalString("baseCookie"));
            }
            case "pokePart" -> new DownMessage.Part(PokePartJson.read(JsonObject.of(body, type)));
            case "pokeEnd" -> {
                JsonObject json = JsonObject.of(body, type);
                yield new DownMessage.PokeEnd(
                        json.string("pokeID"),
                        json.string("cookie"),
                        Boolean.TRUE.equals(json.optionalBool("cancel")));
            }
            case "error" -> new DownMessage.Error(ErrorJson.read(JsonObject.of(body, type)));
            case "deleteClients" ->
                    new DownMessage.DeleteClients(
                            ClientDeletionJson.read(JsonObject.of(body, type)));
            case "transformError" ->
                    new DownMessage.TransformError(
                            JsonArray.of(body, type).objects(ApiJson::readErrored));
            case "inspect" -> {
                JsonObject json = JsonObject.of(body, type);
                yield new DownMessage.Inspect(
                        new InspectResponse(
                                json.string("id"), json.string("op"), json.json("value")));
            }
            default -> new DownMessage.Unknown(type, Json.of(body));
        };
    }

    /// {@return the text frame of a message}
    public static String print(DownMessage message) {
        return JsonText.write(out -> write(out, message));
    }

    private static void write(JsonGenerator out, DownMessage message) {
        out.writeStartArray();
        switch (message) {
            case DownMessage.Connected connected -> {
                start(out, "connected");
                out.writeStringProperty("wsid", connected.wsid());
                Long timestamp = connected.timestamp();
                if (timestamp != null) {
                    out.writeNumberProperty("timestamp", timestamp);
                }
                out.writeEndObject();
            }
            case DownMessage.Pong() -> {
                start(out, "pong");
                out.writeEndObject();
            }
            case DownMessage.PokeStart start -> {
                start(out, "pokeStart");
                out.writeStringProperty("pokeID", start.pokeId());
                out.writeStringProperty("baseCookie", start.baseCookie());
                out.writeEndObject();
            }
            case DownMessage.Part part -> {
                out.writeString("pokePart");
                PokePartJson.write(out, part.part());
            }
            case DownMessage.PokeEnd end -> {
                start(out, "pokeEnd");
                out.writeStringProperty("pokeID", end.pokeId());
                out.writeStringProperty("cookie", end.cookie());
                if (end.cancel()) {
                    out.writeBooleanProperty("cancel", true);
                }
                out.writeEndObject();
            }
            case DownMessage.Error error -> {
                out.writeString("error");
                ErrorJson.write(out, error.body());
            }
            case DownMessage.DeleteClients delete -> {
                out.writeString("deleteClients");
                ClientDeletionJson.write(out, delete.deleted());
            }
            case DownMessage.TransformError error -> {
                out.writeString("transformError");
                out.writeStartArray();
                for (ErroredQuery query : error.queries()) {
                    ApiJson.writeErrored(out, query);
                }
                out.writeEndArray();
            }
            case DownMessage.Inspect inspect -> {
                start(out, "inspect");
                out.writeStringProperty("op", inspect.response().op());
                out.writeStringProperty("id", inspect.response().id());
                out.writeName("value");
                inspect.response().value().write(out);
                out.writeEndObject();
            }
            case DownMessage.Unknown unknown -> {
                out.writeString(unknown.type());
                unknown.body().write(out);
            }
        }
        out.writeEndArray();
    }

    private static void start(JsonGenerator out, String type) {
        out.writeString(type);
        out.writeStartObject();
    }
}
