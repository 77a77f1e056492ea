package dev.leat.cli.client;

import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// How a mutation ended, on the client or on the server.
///
/// @param success whether it was applied
/// @param kind for an error its kind: `app` when the mutator itself refused, `zero` when it could
///   not be run
/// @param message the error's message, or null
/// @param details what the mutator said about its error, or null
/// @param at when the client learnt of it, milliseconds since the epoch with fractions; 0 for the
///   client's own result
public record MutationResult(
        boolean success,
        @Nullable String kind,
        @Nullable String message,
        @Nullable JsonNode details,
        double at) {

    static MutationResult of(JsonNode result, double at) {
        return new MutationResult(
                result.path("type").asString().equals("success"),
                text(result, "kind"),
                text(result, "message"),
                result.get("details"),
                at);
    }

    private static @Nullable String text(JsonNode node, String field) {
        JsonNode value = node.get(field);
        return value == null || value.isNull() ? null : value.asString();
    }
}
