package com.example.chat;

import dev.leat.schema.EnumType;

/**
 * The enum type `public.presence`.
 */
public enum PresenceLabel {
    ONLINE("online"),

    AWAY("away"),

    DO_NOT_DISTURB("do not disturb"),

    OFFLINE("offline");

    public static final EnumType<PresenceLabel> TYPE =
            EnumType.of("presence", PresenceLabel.class, each -> each.label);

    private final String label;

    PresenceLabel(String label) {
        this.label = label;
    }
}
