package dev.leat.protocol.json;

import java.util.List;
import java.util.Objects;
import tools.jackson.core.JsonGenerator;
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

    /// Writes the value where a value is due.
    public void write(JsonGenerator out) {
        out.writeRawValue(text);
    }

    public static void writeArray(JsonGenerator out, List<Json> values) {
        out.writeStartArray();
        values.forEach(value -> value.write(out));
        out.writeEndArray();
    }

    /// Writes a number as JavaScript would: without a fraction if it has none.
    public static void writeNumber(JsonGenerator out, double number) {
        if (number == Math.rint(number) && Math.abs(number) < 1e15) {
            out.writeNumber((long) number);
        } else {
            out.writeNumber(number);
        }
    }

    @Override
    public String toString() {
        return text;
    }
}
