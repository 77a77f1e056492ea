package dev.leat.schema;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// Converts each element of an array; null elements stay null.
record ListConverter<S, T>(Converter<S, T> element) implements Converter<List<S>, List<T>> {
    ListConverter {
        Objects.requireNonNull(element, "element");
    }

    @Override
    @SuppressWarnings("unchecked") // a class object has no type arguments
    public Class<List<T>> javaType() {
        return (Class<List<T>>) (Class<?>) List.class;
    }

    @Override
    public List<S> toDatabase(List<T> values) {
        List<S> converted = new ArrayList<>(values.size());
        for (T value : values) {
            converted.add(converted(value));
        }
        return Collections.unmodifiableList(converted);
    }

    @SuppressWarnings("NullAway") // elements of arrays may be null whatever the type says
    private S converted(@Nullable T value) {
        return value == null ? null : element.toDatabase(value);
    }

    @Override
    public List<T> fromDatabase(List<S> stored) {
        List<T> converted = new ArrayList<>(stored.size());
        for (S value : stored) {
            converted.add(restored(value));
        }
        return Collections.unmodifiableList(converted);
    }

    @SuppressWarnings("NullAway") // elements of arrays may be null whatever the type says
    private T restored(@Nullable S value) {
        return value == null ? null : element.fromDatabase(value);
    }
}
