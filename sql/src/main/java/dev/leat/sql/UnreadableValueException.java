package dev.leat.sql;

import dev.leat.schema.Column;

/// A stored value that the column's Java type cannot hold, such as `infinity` in a timestamp or
/// `NaN` in a numeric. The value itself is not shown.
public final class UnreadableValueException extends RuntimeException {
    private static final long serialVersionUID = 1L;

    UnreadableValueException(Column<?> column, RuntimeException cause) {
        super(
                "a value of %s (%s) cannot be read as %s: %s"
                        .formatted(
                                column,
                                column.type().sql(),
                                column.javaType().getName(),
                                cause instanceof NumberFormatException
                                        ? "not such a number"
                                        : cause.getMessage()));
    }
}
