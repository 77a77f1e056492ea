package dev.leat.migrate.entity;

import java.util.Objects;

/// A check constraint of a table.
///
/// @param expression without the parentheses around it
/// @param noInherit whether it is not for child tables
/// @param notValid whether older rows may break it
/// @param notEnforced whether any row may break it
public record CheckEntity(
        TableName table,
        String name,
        String expression,
        boolean noInherit,
        boolean notValid,
        boolean notEnforced)
        implements Entity.Constraint {
    public CheckEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(expression, "expression");
    }

    /// A check without options.
    public CheckEntity(TableName table, String name, String expression) {
        this(table, name, expression, false, false, false);
    }

    @Override
    public Kind kind() {
        return Kind.CHECK;
    }
}
