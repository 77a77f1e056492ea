package dev.leat.sql;

import dev.leat.schema.JsonCodec;
import java.util.Objects;
import tools.jackson.core.JacksonException;
import tools.jackson.databind.json.JsonMapper;

/// Reads and writes a typed JSON column with Jackson: `jsonb("settings",
/// JacksonCodec.of(Settings.class))`.
///
/// @param mapper what does the work; two codecs are equal if they share it
public record JacksonCodec<T>(Class<T> javaType, JsonMapper mapper) implements JsonCodec<T> {
    public JacksonCodec {
        Objects.requireNonNull(javaType, "javaType");
        Objects.requireNonNull(mapper, "mapper");
    }

    /// {@return a codec with Jackson's defaults}
    public static <T> JacksonCodec<T> of(Class<T> javaType) {
        return new JacksonCodec<>(javaType, JsonMapper.shared());
    }

    @Override
    public String toJson(T value) {
        return mapper.writeValueAsString(value);
    }

    @Override
    public T fromJson(String json) {
        try {
            return mapper.readValue(json, javaType);
        } catch (JacksonException e) {
            // The original message quotes the document, which is data.
            throw new IllegalArgumentException(
                    "the stored JSON is not a "
                            + javaType.getName()
                            + " ("
                            + e.getClass().getSimpleName()
                            + ")");
        }
    }
}
