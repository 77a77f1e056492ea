package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A row-level-security policy.
///
/// @param command `ALL`, `SELECT`, `INSERT`, `UPDATE` or `DELETE`
/// @param roles sorted; `public` for everybody
/// @param using without the parentheses around it
/// @param withCheck without the parentheses around it
public record PolicyEntity(
        TableName table,
        String name,
        boolean permissive,
        String command,
        List<String> roles,
        @Nullable String using,
        @Nullable String withCheck)
        implements Entity.Named {
    public PolicyEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(command, "command");
        roles = List.copyOf(roles);
    }

    @Override
    public Kind kind() {
        return Kind.POLICY;
    }
}
