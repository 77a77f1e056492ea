package dev.leat.schema;

import java.util.Objects;

/// What a generated column is computed from.
///
/// @param expression over other columns of the same row
/// @param virtual whether it is computed when it is read, and not stored; from Postgres 18 on
public record Generation(Expression<?> expression, boolean virtual) {
    public Generation {
        Objects.requireNonNull(expression, "expression");
    }

    /// {@return the expression, without the parentheses that must stand around it}
    public String sql() {
        return Ddl.of(expression);
    }
}
