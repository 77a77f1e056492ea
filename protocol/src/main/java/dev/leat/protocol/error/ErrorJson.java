package dev.leat.protocol.error;

import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.mutation.MutationId;
import dev.leat.protocol.mutation.MutationJson;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;

/// The JSON of error bodies.
public final class ErrorJson {
    private ErrorJson() {}

    public static void write(JsonGenerator out, ErrorBody error) {
        switch (error) {
            case ErrorBody.Basic basic -> {
                start(out, basic);
                origin(out, basic.origin());
                out.writeEndObject();
            }
            case ErrorBody.Backoff backoff -> writeBackoff(out, backoff);
            case ErrorBody.PushFailed failed -> {
                startFailure(out, failed, failed.origin(), failed.reason());
                out.writeName("mutationIDs");
                MutationJson.writeIds(out, failed.mutationIds());
                endFailure(out, failed.details(), failed.status(), failed.bodyPreview());
            }
            case ErrorBody.TransformFailed failed -> {
                startFailure(out, failed, failed.origin(), failed.reason());
                out.writeName("queryIDs");
                out.writeStartArray();
                failed.queryIds().forEach(out::writeString);
                out.writeEndArray();
                endFailure(out, failed.details(), failed.status(), failed.bodyPreview());
            }
            case ErrorBody.Unknown unknown -> out.writeRawValue(unknown.body().text());
        }
    }

    public static ErrorBody read(JsonObject json) {
        String text = json.string("kind");
        ErrorKind kind = kind(text);
        if (kind == null) {
            String message = json.optionalString("message");
            return new ErrorBody.Unknown(
                    text, message == null ? "" : message, Json.of(json.tree()));
        }
        if (kind == ErrorKind.PUSH_FAILED && json.has("reason")) {
            return readPushFailed(json);
        }
        if (kind == ErrorKind.TRANSFORM_FAILED && json.has("reason")) {
            return readTransformFailed(json);
        }
        if (kind.isBackoff()) {
            return new ErrorBody.Backoff(
                    kind,
                    json.string("message"),
                    json.optionalInteger("minBackoffMs"),
                    json.optionalInteger("maxBackoffMs"),
                    json.stringMap("reconnectParams"),
                    optionalOrigin(json));
        }
        return new ErrorBody.Basic(kind, json.string("message"), optionalOrigin(json));
    }

    /// Reads a failed push, as an API server answers it or as a client receives it.
    public static ErrorBody.PushFailed readPushFailed(JsonObject json) {
        JsonArray ids = json.optionalArray("mutationIDs");
        List<MutationId> mutationIds = ids == null ? List.of() : MutationJson.readIds(ids);
        return new ErrorBody.PushFailed(
                json.convert("origin", ErrorJson::origin),
                json.convert("reason", ErrorJson::reason),
                json.string("message"),
                mutationIds,
                json.optionalJson("details"),
                status(json),
                json.optionalString("bodyPreview"));
    }

    /// Reads a failed transform, as an API server answers it or as a client receives it.
    public static ErrorBody.TransformFailed readTransformFailed(JsonObject json) {
        return new ErrorBody.TransformFailed(
                json.convert("origin", ErrorJson::origin),
                json.convert("reason", ErrorJson::reason),
                json.string("message"),
                json.strings("queryIDs"),
                json.optionalJson("details"),
                status(json),
                json.optionalString("bodyPreview"));
    }

    private static void writeBackoff(JsonGenerator out, ErrorBody.Backoff backoff) {
        start(out, backoff);
        Long min = backoff.minBackoffMs();
        if (min != null) {
            out.writeNumberProperty("minBackoffMs", min);
        }
        Long max = backoff.maxBackoffMs();
        if (max != null) {
            out.writeNumberProperty("maxBackoffMs", max);
        }
        if (!backoff.reconnectParams().isEmpty()) {
            out.writeName("reconnectParams");
            out.writeStartObject();
            for (Map.Entry<String, String> param : backoff.reconnectParams().entrySet()) {
                out.writeStringProperty(param.getKey(), param.getValue());
            }
            out.writeEndObject();
        }
        origin(out, backoff.origin());
        out.writeEndObject();
    }

    private static void start(JsonGenerator out, ErrorBody error) {
        out.writeStartObject();
        out.writeStringProperty("kind", error.kindText());
        out.writeStringProperty("message", error.message());
    }

    private static void startFailure(
            JsonGenerator out, ErrorBody error, Origin origin, FailureReason reason) {
        out.writeStartObject();
        out.writeStringProperty("kind", error.kindText());
        out.writeStringProperty("origin", origin.wire());
        out.writeStringProperty("reason", reason.wire());
        out.writeStringProperty("message", error.message());
    }

    private static void endFailure(
            JsonGenerator out,
            @Nullable Json details,
            @Nullable Integer status,
            @Nullable String bodyPreview) {
        if (details != null) {
            out.writeName("details");
            out.writeRawValue(details.text());
        }
        if (status != null) {
            out.writeNumberProperty("status", status);
        }
        if (bodyPreview != null) {
            out.writeStringProperty("bodyPreview", bodyPreview);
        }
        out.writeEndObject();
    }

    private static void origin(JsonGenerator out, @Nullable Origin origin) {
        if (origin != null) {
            out.writeStringProperty("origin", origin.wire());
        }
    }

    private static @Nullable Integer status(JsonObject json) {
        Long status = json.optionalInteger("status");
        return status == null ? null : Math.toIntExact(status);
    }

    private static @Nullable ErrorKind kind(String wire) {
        for (ErrorKind kind : ErrorKind.values()) {
            if (kind.wire().equals(wire)) {
                return kind;
            }
        }
        return null;
    }

    private static @Nullable Origin optionalOrigin(JsonObject json) {
        return json.has("origin") ? json.convert("origin", ErrorJson::origin) : null;
    }

    private static Origin origin(String wire) {
        for (Origin origin : Origin.values()) {
            if (origin.wire().equals(wire)) {
                return origin;
            }
        }
        throw new IllegalArgumentException("unknown origin \"" + wire + "\"");
    }

    private static FailureReason reason(String wire) {
        for (FailureReason reason : FailureReason.values()) {
            if (reason.wire().equals(wire)) {
                return reason;
            }
        }
        throw new IllegalArgumentException("unknown reason \"" + wire + "\"");
    }
}
