package dev.leat.examples.tracker.schema;

import dev.leat.schema.EnumType;

/// How much an issue matters.
public enum Priority {
    LOW,
    MEDIUM,
    HIGH,
    URGENT;

    static final EnumType<Priority> TYPE = EnumType.of("issue_priority", Priority.class);
}
