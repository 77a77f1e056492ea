package dev.leat.protocol.json;

import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import tools.jackson.databind.JsonNode;

/// A JSON array that is being read; errors name its path.
public final class JsonArray {
    private final JsonNode node;
    private final String path;

    private JsonArray(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// @param path how to call it in errors, such as `push.mutations`
    /// @throws InvalidMessageException if it is not an array
    public static JsonArray of(JsonNode node, String path) {
        if (!node.isArray()) {
            throw JsonObject.wrong(path, "an array", node);
        }
        return new JsonArray(node, path);
    }

    public int size() {
        return node.size();
    }

    /// @throws InvalidMessageException if there is no such element
    public JsonNode get(int index) {
        JsonNode element = node.get(index);
        if (element == null) {
            throw new InvalidMessageException(
                    path + " has " + node.size() + " elements, expected at least " + (index + 1));
        }
        return element;
    }

    public JsonObject object(int index) {
        return JsonObject.of(get(index), path + "[" + index + "]");
    }

    public String string(int index) {
        JsonNode element = get(index);
        if (!element.isString()) {
            throw JsonObject.wrong(path + "[" + index + "]", "a string", element);
        }
        return element.stringValue();
    }

    /// {@return every element, read as an object}
    public <T> List<T> objects(Function<JsonObject, T> reader) {
        List<T> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(reader.apply(object(i)));
        }
        return list;
    }

    public List<String> strings() {
        List<String> list = new ArrayList<>(node.size());
        for (int i = 0; i < node.size(); i++) {
            list.add(string(i));
        }
        return list;
    }

    public List<Json> values() {
        List<Json> list = new ArrayList<>(node.size());
        for (JsonNode element : node) {
            list.add(Json.of(element));
        }
        return list;
    }
}
