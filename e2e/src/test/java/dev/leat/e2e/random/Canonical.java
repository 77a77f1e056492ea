package dev.leat.e2e.random;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import org.jspecify.annotations.Nullable;
import tools.jackson.databind.JsonNode;

/// JSON values in a form in which equal means equal: numbers as doubles, absent the same as null.
final class Canonical {
    private Canonical() {}

    static @Nullable Object of(JsonNode json) {
        if (json.isObject()) {
            Map<String, Object> fields = new TreeMap<>();
            json.properties()
                    .forEach(field -> {
                        Object value = of(field.getValue());
                        if (value != null) {
                            fields.put(field.getKey(), value);
                        }
                    });
            return fields;
        }
        if (json.isArray()) {
            List<@Nullable Object> items = new ArrayList<>();
            json.forEach(item -> items.add(of(item)));
            return items;
        }
        if (json.isNumber()) {
            return json.doubleValue() == 0 ? 0.0 : json.doubleValue();
        }
        return json.isString()
                ? json.asString()
                : json.isBoolean() ? (Object) json.asBoolean() : null;
    }

    /// Where two values differ first, if they do.
    static Optional<String> difference(
            @Nullable Object expected, @Nullable Object found, String path) {
        if (expected instanceof Map<?, ?> a && found instanceof Map<?, ?> b) {
            Set<Object> names = new TreeSet<>(a.keySet());
            names.addAll(b.keySet());
            for (Object name : names) {
                Optional<String> inside = difference(a.get(name), b.get(name), path + "." + name);
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return Optional.empty();
        }
        if (expected instanceof List<?> a && found instanceof List<?> b) {
            for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
                Optional<String> inside = difference(a.get(i), b.get(i), path + "[" + i + "]");
                if (inside.isPresent()) {
                    return inside;
                }
            }
            return a.size() == b.size()
                    ? Optional.empty()
                    : Optional.of(path + " has " + b.size() + " items instead of " + a.size());
        }
        return Objects.equals(expected, found)
                ? Optional.empty()
                : Optional.of(path + " is " + found + " instead of " + expected);
    }
}
