package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;

/// An event trigger.
///
/// @param tags empty for all
/// @param enabled `ENABLE`, `DISABLE`, `ENABLE REPLICA` or `ENABLE ALWAYS`
public record EventTriggerEntity(
        String name,
        String event,
        List<String> tags,
        String functionSchema,
        String function,
        String enabled)
        implements Entity.OfDatabase {
    public EventTriggerEntity {
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(event, "event");
        tags = List.copyOf(tags);
        Objects.requireNonNull(functionSchema, "functionSchema");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(enabled, "enabled");
    }

    @Override
    public Kind kind() {
        return Kind.EVENT_TRIGGER;
    }

    @Override
    public List<String> address() {
        return List.of(name);
    }
}
