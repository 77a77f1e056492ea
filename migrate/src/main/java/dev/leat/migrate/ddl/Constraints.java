package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.CheckEntity;
import dev.leat.migrate.entity.Entity;
import dev.leat.migrate.entity.ExclusionEntity;
import dev.leat.migrate.entity.ForeignKeyEntity;
import dev.leat.migrate.entity.PrimaryKeyEntity;
import dev.leat.migrate.entity.UniqueEntity;
import dev.leat.schema.Identifier;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// The clauses and statements of constraints.
public final class Constraints {
    private Constraints() {}

    public static String add(Entity.Constraint it) {
        return alter(it, "ADD " + clause(it));
    }

    /// {@return the statement that adds it for new rows only}
    public static String addNotValid(Entity.Constraint it) {
        return add(it) + " NOT VALID";
    }

    public static String validate(Entity.Constraint it) {
        return alter(it, "VALIDATE CONSTRAINT " + Identifier.quote(it.name()));
    }

    public static String drop(Entity.Constraint it) {
        return alter(it, "DROP CONSTRAINT " + Identifier.quote(it.name()));
    }

    /// {@return the statement that does something with the table of the constraint}
    public static String alter(Entity.Constraint it, String action) {
        return "ALTER TABLE " + Names.of(it.table()) + " " + action;
    }

    /// {@return the statement that makes the constraint of an index that exists under its name}
    public static String addUsingIndex(Entity.Constraint it) {
        String kind = it instanceof PrimaryKeyEntity ? "PRIMARY KEY" : "UNIQUE";
        String deferrability =
                it instanceof PrimaryKeyEntity key
                        ? key.deferrability()
                        : it instanceof UniqueEntity unique ? unique.deferrability() : null;
        String name = Identifier.quote(it.name());
        return alter(
                it,
                "ADD CONSTRAINT "
                        + name
                        + " "
                        + kind
                        + " USING INDEX "
                        + name
                        + optional(deferrability));
    }

    /// {@return the clause as in CREATE TABLE}
    public static String clause(Entity.Constraint it) {
        String name = "CONSTRAINT " + Identifier.quote(it.name()) + " ";
        return name
                + switch (it) {
                    case PrimaryKeyEntity key ->
                            "PRIMARY KEY ("
                                    + columns(key.columns(), key.withoutOverlaps())
                                    + index(key.include(), key.storage())
                                    + optional(key.deferrability());
                    case UniqueEntity key ->
                            (key.nullsNotDistinct() ? "UNIQUE NULLS NOT DISTINCT (" : "UNIQUE (")
                                    + columns(key.columns(), key.withoutOverlaps())
                                    + index(key.include(), key.storage())
                                    + optional(key.deferrability());
                    case CheckEntity check ->
                            "CHECK ("
                                    + check.expression()
                                    + ")"
                                    + (check.noInherit() ? " NO INHERIT" : "")
                                    + state(check.notValid(), check.notEnforced());
                    case ExclusionEntity exclusion ->
                            "EXCLUDE "
                                    + exclusion.definition()
                                    + optional(exclusion.deferrability());
                    case ForeignKeyEntity key -> foreignKey(key);
                };
    }

    private static String foreignKey(ForeignKeyEntity key) {
        return "FOREIGN KEY ("
                + period(key.columns(), key.period())
                + ") REFERENCES "
                + Names.of(key.target())
                + " ("
                + period(key.targetColumns(), key.period())
                + ")"
                + (key.matchFull() ? " MATCH FULL" : "")
                + action(" ON UPDATE ", key.onUpdate())
                + action(" ON DELETE ", key.onDelete())
                + (key.onDeleteColumns().isEmpty()
                        ? ""
                        : " (" + Names.list(key.onDeleteColumns()) + ")")
                + optional(key.deferrability())
                + state(key.notValid(), key.notEnforced());
    }

    private static String action(String event, String action) {
        return action.equals("NO ACTION") ? "" : event + action;
    }

    private static String state(boolean notValid, boolean notEnforced) {
        return notEnforced ? " NOT ENFORCED" : notValid ? " NOT VALID" : "";
    }

    private static String columns(List<String> columns, boolean withoutOverlaps) {
        return Names.list(columns) + (withoutOverlaps ? " WITHOUT OVERLAPS)" : ")");
    }

    private static String period(List<String> columns, boolean period) {
        if (!period) {
            return Names.list(columns);
        }
        int last = columns.size() - 1;
        String range = "PERIOD " + Identifier.quote(columns.get(last));
        return last == 0 ? range : Names.list(columns.subList(0, last)) + ", " + range;
    }

    private static String index(List<String> include, List<String> storage) {
        return (include.isEmpty() ? "" : " INCLUDE (" + Names.list(include) + ")")
                + Tables.with(storage);
    }

    private static String optional(@Nullable String clause) {
        return clause == null ? "" : " " + clause;
    }
}
