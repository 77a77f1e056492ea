package dev.leat.protocol.json;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// A JSON object that is being read: fields by name, errors by path. Fields that nobody asks for
/// are ignored; an optional field may be absent or null.
public final class JsonObject {
    private final JsonNode node;
    private final String path;

    private JsonObject(JsonNode node, String path) {
        this.node = node;
        this.path = path;
    }

    /// @param path how to call it in errors, such as `initConnection`
    /// @throws InvalidMessageException if it is not an object
    public static JsonObject of(JsonNode node, String path) {
        if (!node.isObject()) {
            throw wrong(path, "an object", node);
        }
        return new JsonObject(node, path);
    }

    /// {@return how errors call it}
    public String path() {
        return path;
    }

    /// {@return whether the field is there and not null}
    public boolean has(String name) {
        return optional(name) != null;
    }

    /// {@return whether the field is there, be it null}
    public boolean contains(String name) {
        return node.get(name) != null;
    }

    public String string(String name) {
        JsonNode value = required(name);
        if (!value.isString()) {
            throw wrong(path + "." + name, "a string", value);
        }
        return value.stringValue();
    }

    public @Nullable String optionalString(String name) {
        return has(name) ? string(name) : null;
    }

    /// {@return a whole number; JavaScript may write it as `3.0`}
    public long integer(String name) {
        JsonNode value = required(name);
        if (value.isNumber()) {
            double number = value.doubleValue();
            if (number == Math.rint(number) && Math.abs(number) <= 9.007199254740992e15) {
                return value.longValue();
            }
        }
        throw wrong(path + "." + name, "a whole number", value);
    }

    public @Nullable Long optionalInteger(String name) {
        return has(name) ? integer(name) : null;
    }

    public double number(String name) {
        JsonNode value = required(name);
        if (!value.isNumber()) {
            throw wrong(path + "." + name, "a number", value);
        }
        return value.doubleValue();
    }

    public @Nullable Double optionalNumber(String name) {
        return has(name) ? number(name) : null;
    }

    public boolean bool(String name) {
        JsonNode value = required(name);
        if (!value.isBoolean()) {
            throw wrong(path + "." + name, "true or false", value);
        }
        return value.booleanValue();
    }

    public @Nullable Boolean optionalBool(String name) {
        return has(name) ? bool(name) : null;
    }

    public JsonObject object(String name) {
        return of(required(name), path + "." + name);
    }

    public @Nullable JsonObject optionalObject(String name) {
        return has(name) ? object(name) : null;
    }

    public JsonArray array(String name) {
        return JsonArray.of(required(name), path + "." + name);
    }

    public @Nullable JsonArray optionalArray(String name) {
        return has(name) ? array(name) : null;
    }

    /// {@return the strings of an optional list, empty if it is absent}
    public List<String> strings(String name) {
        JsonArray array = optionalArray(name);
        return array == null ? List.of() : array.strings();
    }

    /// {@return any value, null included}
    public Json json(String name) {
        return Json.of(required(name));
    }

    public @Nullable Json optionalJson(String name) {
        JsonNode value = node.get(name);
        return value == null ? null : Json.of(value);
    }

    /// {@return the tree of any value}
    public JsonNode tree(String name) {
        return required(name);
    }

    /// {@return the tree of the object itself}
    public JsonNode tree() {
        return node;
    }

    /// {@return the fields of an optional object with string values, empty if it is absent}
    public Map<String, String> stringMap(String name) {
        JsonObject object = optionalObject(name);
        if (object == null) {
            return Map.of();
        }
        Map<String, String> map = new LinkedHashMap<>();
        object.node.propertyNames().forEach(key -> map.put(key, object.string(key)));
        return map;
    }

    /// {@return every field, read as an object}
    public <T> Map<String, T> objects(Function<JsonObject, T> reader) {
        Map<String, T> map = new LinkedHashMap<>();
        node.propertyNames().forEach(key -> map.put(key, reader.apply(object(key))));
        return map;
    }

    /// {@return the names of its fields, in their order}
    public Iterable<String> names() {
        return node.propertyNames();
    }

    /// Runs a reader that complains with [IllegalArgumentException], and puts the path before its
    /// complaint.
    public <T> T convert(String name, Function<String, T> reader) {
        String value = string(name);
        try {
            return reader.apply(value);
        } catch (IllegalArgumentException e) {
            throw new InvalidMessageException(path + "." + name + ": " + e.getMessage(), e);
        }
    }

    /// {@return an error about one field}
    public InvalidMessageException invalid(String name, String problem) {
        return new InvalidMessageException(path + "." + name + ": " + problem);
    }

    private @Nullable JsonNode optional(String name) {
        JsonNode value = node.get(name);
        return value == null || value.isNull() ? null : value;
    }

    private JsonNode required(String name) {
        JsonNode value = node.get(name);
        if (value == null) {
            throw new InvalidMessageException(path + "." + name + " is missing");
        }
        return value;
    }

    static InvalidMessageException wrong(String path, String expected, JsonNode got) {
        return new InvalidMessageException(path + ": expected " + expected + ", got " + kind(got));
    }

    private static String kind(JsonNode node) {
        if (node.isObject()) {
            return "an object";
        }
        if (node.isArray()) {
            return "an array";
        }
        if (node.isString()) {
            return "a string";
        }
        if (node.isNumber()) {
            return "the number " + node.asString();
        }
        return node.isNull() ? "null" : node.asString();
    }
}
