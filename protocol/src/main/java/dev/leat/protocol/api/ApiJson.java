package dev.leat.protocol.api;

import dev.leat.protocol.error.ErrorBody;
import dev.leat.protocol.error.ErrorJson;
import dev.leat.protocol.error.FailureReason;
import dev.leat.protocol.error.Origin;
import dev.leat.protocol.json.AstField;
import dev.leat.protocol.json.InvalidMessageException;
import dev.leat.protocol.json.Json;
import dev.leat.protocol.json.JsonArray;
import dev.leat.protocol.json.JsonObject;
import dev.leat.protocol.json.JsonText;
import dev.leat.protocol.mutation.MutationJson;
import dev.leat.protocol.mutation.PushBody;
import java.util.List;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;

/// The JSON of the two endpoints of an API server. Reading takes the legacy forms too; writing uses
/// the current ones.
public final class ApiJson {
    private ApiJson() {}

    /// Reads `["transform", [{id, name, args}, …]]`.
    public static TransformRequest readTransformRequest(String body) {
        JsonArray message = JsonArray.of(JsonText.parse(body), "body");
        String type = message.string(0);
        if (!type.equals("transform")) {
            throw new InvalidMessageException(
                    "body[0]: expected \"transform\", got \"" + type + "\"");
        }
        return new TransformRequest(
                JsonArray.of(message.get(1), "transform").objects(ApiJson::readNamed));
    }

    public static String print(TransformRequest request) {
        return JsonText.write(out -> {
            out.writeStartArray();
            out.writeString("transform");
            out.writeStartArray();
            request.queries().forEach(query -> writeNamed(out, query));
            out.writeEndArray();
            out.writeEndArray();
        });
    }

    /// Reads the answer of a query endpoint. An entry whose AST cannot be read becomes a `parse`
    /// error of that query alone.
    public static TransformResponse readTransformResponse(String body) {
        JsonNode json = JsonText.parse(body);
        if (json.isArray()) {
            JsonArray legacy = JsonArray.of(json, "body");
            return switch (legacy.string(0)) {
                case "transformed" ->
                        new TransformResponse.Transformed(
                                Identity.UNSTATED,
                                JsonArray.of(legacy.get(1), "transformed")
                                        .objects(ApiJson::readTransformed));
                case "transformFailed" ->
                        new TransformResponse.Failed(
                                ErrorJson.readTransformFailed(legacy.object(1)));
                default ->
                        throw new InvalidMessageException(
                                "body[0]: expected \"transformed\" or \"transformFailed\"");
            };
        }
        JsonObject object = JsonObject.of(json, "body");
        String kind = object.string("kind");
        return switch (kind) {
            case "QueryResponse" ->
                    new TransformResponse.Transformed(
                            readIdentity(object),
                            object.array("queries").objects(ApiJson::readTransformed));
            case "TransformFailed" ->
                    new TransformResponse.Failed(ErrorJson.readTransformFailed(object));
            default ->
                    throw object.invalid(
                            "kind",
                            "expected QueryResponse or TransformFailed, got \"" + kind + "\"");
        };
    }

    public static String print(TransformResponse response) {
        return switch (response) {
            case TransformResponse.Transformed transformed ->
                    JsonText.write(out -> writeTransformed(out, transformed));
            case TransformResponse.Failed failed ->
                    JsonText.write(out -> ErrorJson.write(out, failed.failure()));
        };
    }

    /// Reads what a mutate endpoint receives.
    public static PushBody readPush(String body) {
        return MutationJson.readPush(JsonObject.of(JsonText.parse(body), "body"));
    }

    public static String print(PushBody push) {
        return JsonText.write(out -> MutationJson.writePush(out, push));
    }

    /// Reads the answer of a mutate endpoint.
    public static PushResponse readPushResponse(String body) {
        JsonObject json = JsonObject.of(JsonText.parse(body), "body");
        String kind = json.optionalString("kind");
        if (kind == null) {
            return readLegacyPushResponse(json);
        }
        return switch (kind) {
            case "MutateResponse" -> readMutated(json);
            case "PushFailed" -> new PushResponse.Failed(ErrorJson.readPushFailed(json));
            default ->
                    throw json.invalid(
                            "kind", "expected MutateResponse or PushFailed, got \"" + kind + "\"");
        };
    }

    public static String print(PushResponse response) {
        return switch (response) {
            case PushResponse.Mutated mutated ->
                    JsonText.write(out -> {
                        out.writeStartObject();
                        out.writeStringProperty("kind", "MutateResponse");
                        out.writeName("mutations");
                        out.writeStartArray();
                        mutated.mutations().forEach(it -> MutationJson.writeResultOf(out, it));
                        out.writeEndArray();
                        writeIdentity(out, mutated.identity());
                        out.writeEndObject();
                    });
            case PushResponse.Failed failed ->
                    JsonText.write(out -> ErrorJson.write(out, failed.failure()));
        };
    }

