package dev.leat.cli.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// What a view showed from some moment on.
///
/// @param type `unknown` while only the local store answered, `complete` once the server did,
///   `error`
/// @param data the rows as the application sees them; JSON null for a `one()` query without a row
/// @param error what the server said of the query, or null
/// @param at when the client showed it, milliseconds since the epoch with fractions
public record ViewUpdate(String type, JsonNode data, @Nullable JsonNode error, double at) {
    static ViewUpdate of(JsonNode event) {
        return new ViewUpdate(
                event.path("type").asString(),
                event.path("data"),
                event.get("error"),
                event.path("at").asDouble());
    }

    public boolean complete() {
        return type.equals("complete");
    }
}
