package dev.leat.protocol.mutation;

import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The JSON of mutations, their ids and results.
public final class MutationJson {
    private MutationJson() {}

    public static MutationId readId(JsonObject json) {
        return new MutationId(json.string("clientID"), json.integer("id"));
    }

    public static void writeId(JsonGenerator out, MutationId id) {
        out.writeStartObject();
        out.writeStringProperty("clientID", id.clientId());
        out.writeNumberProperty("id", id.id());
        out.writeEndObject();
    }

    /// Reads `[{id, clientID}, …]`.
    public static List<MutationId> readIds(JsonArray json) {
        return json.objects(MutationJson::readId);
    }

    public static void writeIds(JsonGenerator out, List<MutationId> ids) {
        out.writeStartArray();
        for (MutationId id : ids) {
            out.writeStartObject();
            out.writeNumberProperty("id", id.id());
            out.writeStringProperty("clientID", id.clientId());
            out.writeEndObject();
        }
        out.writeEndArray();
    }

    public static PushBody readPush(JsonObject json) {
        return new PushBody(
                json.string("clientGroupID"),
                json.array("mutations").objects(MutationJson::readMutation),
                json.integer("pushVersion"),
                json.optionalInteger("schemaVersion"),
                json.number("timestamp"),
                json.string("requestID"),
                json.optionalString("auth"),
                json.optionalString("traceparent"));
    }

    /// Writes what an API server receives; the deprecated `auth` is left out.
    public static void writePush(JsonGenerator out, PushBody push) {
        out.writeStartObject();
        out.writeStringProperty("clientGroupID", push.clientGroupId());
        out.writeName("mutations");
        out.writeStartArray();
        push.mutations().forEach(mutation -> writeMutation(out, mutation));
        out.writeEndArray();
        out.writeNumberProperty("pushVersion", push.pushVersion());
        Long schemaVersion = push.schemaVersion();
        if (schemaVersion != null) {
            out.writeNumberProperty("schemaVersion", schemaVersion);
        }
        out.writeName("timestamp");
        Json.writeNumber(out, push.timestamp());
        out.writeStringProperty("requestID", push.requestId());
        String traceparent = push.traceparent();
        if (traceparent != null) {
            out.writeStringProperty("traceparent", traceparent);
        }
        out.writeEndObject();
    }

    public static Mutation readMutation(JsonObject json) {
        MutationId id = readId(json);
        String type = json.string("type");
        return switch (type) {
            case "custom" ->
                    new Mutation.Custom(
                            id,
                            json.string("name"),
                            json.array("args").values(),
                            json.number("timestamp"));
            case "crud" ->
                    new Mutation.Crud(
                            id,
                            json.array("args").object(0).array("ops").objects(MutationJson::readOp),
                            json.number("timestamp"));
            default ->
                    new Mutation.Unknown(
                            id,
                            type,
                            json.string("name"),
                            json.number("timestamp"),
                            Json.of(json.tree()));
        };
    }

    public static void writeMutation(JsonGenerator out, Mutation mutation) {
        if (mutation instanceof Mutation.Unknown unknown) {
            unknown.body().write(out);
            return;
        }
        out.writeStartObject();
        out.writeStringProperty("type", mutation instanceof Mutation.Crud ? "crud" : "custom");
        out.writeNumberProperty("id", mutation.id().id());
        out.writeStringProperty("clientID", mutation.id().clientId());
        out.writeStringProperty("name", mutation.name());
        out.writeName("args");
        out.writeStartArray();
        switch (mutation) {
            case Mutation.Custom custom -> custom.args().forEach(arg -> arg.write(out));
            case Mutation.Crud crud -> writeOps(out, crud.ops());
            case Mutation.Unknown unknown -> throw new AssertionError(unknown.type());
        }
        out.writeEndArray();
        out.writeName("timestamp");
        Json.writeNumber(out, mutation.timestamp());
        out.writeEndObject();
    }

