package dev.leat.schema.object;

import dev.leat.schema.Identifier;
import dev.leat.schema.RowSource;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// A rewrite rule: what the server does besides, or instead of, a statement. A trigger is nearly
/// always clearer.
///
/// @param where SQL over `OLD` and `NEW`; `null` for always
/// @param instead whether the statement itself is left out
/// @param statements what is done; empty for nothing
public record Rule(
        String name,
        Event event,
        @Nullable String where,
        boolean instead,
        List<String> statements,
        Trigger.Enabled enabled)
        implements OwnedObject {

    /// The statement that the rule is for.
    public enum Event {
        INSERT,
        UPDATE,
        DELETE
    }

    public Rule {
        Words.name("rule", name);
        Objects.requireNonNull(event, "event");
        Objects.requireNonNull(enabled, "enabled");
        statements =
                statements.stream()
                        .map(statement -> Words.sql("a statement of rule " + name, statement))
                        .toList();
    }

    /// {@return a rule that does these statements too; with none, nothing more}
    public static Rule also(String name, Event event, String... statements) {
        return new Rule(name, event, null, false, List.of(statements), Trigger.Enabled.ENABLE);
    }

    /// {@return a rule that does these statements instead; with none, nothing}
    public static Rule instead(String name, Event event, String... statements) {
        return new Rule(name, event, null, true, List.of(statements), Trigger.Enabled.ENABLE);
    }

    /// {@return for rows for which the SQL over `OLD` and `NEW` is true}
    public Rule where(String sql) {
        return new Rule(
                name,
                event,
                Words.sql("the condition of rule " + name, sql),
                instead,
                statements,
                enabled);
    }

    /// {@return applied in these sessions}
    public Rule enabled(Trigger.Enabled newEnabled) {
        return new Rule(name, event, where, instead, statements, newEnabled);
    }

    /// {@return the statement that makes the rule at this table or view}
    public String createSql(RowSource<?> owner) {
        return "CREATE RULE "
                + Identifier.quote(name)
                + " AS ON "
                + event
                + " TO "
                + owner.qualifiedSql()
                + (where == null ? "" : " WHERE " + where)
                + " DO "
                + (instead ? "INSTEAD " : "ALSO ")
                + switch (statements.size()) {
                    case 0 -> "NOTHING";
                    case 1 -> statements.getFirst();
                    default -> statements.stream().collect(Collectors.joining("; ", "(", ")"));
                };
    }

    @Override
    public String describe() {
        return "rule " + name;
    }

    @Override
    public String identity() {
        return "rule " + name;
    }
}
