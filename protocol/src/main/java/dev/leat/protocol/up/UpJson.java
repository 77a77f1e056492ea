package dev.leat.protocol.up;

import dev.leat.protocol.ClientDeletion;
import dev.leat.protocol.ClientDeletionJson;
import dev.leat.protocol.ClientSchema;
import dev.leat.protocol.ClientSchemaJson;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The JSON of upstream messages.
public final class UpJson {
    private UpJson() {}

    /// Reads one frame.
    ///
    /// @throws InvalidMessageException if it is not `[type, body]` or the body misses something
    public static UpMessage read(String frame) {
        return read(JsonText.parse(frame));
    }

    static UpMessage read(JsonNode frame) {
        JsonArray message = JsonArray.of(frame, "message");
        String type = message.string(0);
        JsonNode body = message.get(1);
        return switch (type) {
            case "initConnection" -> readInit(JsonObject.of(body, type));
            case "changeDesiredQueries" -> readDesired(JsonObject.of(body, type));
            case "deleteClients" ->
                    new UpMessage.DeleteClients(ClientDeletionJson.read(JsonObject.of(body, type)));
            case "push" -> new UpMessage.Push(MutationJson.readPush(JsonObject.of(body, type)));
            case "pull" -> readPull(JsonObject.of(body, type));
            case "ping" -> new UpMessage.Ping();
            case "updateAuth" -> new UpMessage.UpdateAuth(JsonObject.of(body, type).string("auth"));
            case "ackMutationResponses" ->
                    new UpMessage.AckMutationResponses(
                            MutationJson.readId(JsonObject.of(body, type)));
            case "inspect" ->
                    new UpMessage.Inspect(InspectJson.readRequest(JsonObject.of(body, type)));
            case "closeConnection" -> new UpMessage.CloseConnection();
            default -> new UpMessage.Unknown(type, Json.of(body));
        };
    }

    /// {@return the frame of a message}
    public static String print(UpMessage message) {
        return JsonText.write(out -> write(out, message));
    }

    public static void write(JsonGenerator out, UpMessage message) {
        out.writeStartArray();
        switch (message) {
            case UpMessage.InitConnection init -> {
                out.writeString("initConnection");
                writeInit(out, init);
            }
            case UpMessage.ChangeDesiredQueries change -> {
                out.writeString("changeDesiredQueries");
                out.writeStartObject();
                writePatches(out, change.desiredQueriesPatch());
                optional(out, "traceparent", change.traceparent());
                out.writeEndObject();
            }
            case UpMessage.DeleteClients delete -> {
                out.writeString("deleteClients");
                ClientDeletionJson.write(out, delete.deleted());
            }
            case UpMessage.Push push -> {
                out.writeString("push");
                MutationJson.writePush(out, push.body());
            }
            case UpMessage.Pull pull -> {
                out.writeString("pull");
                out.writeStartObject();
                out.writeStringProperty("clientGroupID", pull.clientGroupId());
                out.writeStringProperty("cookie", pull.cookie());
                out.writeStringProperty("requestID", pull.requestId());
                out.writeEndObject();
            }
            case UpMessage.Ping() -> {
                out.writeString("ping");
                out.writeStartObject();
                out.writeEndObject();
            }
            case UpMessage.UpdateAuth auth -> {
                out.writeString("updateAuth");
                out.writeStartObject();
                out.writeStringProperty("auth", auth.token());
                out.writeEndObject();
            }
            case UpMessage.AckMutationResponses ack -> {
                out.writeString("ackMutationResponses");
                MutationJson.writeId(out, ack.upTo());
            }
            case UpMessage.Inspect inspect -> {
                out.writeString("inspect");
                InspectJson.writeRequest(out, inspect.request());
            }
            case UpMessage.CloseConnection() -> {
                out.writeString("closeConnection");
                out.writeStartArray();
                out.writeEndArray();
            }
            case UpMessage.Unknown unknown -> {
                out.writeString(unknown.type());
                out.writeRawValue(unknown.body().text());
            }
        }
        out.writeEndArray();
    }

    private static UpMessage.InitConnection readInit(JsonObject json) {
        JsonObject schema = json.optionalObject("clientSchema");
        JsonObject deleted = json.optionalObject("deleted");
        JsonArray active = json.optionalArray("activeClients");
        return new UpMessage.InitConnection(
                readPatches(json),
                schema == null ? null : ClientSchemaJson.read(schema),
                deleted == null ? ClientDeletion.NONE : ClientDeletionJson.read(deleted),
                json.optionalString("userPushURL"),
                json.stringMap("userPushHeaders"),
                json.optionalString("userQueryURL"),
                json.stringMap("userQueryHeaders"),
                active == null ? null : active.strings(),
                json.optionalString("traceparent"));
    }

    private static void writeInit(JsonGenerator out, UpMessage.InitConnection init) {
        out.writeStartObject();
        writePatches(out, init.desiredQueriesPatch());
        ClientSchema schema = init.clientSchema();
        if (schema != null) {
            out.writeName("clientSchema");
            ClientSchemaJson.write(out, schema);
        }
        if (!init.deleted().equals(ClientDeletion.NONE)) {
            out.writeName("deleted");
            ClientDeletionJson.write(out, init.deleted());
        }
        optional(out, "userPushURL", init.userPushUrl());
        headers(out, "userPushHeaders", init.userPushHeaders());
        optional(out, "userQueryURL", init.userQueryUrl());
        headers(out, "userQueryHeaders", init.userQueryHeaders());
        List<String> active = init.activeClients();
        if (active != null) {
            out.writeName("activeClients");
            out.writeStartArray();
            active.forEach(out::writeString);
            out.writeEndArray();
        }
        optional(out, "traceparent", init.traceparent());
        out.writeEndObject();
    }

    private static UpMessage.ChangeDesiredQueries readDesired(JsonObject json) {
        return new UpMessage.ChangeDesiredQueries(
                readPatches(json), json.optionalString("traceparent"));
    }

    private static List<DesiredPatch> readPatches(JsonObject json) {
        return json.array("desiredQueriesPatch").objects(DesiredPatchJson::read);
    }

    private static void writePatches(JsonGenerator out, List<DesiredPatch> patches) {
        out.writeName("desiredQueriesPatch");
        out.writeStartArray();
        patches.forEach(patch -> DesiredPatchJson.write(out, patch));
        out.writeEndArray();
    }

    private static UpMessage.Pull readPull(JsonObject json) {
        return new UpMessage.Pull(
                json.string("clientGroupID"),
                json.optionalString("cookie"),
                json.string("requestID"));
    }

    private static void headers(JsonGenerator out, String name, Map<String, String> headers) {
        if (!headers.isEmpty()) {
            out.writeName(name);
            out.writeStartObject();
            headers.forEach(out::writeStringProperty);
            out.writeEndObject();
        }
    }

    private static void optional(JsonGenerator out, String name, @Nullable String value) {
        if (value != null) {
            out.writeStringProperty(name, value);
        }
    }
}
