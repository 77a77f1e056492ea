package dev.leat.migrate.derived;

import dev.leat.migrate.entity.FunctionEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The trigger functions that keep the columns of one [Derived].
final class KeepFunction {
    /// A session keeps the plans of its first statement. Made for a large one, they would read the
    /// whole parent for each small one that follows; so rows are always looked up by their keys.
    private static final List<String> BY_INDEX =
            List.of(
                    "SET enable_seqscan TO 'off'",
                    "SET enable_hashjoin TO 'off'",
                    "SET enable_mergejoin TO 'off'");

    private final Derived derived;
    private final Changes changes;

    KeepFunction(Derived derived) {
        this.derived = derived;
        this.changes = new Changes(derived);
    }

    String name() {
        return derived.name("leat_", "");
    }

    String recountName() {
        return derived.name("leat_", "_recount");
    }

    /// {@return the function that runs after each statement that changes the child}
    FunctionEntity keep() {
        return function(
                name(),
                """
                #variable_conflict use_column
                BEGIN
                  IF TG_OP = 'INSERT' THEN
                %s
                  ELSIF TG_OP = 'UPDATE' THEN
                %s
                  ELSIF TG_OP = 'DELETE' THEN
                %s
                  ELSE
                %s
                  END IF;
                  RETURN NULL;
                END\
                """
                        .formatted(
                                branch(changes.ofInsert(), true),
                                branch(changes.ofUpdate(), true),
                                branch(changes.ofDelete(), false),
                                truncated()));
    }

    private String branch(String sums, boolean mayCome) {
        List<String> statements = new ArrayList<>();
        if (derived.isStats() && mayCome) {
            statements.add(appearing(sums));
        }
        // A statement of its own: the next one sees what was committed before the locks were given.
        statements.add(
                "PERFORM 1 FROM %s p JOIN %s d ON %s WHERE %s ORDER BY %s FOR NO KEY UPDATE OF p;"
                        .formatted(
                                parent(),
                                sums,
                                derived.joined("p", "d"),
                                changes.affected(),
                                derived.parentKeys("p")));
        List<String> names = new ArrayList<>();
        List<String> values = new ArrayList<>();
        for (DerivedColumn column : derived.columns()) {
            names.add(column.name());
            values.add(column.moved(derived) + " AS n" + column.number());
        }
        // An update of no rows would run the triggers of the parent, which may be this one.
        statements.add("IF FOUND THEN");
        statements.add(
                "  UPDATE %s t SET %s FROM (SELECT d.*, %s FROM %s p JOIN %s d ON %s WHERE %s) n WHERE %s AND (%s);"
                        .formatted(
                                parent(),
                                derived.columns().stream()
                                        .map(column -> column.name() + " = n.n" + column.number())
                                        .collect(Collectors.joining(", ")),
                                String.join(", ", values),
                                parent(),
                                sums,
                                derived.joined("p", "d"),
                                changes.affected(),
                                derived.joined("t", "n"),
                                derived.columns().stream()
                                        .map(column ->
                                                "t."
                                                        + column.name()
                                                        + " IS DISTINCT FROM n.n"
                                                        + column.number())
                                        .collect(Collectors.joining(" OR "))));
        statements.add("END IF;");
        return indented(statements);
    }

    /// Rows of a stats table that are missing, in the order of their keys.
    private String appearing(String sums) {
        List<String> keys = new ArrayList<>();
        List<String> given = new ArrayList<>();
        for (int i = 0; i < derived.parentKey().size(); i++) {
            keys.add(Derived.quoted(derived.parentKey().get(i)));
            given.add("d.k" + (i + 1));
        }
        return "INSERT INTO %s (%s) SELECT %s FROM %s d WHERE d.came > 0 AND %s AND %s AND NOT EXISTS (SELECT FROM %s p WHERE %s) ORDER BY %s ON CONFLICT (%s) DO NOTHING;"
                .formatted(
                        parent(),
                        String.join(", ", keys),
                        String.join(", ", given),
                        sums,
                        changes.affected(),
                        given.stream()
                                .map(key -> key + " IS NOT NULL")
                                .collect(Collectors.joining(" AND ")),
                        parent(),
                        derived.joined("p", "d"),
                        String.join(", ", given),
                        String.join(", ", keys));
    }

    private String truncated() {
        return indented(Repair.statements(derived));
    }

    /// {@return the function that runs before a parent row gets another key: it counts what is
    /// there under the new one; children that follow are counted when they do}
    FunctionEntity recount() {
        String assignments =
                derived.columns().stream()
                        .map(column ->
                                "NEW."
                                        + column.name()
                                        + " := "
                                        + column.computed(derived, "NEW")
                                        + ";")
                        .collect(Collectors.joining("\n  "));
        return function(
                recountName(),
                "#variable_conflict use_column\nBEGIN\n  " + assignments + "\n  RETURN NEW;\nEND");
    }

    private FunctionEntity function(String name, String body) {
        return TriggerFunctions.of(derived.parent().schema(), name, BY_INDEX, body);
    }

    private String parent() {
        return Derived.quoted(derived.parent());
    }

    private static String indented(List<String> statements) {
        return statements.stream().map(each -> "    " + each).collect(Collectors.joining("\n"));
    }
}
