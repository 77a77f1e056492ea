package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// What one role may do with one object, beyond what everybody may from the start.
///
/// @param on the kind of the object: a schema, table, column, view, sequence, function, type
/// @param object the object's [#address()]
/// @param grantee `public` for everybody
/// @param grantable whether the role may grant it on
/// @param privileges sorted: `INSERT`, `SELECT`; empty where what everybody may from the start
///   (`EXECUTE` of a function, `USAGE` of a type) has been revoked
public record PrivilegeEntity(
        Kind on, List<String> object, String grantee, boolean grantable, List<String> privileges)
        implements Entity.OfDatabase {
    public PrivilegeEntity {
        Objects.requireNonNull(on, "on");
        object = List.copyOf(object);
        Objects.requireNonNull(grantee, "grantee");
        privileges = List.copyOf(privileges);
    }

    private static List<String> address(
            Kind on, List<String> object, String grantee, boolean grantable) {
        return List.of(
                on.word(), String.join(".", object), grantee, grantable ? "grantable" : "granted");
    }

    @Override
    public Kind kind() {
        return Kind.PRIVILEGE;
    }

    @Override
    public List<String> address() {
        return address(on, object, grantee, grantable);
    }
}
