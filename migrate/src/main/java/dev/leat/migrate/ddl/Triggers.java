package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.EventTriggerEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.SqlLiteral;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements of triggers, event triggers and rules.
public final class Triggers {
    private Triggers() {}

    static List<String> create(TriggerEntity it) {
        List<String> statements = new ArrayList<>();
        statements.add(statement(it));
        if (!it.enabled().equals("ENABLE")) {
            statements.add(enable(it));
        }
        return statements;
    }

    private static String statement(TriggerEntity it) {
        StringBuilder sql =
                new StringBuilder(
                                it.constraint() ? "CREATE CONSTRAINT TRIGGER " : "CREATE TRIGGER ")
                        .append(Identifier.quote(it.name()))
                        .append(' ')
                        .append(it.timing())
                        .append(' ')
                        .append(
                                it.events().stream()
                                        .map(event ->
                                                event.equals("UPDATE") && !it.updateOf().isEmpty()
                                                        ? "UPDATE OF " + Names.list(it.updateOf())
                                                        : event)
                                        .collect(Collectors.joining(" OR ")))
                        .append(" ON ")
                        .append(Names.of(it.table()));
        if (it.from() != null) {
            sql.append(" FROM ").append(Names.of(it.from()));
        }
        if (it.deferrability() != null) {
            sql.append(' ').append(it.deferrability());
        }
        if (it.oldTable() != null || it.newTable() != null) {
            sql.append(" REFERENCING");
            if (it.oldTable() != null) {
                sql.append(" OLD TABLE AS ").append(Identifier.quote(it.oldTable()));
            }
            if (it.newTable() != null) {
                sql.append(" NEW TABLE AS ").append(Identifier.quote(it.newTable()));
            }
        }
        sql.append(it.forEachRow() ? " FOR EACH ROW" : " FOR EACH STATEMENT");
        if (it.when() != null) {
            sql.append(" WHEN (").append(it.when()).append(')');
        }
        return sql.append(" EXECUTE FUNCTION ")
                .append(Identifier.qualified(it.functionSchema(), it.function()))
                .append('(')
                .append(
                        it.arguments().stream()
                                .map(SqlLiteral::quote)
                                .collect(Collectors.joining(", ")))
                .append(')')
                .toString();
    }

    /// {@return the statement that says when the trigger fires}
    public static String enable(TriggerEntity it) {
        return "ALTER TABLE "
                + Names.of(it.table())
                + " "
                + it.enabled()
                + " TRIGGER "
                + Identifier.quote(it.name());
    }

    static List<String> create(RuleEntity it) {
        String definition = it.definition().strip();
        List<String> statements = new ArrayList<>();
        statements.add(
                definition.endsWith(";")
                        ? definition.substring(0, definition.length() - 1)
                        : definition);
        if (!it.enabled().equals("ENABLE")) {
            statements.add(enable(it));
        }
        return statements;
    }

    /// {@return the statement that says when the rule applies}
    public static String enable(RuleEntity it) {
        return "ALTER TABLE "
                + Names.of(it.table())
                + " "
                + it.enabled()
                + " RULE "
                + Identifier.quote(it.name());
    }

    static List<String> create(EventTriggerEntity it) {
        String tags =
                it.tags().isEmpty()
                        ? ""
                        : " WHEN TAG IN ("
                                + it.tags().stream()
                                        .map(SqlLiteral::quote)
                                        .collect(Collectors.joining(", "))
                                + ")";
        List<String> statements = new ArrayList<>();
        statements.add(
                "CREATE EVENT TRIGGER "
                        + Identifier.quote(it.name())
                        + " ON "
                        + it.event()
                        + tags
                        + " EXECUTE FUNCTION "
                        + Identifier.qualified(it.functionSchema(), it.function())
                        + "()");
        if (!it.enabled().equals("ENABLE")) {
            statements.add(enable(it));
        }
        return statements;
    }

    /// {@return the statement that says when the trigger fires}
    public static String enable(EventTriggerEntity it) {
        return "ALTER EVENT TRIGGER " + Identifier.quote(it.name()) + " " + it.enabled();
    }
}
