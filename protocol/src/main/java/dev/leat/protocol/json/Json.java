package dev.leat.protocol.json;

import java.util.Objects;
import tools.jackson.databind.JsonNode;

/// A JSON value that is passed on as it came, as compact text: the arguments of a query, the result
/// of a mutation, the value of a row.
///
/// Two are equal if their texts are.
///
/// @param text valid JSON; who makes one from text vouches for that
public record Json(String text) {
    public static final Json NULL = new Json("null");

    public Json {
        Objects.requireNonNull(text, "text");
    }

    /// {@return the value of a tree, with the order of its fields}
    public static Json of(JsonNode node) {
        return new Json(JsonText.print(node));
    }

    /// {@return the text, checked to be one JSON value}
    ///
    /// @throws InvalidMessageException if it is not
    public static Json parse(String text) {
        return of(JsonText.parse(text));
    }

    /// {@return the value as a tree}
    public JsonNode tree() {
        return JsonText.parse(text);
    }

    public boolean isNull() {
        return text.equals("null");
    }

    @Override
    public String toString() {
        return text;
    }
}
