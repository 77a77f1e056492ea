package dev.leat.protocol.json;

import java.io.StringWriter;
import java.util.function.Consumer;
import tools.jackson.core.JacksonException;
import tools.jackson.core.JsonGenerator;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

/// Text to tree and back, and writing by generator.
public final class JsonText {
    private static final JsonMapper MAPPER = JsonMapper.builder().build();

    private JsonText() {}

    /// @throws InvalidMessageException if the text is not exactly one JSON value
    public static JsonNode parse(String text) {
        try {
            JsonNode node = MAPPER.readTree(text);
            if (node == null || node.isMissingNode()) {
                throw new InvalidMessageException("expected JSON, got an empty text");
            }
            return node;
        } catch (JacksonException e) {
            throw new InvalidMessageException("not JSON: " + e.getOriginalMessage(), e);
        }
    }

    public static String print(JsonNode node) {
        return MAPPER.writeValueAsString(node);
    }

    /// {@return what `writer` wrote, compact}
    public static String write(Consumer<JsonGenerator> writer) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = MAPPER.createGenerator(text)) {
            writer.accept(generator);
        }
        return text.toString();
    }
}
