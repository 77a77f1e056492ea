package dev.leat.migrate.change;

import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import tools.jackson.core.StreamReadFeature;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// One line of a batch, understood.
///
/// @param id what the answer repeats; `null` if the line has none
/// @param from what is compared
/// @param to what it is compared with
/// @param unknown the fields that mean nothing here: they may be a caller's own, or misspelt
record BatchLine(
        @Nullable JsonNode id, String from, String to, Answers answers, List<String> unknown) {
    private static final Set<String> FIELDS =
            Set.of("id", "from", "to", "renames", "allowDestructive");
    private static final JsonMapper JSON =
            JsonMapper.builder().enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION).build();

    BatchLine {
        unknown = List.copyOf(unknown);
    }

    /// {@return the object that the line is}
    ///
    /// @throws IllegalArgumentException if it is none
    /// @throws tools.jackson.core.JacksonException if it is no JSON
    static JsonNode read(String line) {
        JsonNode asked = JSON.readTree(line);
        if (!asked.isObject()) {
            throw new IllegalArgumentException(
                    "the line is no JSON object: write {\"id\": …, \"from\": …, \"to\": …}");
        }
        return asked;
    }

    /// {@return what an object asks for}
    ///
    /// @throws IllegalArgumentException if a field is missing or has a value that it cannot have
    static BatchLine of(JsonNode asked) {
        List<String> unknown = new ArrayList<>();
        for (String name : asked.propertyNames()) {
            if (!FIELDS.contains(name)) {
                unknown.add(name);
            }
        }
        JsonNode allow = asked.path("allowDestructive");
        if (!allow.isMissingNode() && !allow.isNull() && !allow.isBoolean() && !allow.isArray()) {
            throw new IllegalArgumentException(
                    "\"allowDestructive\" is true, false or a list of paths such as \"public.users.nickname\"");
        }
        Set<String> destroy =
                allow.isArray() ? new LinkedHashSet<>(texts(asked, "allowDestructive")) : Set.of();
        return new BatchLine(
                asked.get("id"),
                text(asked, "from"),
                text(asked, "to"),
                new Answers(
                        texts(asked, "renames"), destroy, allow.isBoolean() && allow.asBoolean()),
                unknown);
    }

    private static String text(JsonNode asked, String name) {
        if (!asked.path(name).isString()) {
            throw new IllegalArgumentException(
                    "the line has no \"%s\"; it needs \"from\" and \"to\", each the URL of a database, an .sql file, a snapshot or java"
                            .formatted(name));
        }
        String text = asked.get(name).asString();
        // A URL may hold a password, so it is not repeated.
        if (text.matches("(?s)[A-Za-z][A-Za-z0-9+.-]*://.*")
                && !text.matches("(?s)postgres(ql)?://.*")) {
            throw new IllegalArgumentException(
                    "\"%s\" is a URL of %s, but only those of PostgreSQL can be compared: postgresql://user@host/database"
                            .formatted(name, text.substring(0, text.indexOf(':'))));
        }
        return text;
    }

    private static List<String> texts(JsonNode asked, String name) {
        JsonNode value = asked.path(name);
        if (value.isMissingNode() || value.isNull()) {
            return List.of();
        }
        List<String> texts = new ArrayList<>();
        for (JsonNode each : value) {
            if (!each.isString()) {
                throw new IllegalArgumentException(
                        "\"%s\" is a list of texts, and %s is none".formatted(name, each));
            }
            texts.add(each.asString());
        }
        if (!value.isArray()) {
            throw new IllegalArgumentException(
                    "\"%s\" is a list of texts: write [\"…\"]".formatted(name));
        }
        return texts;
    }
}
