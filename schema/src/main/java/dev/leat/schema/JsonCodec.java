package dev.leat.schema;

/// How a Java type is written to and read from a `json` or `jsonb` column.
///
/// The schema knows no JSON library; `dev.leat.sql.JacksonCodec` is one implementation.
/// Implementations must be safe for use by several threads.
public interface JsonCodec<T> extends Converter<String, T> {

    /// {@return the type that this codec reads}
    @Override
    Class<T> javaType();

    /// {@return the JSON text of a value}
    String toJson(T value);

    /// {@return the value of a JSON text}
    ///
    /// @throws IllegalArgumentException if the text is not such a value
    T fromJson(String json);

    @Override
    default String toDatabase(T value) {
        return toJson(value);
    }

    @Override
    default T fromDatabase(String stored) {
        return fromJson(stored);
    }
}
