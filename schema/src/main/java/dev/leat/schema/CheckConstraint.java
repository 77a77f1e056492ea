package dev.leat.schema;

import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A check constraint: rows for which the condition is false are refused.
///
/// @param noInherit whether it does not hold for tables that inherit from this one
/// @param notValid whether rows that are older than it may break it
/// @param notEnforced whether any row may break it; from Postgres 18 on
/// @param renamedFrom the name that it had before; `null` if it was not renamed
public record CheckConstraint(
        String name,
        Condition condition,
        boolean noInherit,
        boolean notValid,
        boolean notEnforced,
        @Nullable String renamedFrom) {
    public CheckConstraint {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(condition, "condition");
    }

    /// {@return the condition, without the parentheses that must stand around it}
    ///
    /// @throws IllegalArgumentException if it asks for related rows or has parameters
    public String sql() {
        return Ddl.of(condition);
    }
}
