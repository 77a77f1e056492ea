package dev.leat.query.ast;

import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The values that a comparison can hold.
///
/// Numbers are IEEE doubles, as everywhere in the protocol; any other [Number] is converted.
public final class JsonValue {
    private JsonValue() {}

    /// {@return the value in its one form: null, Boolean, Double, String, or an unmodifiable List
    /// of these}
    ///
    /// @throws IllegalArgumentException if the value is of another kind
    public static @Nullable Object check(@Nullable Object value) {
        return switch (value) {
            case null -> null;
            case Boolean b -> b;
            case Double d -> d;
            case Number n -> n.doubleValue();
            case String s -> s;
            case List<?> list -> {
                List<@Nullable Object> copy = new ArrayList<>(list.size());
                for (Object element : list) {
                    copy.add(check(element));
                }
                yield Collections.unmodifiableList(copy);
            }
            default ->
                    throw new IllegalArgumentException(
                            "not a value that a query can compare: " + value.getClass().getName());
        };
    }
}
