package dev.leat.migrate.entity;

import java.util.Objects;

/// A rewrite rule, a view's own aside.
///
/// @param definition the whole CREATE RULE statement
/// @param enabled `ENABLE`, `DISABLE`, `ENABLE REPLICA` or `ENABLE ALWAYS`
public record RuleEntity(TableName table, String name, String definition, String enabled)
        implements Entity.Named {
    public RuleEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(definition, "definition");
        Objects.requireNonNull(enabled, "enabled");
    }

    @Override
    public Kind kind() {
        return Kind.RULE;
    }
}
