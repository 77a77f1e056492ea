package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// A role. Roles belong to the whole cluster, so a live database's are not read: only what was
/// declared is managed. Passwords are never part of it.
///
/// @param options as after `CREATE ROLE name WITH`: `LOGIN`, `CONNECTION LIMIT 5`
/// @param memberOf roles whose rights it has
public record RoleEntity(String name, List<String> options, List<String> memberOf)
        implements Entity.OfDatabase {
    public RoleEntity {
        Objects.requireNonNull(name, "name");
        options = List.copyOf(options);
        memberOf = List.copyOf(memberOf);
    }

    @Override
    public Kind kind() {
        return Kind.ROLE;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
