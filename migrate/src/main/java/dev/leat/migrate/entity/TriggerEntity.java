package dev.leat.migrate.entity;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A trigger of a table or view.
///
/// @param constraint whether it is a constraint trigger
/// @param timing `BEFORE`, `AFTER` or `INSTEAD OF`
/// @param events `INSERT`, `DELETE`, `UPDATE`, `TRUNCATE`, in this order
/// @param updateOf the columns that count for UPDATE; empty for all
/// @param from the other table of a constraint trigger
/// @param deferrability `DEFERRABLE` or `DEFERRABLE INITIALLY DEFERRED`; `null` for neither
/// @param oldTable the name of the transition table with the rows before
/// @param newTable the name of the transition table with the rows after
/// @param when without the parentheses around it
/// @param arguments the texts that the function is given
/// @param enabled `ENABLE`, `DISABLE`, `ENABLE REPLICA` or `ENABLE ALWAYS`
public record TriggerEntity(
        TableName table,
        String name,
        boolean constraint,
        String timing,
        List<String> events,
        List<String> updateOf,
        @Nullable TableName from,
        @Nullable String deferrability,
        @Nullable String oldTable,
        @Nullable String newTable,
        boolean forEachRow,
        @Nullable String when,
        String functionSchema,
        String function,
        List<String> arguments,
        String enabled)
        implements Entity.Named {
    public TriggerEntity {
        Objects.requireNonNull(table, "table");
        Objects.requireNonNull(name, "name");
        Objects.requireNonNull(timing, "timing");
        events = List.copyOf(events);
        updateOf = List.copyOf(updateOf);
        Objects.requireNonNull(functionSchema, "functionSchema");
        Objects.requireNonNull(function, "function");
        arguments = List.copyOf(arguments);
        Objects.requireNonNull(enabled, "enabled");
    }

    @Override
    public Kind kind() {
        return Kind.TRIGGER;
    }
}
