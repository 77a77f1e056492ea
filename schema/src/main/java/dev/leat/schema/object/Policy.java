package dev.leat.schema.object;

import dev.leat.schema.Condition;
import dev.leat.schema.RowSource;
import dev.leat.schema.Schema;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/// A policy of row level security: which rows of a table a role sees and writes. It has no effect
/// until the table says `enableRowSecurity()`.
///
/// ```java
/// enableRowSecurity();
/// declare(Policy.of("own_rows").to(APP).using("owner_id = current_setting('app.user')"));
/// ```
///
/// @param permissive whether one such policy is enough; restrictive ones must all hold
/// @param roles whom it concerns; empty for everybody
/// @param using which rows are seen; `null` for all
/// @param withCheck which rows may be written; `null` for those that `using` shows
public record Policy(
        String name,
        boolean permissive,
        Command command,
        List<String> roles,
        @Nullable Supplier<? extends Condition> using,
        @Nullable Supplier<? extends Condition> withCheck)
        implements OwnedObject {

    /// What it is for.
    public enum Command {
        ALL,
        SELECT,
        INSERT,
        UPDATE,
        DELETE
    }

    public Policy {
        Words.name("policy", name);
        Objects.requireNonNull(command, "command");
        roles = List.copyOf(roles);
        if (command == Command.INSERT && using != null) {
            throw new IllegalArgumentException(
                    "policy %s: an INSERT has no rows to see; say withCheck(…)".formatted(name));
        }
        if ((command == Command.SELECT || command == Command.DELETE) && withCheck != null) {
            throw new IllegalArgumentException(
                    "policy %s: %s writes no rows; say using(…)".formatted(name, command));
        }
    }

    /// {@return a permissive policy for all commands and everybody}
    public static Policy of(String name) {
        return new Policy(name, true, Command.ALL, List.of(), null, null);
    }

    /// {@return holding in addition to all others}
    public Policy restrictive() {
        return new Policy(name, false, command, roles, using, withCheck);
    }

    /// {@return for one command}
    public Policy forCommand(Command newCommand) {
        return new Policy(name, permissive, newCommand, roles, using, withCheck);
    }

    /// {@return for these roles}
    public Policy to(Role... newRoles) {
        return to(Arrays.stream(newRoles).map(Role::name).toArray(String[]::new));
    }

    /// {@return for the roles of these names}
    public Policy to(String... newRoles) {
        return new Policy(name, permissive, command, List.of(newRoles), using, withCheck);
    }

    /// {@return showing rows that satisfy the condition}
    public Policy using(Condition condition) {
        return using(() -> condition);
    }

    /// {@return showing rows that satisfy the condition. It is asked for when the schema is read,
    /// so that it may mention other tables: `using(() -> members.exists(MEMBERS.userId.eq(…)))`}
    public Policy using(Supplier<? extends Condition> condition) {
        return new Policy(name, permissive, command, roles, condition, withCheck);
    }

    /// {@return showing rows for which the SQL is true}
    public Policy using(String sql) {
        return using(fragment(sql));
    }

    /// {@return letting rows be written that satisfy the condition}
    public Policy withCheck(Condition condition) {
        return withCheck(() -> condition);
    }

    /// {@return letting rows be written that satisfy the condition, which may mention other tables}
    public Policy withCheck(Supplier<? extends Condition> condition) {
        return new Policy(name, permissive, command, roles, using, condition);
    }

    /// {@return letting rows be written for which the SQL is true}
    public Policy withCheck(String sql) {
        return withCheck(fragment(sql));
    }

    private Condition fragment(String sql) {
        return new Condition.Fragment(Words.sql("a condition of policy " + name, sql), List.of());
    }

    /// {@return which rows are seen, as SQL; `null` for all}
    public @Nullable String usingSql() {
        return using == null ? null : PolicySql.of(using.get());
    }

    /// {@return which rows may be written, as SQL; `null` for those that are seen}
    public @Nullable String withCheckSql() {
        return withCheck == null ? null : PolicySql.of(withCheck.get());
    }

    @Override
    public List<String> problems(RowSource<?> owner, Schema schema) {
        List<String> problems = new ArrayList<>();
        String at = describe() + " of " + owner;
        if (!(owner instanceof Table<?> table)) {
            problems.add(at + ": only tables have policies");
        } else if (!table.hasRowSecurity()) {
            problems.add(at + " has no effect: say enableRowSecurity() in the table's constructor");
        }
        try {
            usingSql();
            withCheckSql();
        } catch (IllegalArgumentException e) {
            problems.add(at + ": " + e.getMessage());
        }
        return problems;
    }

    @Override
    public String describe() {
        return "policy " + name;
    }

    @Override
    public String identity() {
        return "policy " + name;
    }
}
