package dev.leat.schema.object;

import java.util.List;
import java.util.Objects;

/// A trigger on changes of the schema itself.
///
/// @param tags the commands that count, such as `CREATE TABLE`; empty for all
public record EventTrigger(
        String name,
        Event event,
        List<String> tags,
        Trigger.Function function,
        Trigger.Enabled enabled)
        implements SchemaObject {

    /// When it runs.
    public enum Event {
        DDL_COMMAND_START,
        DDL_COMMAND_END,
        SQL_DROP,
        TABLE_REWRITE,
        /// From Postgres 17 on.
        LOGIN;

        /// {@return how SQL spells it}
        public String sql() {
            return name().toLowerCase(java.util.Locale.ROOT);
        }
    }

    public EventTrigger {
        Words.name("event trigger", name);
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(function, "function");
        Objects.requireNonNull(enabled, "enabled");
        tags = List.copyOf(tags);
    }

    /// {@return an event trigger that runs a function}
    public static EventTrigger on(Event event, String name, Routine routine) {
        if (!"event_trigger".equals(routine.returns())) {
            throw new IllegalArgumentException(
                    "event trigger %s: %s does not return event_trigger"
                            .formatted(name, routine.describe()));
        }
        return new EventTrigger(
                name,
                event,
                List.of(),
                new Trigger.Function(routine.schema(), routine.name()),
                Trigger.Enabled.ENABLE);
    }

    /// {@return run only for these commands}
    public EventTrigger tags(String... newTags) {
        return new EventTrigger(name, event, List.of(newTags), function, enabled);
    }

    /// {@return run in these sessions}
    public EventTrigger enabled(Trigger.Enabled newEnabled) {
        return new EventTrigger(name, event, tags, function, newEnabled);
    }

    @Override
    public String describe() {
        return "event trigger " + name;
    }

    @Override
    public String identity() {
        return "event trigger " + name;
    }
}
