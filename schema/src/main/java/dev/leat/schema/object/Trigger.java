package dev.leat.schema.object;

import dev.leat.schema.Column;
import dev.leat.schema.Identifier;
import dev.leat.schema.MaterializedView;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import dev.leat.schema.View;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A trigger of a table or view.
///
/// ```java
/// declare(Trigger.before("post_touch", UPDATE).forEachRow().executes(TOUCH));
/// declare(Trigger.after("post_log", INSERT).newTable("added").executes(LOG, "post"));
/// ```
///
/// @param constraint whether it is a constraint trigger
/// @param events what makes it run
/// @param updateOf the columns that count for an update; empty for all
/// @param deferrability of a constraint trigger: `DEFERRABLE`, `DEFERRABLE INITIALLY DEFERRED`
/// @param oldTable the name of a table with the rows before; `null` for none
/// @param newTable the name of a table with the rows after; `null` for none
/// @param when SQL over `OLD` and `NEW`; `null` for always
/// @param function what is run; `null` until [#executes(Routine, String...)] says it
/// @param arguments texts that the function is given
/// @param enabled when it runs
public record Trigger(
        String name,
        Timing timing,
        Set<Event> events,
        boolean constraint,
        List<Column<?>> updateOf,
        @Nullable String deferrability,
        @Nullable String oldTable,
        @Nullable String newTable,
        boolean isForEachRow,
        @Nullable String when,
        @Nullable Function function,
        List<String> arguments,
        Enabled enabled)
        implements OwnedObject {

    /// When it runs.
    public enum Timing {
        BEFORE,
        AFTER,
        INSTEAD_OF;

        /// {@return how SQL spells it}
        public String sql() {
            return this == INSTEAD_OF ? "INSTEAD OF" : name();
        }
    }

    /// What makes it run.
    public enum Event {
        INSERT,
        DELETE,
        UPDATE,
        TRUNCATE
    }

    /// In which sessions it runs, by their `session_replication_role`.
    public enum Enabled {
        /// In ordinary ones.
        ENABLE,
        /// In none.
        DISABLE,
        /// Where changes of another server are applied.
        ENABLE_REPLICA,
        /// In all.
        ENABLE_ALWAYS;

        /// {@return how SQL spells it}
        public String sql() {
            return name().replace('_', ' ');
        }
    }

    /// A function without parameters, by its name.
    public record Function(String schema, String name) {
        public Function {
            Words.name("schema", schema);
            Words.name("function", name);
        }
    }

    public Trigger {
        Words.name("trigger", name);
        if (events.isEmpty()) {
            throw new IllegalArgumentException("trigger %s has no event".formatted(name));
        }
        events = java.util.Collections.unmodifiableSet(java.util.EnumSet.copyOf(events));
        updateOf = List.copyOf(updateOf);
        arguments = List.copyOf(arguments);
        check(
                timing != Timing.INSTEAD_OF || isForEachRow,
                name,
                "an INSTEAD OF trigger runs for each row");
        check(
                !constraint || (timing == Timing.AFTER && isForEachRow),
                name,
                "a constraint trigger runs after each row");
        check(
                oldTable == null || events.contains(Event.DELETE) || events.contains(Event.UPDATE),
                name,
                "there are no rows before an insert");
        check(
                newTable == null || events.contains(Event.INSERT) || events.contains(Event.UPDATE),
                name,
                "there are no rows after a delete");
        boolean transition = oldTable != null || newTable != null;
        check(
                !transition || (timing == Timing.AFTER && events.size() == 1 && updateOf.isEmpty()),
                name,
                "tables of old and new rows are for an AFTER trigger of one event, without columns");
        check(updateOf.isEmpty() || events.contains(Event.UPDATE), name, "of(…) is for UPDATE");
        check(
                !events.contains(Event.TRUNCATE) || !isForEachRow,
                name,
                "TRUNCATE has no rows to run for");
    }

    private static void check(boolean good, String name, String problem) {
        if (!good) {
            throw new IllegalArgumentException("trigger " + name + ": " + problem);
        }
    }

    /// {@return a trigger that runs before each statement; say [#forEachRow()] for rows}
    public static Trigger before(String name, Event... events) {
        return of(name, Timing.BEFORE, false, false, events);
    }

    /// {@return a trigger that runs after each statement; say [#forEachRow()] for rows}
    public static Trigger after(String name, Event... events) {
        return of(name, Timing.AFTER, false, false, events);
    }

    /// {@return a trigger that runs for each row that would be written to a view}
    public static Trigger insteadOf(String name, Event... events) {
        return of(name, Timing.INSTEAD_OF, false, true, events);
    }

    /// {@return a constraint trigger: after each row, or at the end of the transaction}
    public static Trigger constraint(String name, Event... events) {
        return of(name, Timing.AFTER, true, true, events);
    }

    private static Trigger of(
            String name, Timing timing, boolean constraint, boolean row, Event... events) {
        return new Trigger(
                name,
                timing,
                Set.copyOf(Arrays.asList(events)),
                constraint,
                List.of(),
                null,
                null,
                null,
                row,
                null,
                null,
                List.of(),
                Enabled.ENABLE);
    }

    /// {@return run for each row}
    public Trigger forEachRow() {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                oldTable,
                newTable,
                true,
                when,
                function,
                arguments,
                enabled);
    }

    /// {@return run only by updates that name one of these columns}
    public Trigger of(Column<?>... columns) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                List.of(columns),
                deferrability,
                oldTable,
                newTable,
                isForEachRow,
                when,
                function,
                arguments,
                enabled);
    }

    /// {@return run only where the SQL over `OLD` and `NEW` is true}
    public Trigger when(String sql) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                oldTable,
                newTable,
                isForEachRow,
                Words.sql("the condition of trigger " + name, sql),
                function,
                arguments,
                enabled);
    }

    /// {@return run only where an update changes one of these columns}
    public Trigger whenChanged(Column<?>... columns) {
        return when(
                Arrays.stream(columns)
                        .map(column -> Identifier.quote(column.name()))
                        .map(column -> "OLD." + column + " IS DISTINCT FROM NEW." + column)
                        .collect(Collectors.joining(" OR ")));
    }

    /// {@return with a table of the rows before the statement}
    public Trigger oldTable(String tableName) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                Words.name("table", tableName),
                newTable,
                isForEachRow,
                when,
                function,
                arguments,
                enabled);
    }

    /// {@return with a table of the rows after the statement}
    public Trigger newTable(String tableName) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                oldTable,
                Words.name("table", tableName),
                isForEachRow,
                when,
                function,
                arguments,
                enabled);
    }

    /// {@return of a constraint: deferred when a transaction says so}
    public Trigger deferrable() {
        return deferred("DEFERRABLE");
    }

    /// {@return of a constraint: run at the end of the transaction}
    public Trigger initiallyDeferred() {
        return deferred("DEFERRABLE INITIALLY DEFERRED");
    }

    private Trigger deferred(String words) {
        check(constraint, name, "only a constraint trigger is deferrable");
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                words,
                oldTable,
                newTable,
                isForEachRow,
                when,
                function,
                arguments,
                enabled);
    }

    /// {@return running a function}
    ///
    /// @param texts what the function finds in `TG_ARGV`
    public Trigger executes(Routine routine, String... texts) {
        check(
                routine.kind() == Routine.Kind.FUNCTION
                        && routine.parameters().isEmpty()
                        && "trigger".equals(routine.returns()),
                name,
                routine.describe() + " is no function without parameters that returns trigger");
        return executes(new Function(routine.schema(), routine.name()), texts);
    }

    /// {@return running a function that is declared elsewhere}
    public Trigger executes(Function newFunction, String... texts) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                oldTable,
                newTable,
                isForEachRow,
                when,
                Objects.requireNonNull(newFunction, "function"),
                List.of(texts),
                enabled);
    }

    /// {@return run in these sessions}
    public Trigger enabled(Enabled newEnabled) {
        return new Trigger(
                name,
                timing,
                events,
                constraint,
                updateOf,
                deferrability,
                oldTable,
                newTable,
                isForEachRow,
                when,
                function,
                arguments,
                newEnabled);
    }

    @Override
    public List<String> problems(RowSource<?> owner, Schema schema) {
        List<String> problems = new ArrayList<>();
        String at = describe() + " of " + owner;
        if (function == null) {
            problems.add(at + " runs nothing; say executes(…)");
        }
        for (Column<?> column : updateOf) {
            if (column.table() != owner) {
                problems.add(at + " mentions " + column + ", which is not a column of it");
            }
        }
        switch (owner) {
            case Table<?> table -> {
                if (timing == Timing.INSTEAD_OF) {
                    problems.add(at + " is INSTEAD OF, which is for views");
                }
            }
            case View<?> view -> {
                if (timing != Timing.INSTEAD_OF && isForEachRow) {
                    problems.add(at + " runs for rows; at a view, those are INSTEAD OF triggers");
                }
            }
            case MaterializedView<?> view ->
                    problems.add(at + ": a materialized view has no triggers");
        }
        return problems;
    }

    @Override
    public String describe() {
        return "trigger " + name;
    }

    @Override
    public String identity() {
        return "trigger " + name;
    }
}
