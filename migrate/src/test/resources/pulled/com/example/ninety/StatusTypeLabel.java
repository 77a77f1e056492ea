package com.example.ninety;

import dev.leat.schema.EnumType;

/**
 * The enum type `public.status_type`.
 */
public enum StatusTypeLabel {
    ACTIVE,

    INACTIVE,

    PENDING;

    public static final EnumType<StatusTypeLabel> TYPE =
            EnumType.of("status_type", StatusTypeLabel.class);
}
