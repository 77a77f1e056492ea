package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// What a role may do with objects that another makes in the future.
///
/// @param owner the role that will make them; empty for the one that runs the migrations
/// @param schema `null` for every schema
/// @param objects `TABLES`, `SEQUENCES`, `FUNCTIONS`, `TYPES` or `SCHEMAS`
/// @param grantee `public` for everybody
/// @param grantable whether the role may grant it on
/// @param privileges sorted; empty where what everybody may from the start has been revoked
public record DefaultPrivilegeEntity(
        String owner,
        @Nullable String schema,
        String objects,
        String grantee,
        boolean grantable,
        List<String> privileges)
        implements Entity.OfDatabase {
    public DefaultPrivilegeEntity {
        Objects.requireNonNull(owner, "owner");
        Objects.requireNonNull(objects, "objects");
        Objects.requireNonNull(grantee, "grantee");
        privileges = List.copyOf(privileges);
    }

    @Override
    public Kind kind() {
        return Kind.DEFAULT_PRIVILEGE;
    }

    @Override
    public List<String> address() {
        return List.of(
                owner,
                schema == null ? "" : schema,
                objects,
                grantee,
                grantable ? "grantable" : "granted");
    }
}
