package dev.leat.processor;

import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;
import java.util.Set;
import javax.lang.model.element.Element;
import org.jspecify.annotations.Nullable;

/// Finds columns of one table that contradict themselves or each other, as far as their
/// initializers alone show it. The rest is found when the schema is read.
final class DeclarationCheck {
    /// At which Postgres cuts a name off.
    private static final int MAX_BYTES = 63;

    private static final Set<String> DATABASE_DEFAULTS =
            Set.of("defaultValue", "defaultSql", "defaultNow", "defaultRandom", "identity");

    private final Map<String, String> fieldsByName = new HashMap<>();
    private @Nullable String primaryKey;

    /// @param at where an error is reported
    /// @param name in Postgres
    void check(Element at, String field, String name, Initializer initializer) throws TableProblem {
        int bytes = name.getBytes(StandardCharsets.UTF_8).length;
        if (name.isEmpty()) {
            throw new TableProblem(at, "column " + field + " has an empty name");
        }
        if (bytes > MAX_BYTES) {
            throw new TableProblem(
                    at,
                    "the name of column %s has %d bytes; Postgres cuts it to %d. Shorten it"
                            .formatted(field, bytes, MAX_BYTES));
        }
        String other = fieldsByName.putIfAbsent(name, field);
        if (other != null) {
            throw new TableProblem(
                    at, "columns %s and %s are both named \"%s\"".formatted(other, field, name));
        }
        Set<String> said = initializer.modifiers();
        if (said.contains("primaryKey")) {
            if (initializer.nullable()) {
                throw new TableProblem(
                        at, "column " + field + " is the primary key and cannot be nullable()");
            }
            if (primaryKey != null) {
                throw new TableProblem(
                        at,
                        "columns %s and %s are both primaryKey(); for a key of both say primaryKey(%s, %s) in the constructor"
                                .formatted(primaryKey, field, primaryKey, field));
            }
            primaryKey = field;
        }
        boolean isGenerated = said.contains("generatedAlwaysAs");
        if (isGenerated && said.stream().anyMatch(DATABASE_DEFAULTS::contains)) {
            throw new TableProblem(
                    at, "column " + field + " is generated and so cannot have a default");
        }
        if (said.contains("virtual") && !isGenerated) {
            throw new TableProblem(
                    at,
                    "column %s is virtual() but not generated: say generatedAlwaysAs(…) before"
                            .formatted(field));
        }
    }
}