    public static ErroredQuery readErrored(JsonObject json) {
        String error = json.string("error");
        ErroredQuery.Kind kind =
                error.equals("app") ? ErroredQuery.Kind.APP : ErroredQuery.Kind.PARSE;
        return new ErroredQuery(
                kind,
                json.string("id"),
                json.string("name"),
                json.optionalString("message"),
                json.optionalJson("details"));
    }

    public static void writeErrored(JsonGenerator out, ErroredQuery query) {
        out.writeStartObject();
        out.writeStringProperty("error", query.kind().wire());
        out.writeStringProperty("id", query.id());
        out.writeStringProperty("name", query.name());
        String message = query.message();
        if (message != null) {
            out.writeStringProperty("message", message);
        }
        Json details = query.details();
        if (details != null) {
            out.writeName("details");
            details.write(out);
        }
        out.writeEndObject();
    }

    private static NamedQuery readNamed(JsonObject json) {
        return new NamedQuery(json.string("id"), json.string("name"), json.array("args").values());
    }

    private static void writeNamed(JsonGenerator out, NamedQuery query) {
        out.writeStartObject();
        out.writeStringProperty("id", query.id());
        out.writeStringProperty("name", query.name());
        out.writeName("args");
        Json.writeArray(out, query.args());
        out.writeEndObject();
    }

    private static TransformedQuery readTransformed(JsonObject json) {
        if (json.has("error")) {
            return new TransformedQuery.Errored(readErrored(json));
        }
        String id = json.string("id");
        String name = json.string("name");
        try {
            return new TransformedQuery.Ok(id, name, AstField.read(json, "ast"));
        } catch (InvalidMessageException e) {
            return new TransformedQuery.Errored(
                    new ErroredQuery(
                            ErroredQuery.Kind.PARSE,
                            id,
                            name,
                            "The API server's AST cannot be read: " + e.getMessage(),
                            null));
        }
    }

    private static void writeTransformed(
            JsonGenerator out, TransformResponse.Transformed transformed) {
        out.writeStartObject();
        out.writeStringProperty("kind", "QueryResponse");
        out.writeName("queries");
        out.writeStartArray();
        for (TransformedQuery query : transformed.queries()) {
            switch (query) {
                case TransformedQuery.Ok ok -> {
                    out.writeStartObject();
                    out.writeStringProperty("id", ok.id());
                    out.writeStringProperty("name", ok.name());
                    out.writeName("ast");
                    AstField.write(out, ok.ast());
                    out.writeEndObject();
                }
                case TransformedQuery.Errored errored -> writeErrored(out, errored.error());
            }
        }
        out.writeEndArray();
        writeIdentity(out, transformed.identity());
        out.writeEndObject();
    }

    private static Identity readIdentity(JsonObject json) {
        return json.contains("userID")
                ? new Identity.Known(json.optionalString("userID"))
                : Identity.UNSTATED;
    }

    private static void writeIdentity(JsonGenerator out, Identity identity) {
        switch (identity) {
            case Identity.Known known -> out.writeStringProperty("userID", known.userId());
            case Identity.Unstated() -> {}
        }
    }

    private static PushResponse.Mutated readMutated(JsonObject json) {
        return new PushResponse.Mutated(
                readIdentity(json), json.array("mutations").objects(MutationJson::readResultOf));
    }

    /// `{mutations}` or `{error, …}`, as API servers answered before the kinds.
    private static PushResponse readLegacyPushResponse(JsonObject json) {
        String error = json.optionalString("error");
        if (error == null) {
            return readMutated(json);
        }
        JsonArray ids = json.optionalArray("mutationIDs");
        return new PushResponse.Failed(
                new ErrorBody.PushFailed(
                        Origin.SERVER,
                        error.equals("unsupportedPushVersion")
                                ? FailureReason.UNSUPPORTED_PUSH_VERSION
                                : FailureReason.INTERNAL,
                        legacyMessage(json, error),
                        ids == null ? List.of() : MutationJson.readIds(ids),
                        json.optionalJson("details"),
                        null,
                        null));
    }

    private static String legacyMessage(JsonObject json, String error) {
        @Nullable String details = null;
        if (json.has("details") && json.tree("details").isString()) {
            details = json.string("details");
        }
        return details == null
                ? "The API server answered the push with error \"" + error + "\""
                : details;
    }
}
