package dev.leat.migrate.pull;

import com.palantir.javapoet.CodeBlock;
import dev.leat.migrate.entity.PolicyEntity;
import dev.leat.migrate.entity.RuleEntity;
import dev.leat.migrate.entity.StatisticsEntity;
import dev.leat.migrate.entity.TableName;
import dev.leat.migrate.entity.TriggerEntity;
import dev.leat.schema.object.Policy;
import dev.leat.schema.object.Rule;
import dev.leat.schema.object.Statistics;
import dev.leat.schema.object.Trigger;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// The policies, triggers, rules and statistics of a table or view, as statements of its
/// constructor.
final class PartSource {
    private static final Pattern RULE =
            Pattern.compile(
                    "AS\\s+ON (INSERT|UPDATE|DELETE) TO \\S+\\s+(?:WHERE (.+?)\\s+)?DO (INSTEAD |ALSO )?(.+)",
                    Pattern.DOTALL);

    private final Context context;
    private final TableName table;

    PartSource(Context context, TableName table) {
        this.context = context;
        this.table = table;
    }

    void addTo(CodeBlock.Builder body) {
        context.of(table, PolicyEntity.class).forEach(each -> declare(body, policy(each)));
        context.of(table, TriggerEntity.class).forEach(each -> addTrigger(body, each));
        context.of(table, RuleEntity.class).forEach(each -> addRule(body, each));
        for (StatisticsEntity each : context.all(StatisticsEntity.class)) {
            if (each.table().equals(table)) {
                declare(body, statistics(each));
            }
        }
    }

    private static void declare(CodeBlock.Builder body, CodeBlock object) {
        body.addStatement("declare($L)", object);
    }

    private static CodeBlock policy(PolicyEntity policy) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.of($S)", Policy.class, policy.name());
        if (!policy.permissive()) {
            code.add(".restrictive()");
        }
        if (!policy.command().equals("ALL")) {
            code.add(".forCommand($T.$L)", Policy.Command.class, policy.command());
        }
        if (!policy.roles().equals(List.of("public"))) {
            code.add(".to($L)", strings(policy.roles()));
        }
        if (policy.using() != null) {
            code.add(".using($S)", policy.using());
        }
        if (policy.withCheck() != null) {
            code.add(".withCheck($S)", policy.withCheck());
        }
        return code.build();
    }

    static CodeBlock strings(List<String> texts) {
        return texts.stream()
                .map(text -> CodeBlock.of("$S", text))
                .collect(CodeBlock.joining(", "));
    }

    private void addTrigger(CodeBlock.Builder body, TriggerEntity trigger) {
        if (trigger.from() != null) {
            context.notes.add(
                    "trigger %s refers to the table %s, which Java cannot say; it is left out"
                            .formatted(trigger.path(), trigger.from()));
            return;
        }
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.$L($S, $L)",
                Trigger.class,
                trigger.constraint()
                        ? "constraint"
                        : switch (trigger.timing()) {
                            case "BEFORE" -> "before";
                            case "AFTER" -> "after";
                            default -> "insteadOf";
                        },
                trigger.name(),
                trigger.events().stream()
                        .map(event -> CodeBlock.of("$T.$L", Trigger.Event.class, event))
                        .collect(CodeBlock.joining(", ")));
        if (!trigger.updateOf().isEmpty()) {
            code.add(".of($L)", context.fields(table, trigger.updateOf()));
        }
        if (trigger.oldTable() != null) {
            code.add(".oldTable($S)", trigger.oldTable());
        }
        if (trigger.newTable() != null) {
            code.add(".newTable($S)", trigger.newTable());
        }
        if (trigger.forEachRow() && !trigger.constraint()) {
            code.add(".forEachRow()");
        }
        if (trigger.deferrability() != null) {
            code.add(
                    trigger.deferrability().contains("INITIALLY DEFERRED")
                            ? ".initiallyDeferred()"
                            : ".deferrable()");
        }
        if (trigger.when() != null) {
            code.add(".when($S)", trigger.when());
        }
        code.add(
                ".executes(new $T($S, $S)",
                Trigger.Function.class,
                trigger.functionSchema(),
                trigger.function());
        trigger.arguments().forEach(argument -> code.add(", $S", argument));
        code.add(")");
        addEnabled(code, trigger.enabled());
        declare(body, code.build());
    }

    static void addEnabled(CodeBlock.Builder code, String enabled) {
        if (!enabled.equals("ENABLE")) {
            code.add(".enabled($T.$L)", Trigger.Enabled.class, enabled.replace(' ', '_'));
        }
    }

    private void addRule(CodeBlock.Builder body, RuleEntity rule) {
        Matcher parts = RULE.matcher(rule.definition());
        if (!parts.find()) {
            context.notes.add("rule %s is not understood; it is left out".formatted(rule.path()));
            return;
        }
        boolean instead = "INSTEAD ".equals(parts.group(3));
        CodeBlock.Builder code = CodeBlock.builder();
        code.add(
                "$T.$L($S, $T.$L",
                Rule.class,
                instead ? "instead" : "also",
                rule.name(),
                Rule.Event.class,
                parts.group(1));
        String action = parts.group(4).strip().replaceAll(";$", "").strip();
        if (!action.toUpperCase(Locale.ROOT).equals("NOTHING")) {
            boolean several =
                    action.startsWith("(")
                            && SqlLists.behindParentheses(action, 0) == action.length();
            List<String> statements =
                    several
                            ? SqlLists.split(action.substring(1, action.length() - 1), ';')
                            : List.of(action);
            statements.forEach(statement -> code.add(", $S", statement));
        }
        code.add(")");
        if (parts.group(2) != null) {
            code.add(".where($S)", parts.group(2));
        }
        addEnabled(code, rule.enabled());
        declare(body, code.build());
    }

    private CodeBlock statistics(StatisticsEntity statistics) {
        CodeBlock.Builder code = CodeBlock.builder();
        code.add("$T.of($S", Statistics.class, statistics.name());
        for (String term : statistics.expressions()) {
            code.add(
                    ", $L",
                    SqlLists.isIdentifier(term)
                            ? CodeBlock.of("$L", context.field(table, SqlLists.unquoted(term)))
                            : SqlText.expression(
                                    term.startsWith("(")
                                            ? term.substring(1, term.length() - 1)
                                            : term));
        }
        code.add(")");
        if (!statistics.kinds().isEmpty()) {
            code.add(
                    ".kinds($L)",
                    statistics.kinds().stream()
                            .map(kind ->
                                    CodeBlock.of(
                                            "$T.$L",
                                            Statistics.Kind.class,
                                            kind.toUpperCase(Locale.ROOT)))
                            .collect(CodeBlock.joining(", ")));
        }
        return code.build();
    }
}
