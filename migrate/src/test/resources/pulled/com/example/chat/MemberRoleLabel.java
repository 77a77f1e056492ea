package com.example.chat;

import dev.leat.schema.EnumType;

/**
 * The enum type `public.member_role`.
 */
public enum MemberRoleLabel {
    GUEST,

    MEMBER,

    ADMIN,

    OWNER;

    public static final EnumType<MemberRoleLabel> TYPE =
            EnumType.of("member_role", MemberRoleLabel.class);
}
