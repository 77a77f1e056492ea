package dev.leat.sql.result;

import java.math.BigDecimal;
import org.jspecify.annotations.Nullable;

/// A conversion of a value that loses nothing.
public interface Widening {
    /// Takes the value as it is.
    Widening NONE = value -> value;

    Object apply(Object value);

    /// {@return the way from a column's type to a component's, or `null` if there is none}
    static @Nullable Widening between(Class<?> from, Class<?> to) {
        Class<?> target = boxed(to);
        if (target.isAssignableFrom(from)) {
            return NONE;
        }
        boolean isInteger = from == Short.class || from == Integer.class;
        if (target == Integer.class && from == Short.class) {
            return value -> ((Number) value).intValue();
        }
        if (target == Long.class && isInteger) {
            return value -> ((Number) value).longValue();
        }
        if (target == Double.class && (isInteger || from == Float.class)) {
            return value -> ((Number) value).doubleValue();
        }
        if (target == BigDecimal.class && (isInteger || from == Long.class)) {
            return value -> BigDecimal.valueOf(((Number) value).longValue());
        }
        return null;
    }

    private static Class<?> boxed(Class<?> type) {
        if (!type.isPrimitive()) {
            return type;
        }
        return java.lang.invoke.MethodType.methodType(type).wrap().returnType();
    }
}