    public static MutationResult readResult(JsonObject json) {
        String error = json.optionalString("error");
        if (error == null) {
            return new MutationResult.Ok(json.optionalJson("data"));
        }
        Json details = json.optionalJson("details");
        return switch (error) {
            case "app" -> new MutationResult.AppError(json.optionalString("message"), details);
            case "alreadyProcessed" -> new MutationResult.AlreadyProcessed(details);
            case "oooMutation" -> new MutationResult.OutOfOrder(details);
            default -> throw json.invalid("error", "unknown result \"" + error + "\"");
        };
    }

    public static void writeResult(JsonGenerator out, MutationResult result) {
        out.writeStartObject();
        switch (result) {
            case MutationResult.Ok ok -> writeOptional(out, "data", ok.data());
            case MutationResult.AppError app -> {
                out.writeStringProperty("error", "app");
                String message = app.message();
                if (message != null) {
                    out.writeStringProperty("message", message);
                }
                writeOptional(out, "details", app.details());
            }
            case MutationResult.AlreadyProcessed processed -> {
                out.writeStringProperty("error", "alreadyProcessed");
                writeOptional(out, "details", processed.details());
            }
            case MutationResult.OutOfOrder outOfOrder -> {
                out.writeStringProperty("error", "oooMutation");
                writeOptional(out, "details", outOfOrder.details());
            }
        }
        out.writeEndObject();
    }

    public static MutationResult.Of readResultOf(JsonObject json) {
        return new MutationResult.Of(readId(json.object("id")), readResult(json.object("result")));
    }

    public static void writeResultOf(JsonGenerator out, MutationResult.Of result) {
        out.writeStartObject();
        out.writeName("id");
        writeId(out, result.id());
        out.writeName("result");
        writeResult(out, result.result());
        out.writeEndObject();
    }

    /// {@return the JSON of a result as the API server stores it in `mutations.result`}
    public static Json result(MutationResult result) {
        return new Json(JsonText.write(out -> writeResult(out, result)));
    }

    static Json cleanupUpTo(String clientGroupId, MutationId upTo) {
        return new Json(
                JsonText.write(out -> {
                    out.writeStartObject();
                    out.writeStringProperty("type", "single");
                    out.writeStringProperty("clientGroupID", clientGroupId);
                    out.writeStringProperty("clientID", upTo.clientId());
                    out.writeNumberProperty("upToMutationID", upTo.id());
                    out.writeEndObject();
                }));
    }

    static Json cleanupAll(String clientGroupId, List<String> clientIds) {
        return new Json(
                JsonText.write(out -> {
                    out.writeStartObject();
                    out.writeStringProperty("type", "bulk");
                    out.writeStringProperty("clientGroupID", clientGroupId);
                    out.writeName("clientIDs");
                    out.writeStartArray();
                    clientIds.forEach(out::writeString);
                    out.writeEndArray();
                    out.writeEndObject();
                }));
    }

    private static void writeOptional(JsonGenerator out, String name, @Nullable Json json) {
        if (json != null) {
            out.writeName(name);
            json.write(out);
        }
    }

    private static Mutation.CrudOp readOp(JsonObject json) {
        String op = json.string("op");
        if (!List.of("insert", "upsert", "update", "delete").contains(op)) {
            throw new InvalidMessageException(
                    json.path() + ".op: unknown operation \"" + op + "\"");
        }
        return new Mutation.CrudOp(
                op, json.string("tableName"), json.strings("primaryKey"), json.json("value"));
    }

    private static void writeOps(JsonGenerator out, List<Mutation.CrudOp> ops) {
        out.writeStartObject();
        out.writeName("ops");
        out.writeStartArray();
        for (Mutation.CrudOp op : ops) {
            out.writeStartObject();
            out.writeStringProperty("op", op.op());
            out.writeStringProperty("tableName", op.tableName());
            out.writeName("primaryKey");
            out.writeStartArray();
            op.primaryKey().forEach(out::writeString);
            out.writeEndArray();
            out.writeName("value");
            op.value().write(out);
            out.writeEndObject();
        }
        out.writeEndArray();
        out.writeEndObject();
    }
}
