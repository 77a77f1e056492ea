package dev.leat.sql.render;

import dev.leat.schema.Expression;

/// A stored value that the Java type cannot hold, such as `infinity` in a timestamp or `NaN` in a
/// numeric. The value itself is not shown.
public final class UnreadableValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    /// @param place where the value was found: a column
    /// @param expression what gave it
    public UnreadableValueException(
            String place, Expression<?> expression, RuntimeException cause) {
        super(
                "a value of %s (%s) cannot be read as %s: %s"
                        .formatted(
                                place,
                                expression.type().sql(),
                                expression.javaType().getName(),
                                cause instanceof NumberFormatException
                                        ? "not such a number"
                                        : cause.getMessage()));
    }
}
