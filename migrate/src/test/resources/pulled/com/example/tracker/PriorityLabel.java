package com.example.tracker;

import dev.leat.schema.EnumType;

/**
 * The enum type `tracker.priority`.
 */
public enum PriorityLabel {
    NONE,

    LOW,

    MEDIUM,

    HIGH,

    URGENT;

    public static final EnumType<PriorityLabel> TYPE =
            EnumType.of("priority", PriorityLabel.class).inSchema("tracker");
}
