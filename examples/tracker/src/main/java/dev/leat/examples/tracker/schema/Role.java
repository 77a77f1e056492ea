package dev.leat.examples.tracker.schema;

import dev.leat.schema.EnumType;

/// What a user may do. A member edits what is their own, an admin everything.
public enum Role {
    MEMBER,
    ADMIN;

    static final EnumType<Role> TYPE = EnumType.of("user_role", Role.class);
}
