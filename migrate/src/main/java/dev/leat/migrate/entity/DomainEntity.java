package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A domain: a type with conditions.
///
/// @param type as DDL writes it
/// @param defaultSql the expression after DEFAULT
/// @param collation as DDL writes it; `null` for the type's
/// @param checks sorted by name
public record DomainEntity(
        String schema,
        String name,
        String type,
        boolean nullable,
        @Nullable String defaultSql,
        @Nullable String collation,
        List<Check> checks)
        implements Entity.OfSchema {
    public DomainEntity {
        Objects.requireNonNull(schema, "schema");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(type, "type");
        checks = List.copyOf(checks);
    }

    /// A condition of a domain.
    ///
    /// @param expression without the parentheses around it; the value is called `VALUE`
    public record Check(String name, String expression, boolean notValid) {}

    @Override
    public Kind kind() {
        return Kind.DOMAIN;
    }
}
