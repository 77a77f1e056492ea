package dev.leat.examples.tracker.schema;

import dev.leat.schema.EnumType;

/// How far an issue has come. In Postgres an enum of the names in lower case.
public enum Status {
    OPEN,
    IN_PROGRESS,
    CLOSED;

    static final EnumType<Status> TYPE = EnumType.of("issue_status", Status.class);
}
