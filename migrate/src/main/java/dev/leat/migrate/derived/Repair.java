package dev.leat.migrate.derived;

import dev.leat.migrate.entity.FunctionEntity;
import dev.leat.schema.Identifier;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The function that computes all derived columns of a table anew and gives the number of rows that
/// were wrong: `SELECT leat_repair_post()`. It may run at any time; it locks only rows that are
/// wrong.
public final class Repair {
    private Repair() {}

    /// {@return the name of the function for a table, in the table's schema}
    public static String functionName(Table<?> parent) {
        return Identifier.fitting("leat_repair_" + parent.name());
    }

    /// {@return the statement that repairs a table and gives the number of rows that were wrong}
    public static String callSql(Table<?> parent) {
        return "SELECT "
                + Identifier.quote(parent.schema())
                + "."
                + Identifier.quote(functionName(parent))
                + "()";
    }

    /// @param all what is derived in the table, from one child or several
    static FunctionEntity function(Table<?> parent, List<Derived> all) {
        StringBuilder body = new StringBuilder();
        body.append("#variable_conflict use_column\n");
        body.append("DECLARE\n  changed bigint;\n  wrong bigint := 0;\nBEGIN\n");
        for (Derived derived : all) {
            List<String> statements = new ArrayList<>();
            if (derived.isStats()) {
                statements.add(missing(derived));
            }
            statements.addAll(statements(derived));
            for (String statement : statements) {
                body.append("  ").append(statement).append('\n');
                if (!statement.startsWith("PERFORM")) {
                    body.append("  GET DIAGNOSTICS changed = ROW_COUNT;\n");
                    body.append("  wrong := wrong + changed;\n");
                }
            }
        }
        body.append("  RETURN wrong;\nEND");
        return new FunctionEntity(
                parent.schema(),
                functionName(parent),
                "",
                FunctionEntity.Type.FUNCTION,
                "",
                "bigint",
                "plpgsql",
                List.of(TriggerFunctions.SEARCH_PATH),
                "\n" + body + "\n",
                false);
    }

    /// {@return the statements that set right what is wrong: rows are found in one snapshot, locked
    /// in the order of their keys, and computed in the next}
    static List<String> statements(Derived derived) {
        String parent = Derived.quoted(derived.parent());
        String wrong =
                derived.columns().stream()
                        .map(column -> column.wrong(derived))
                        .collect(Collectors.joining(" OR "));
        return List.of(
                "PERFORM 1 FROM %s p WHERE %s ORDER BY %s FOR NO KEY UPDATE;"
                        .formatted(parent, wrong, derived.parentKeys("p")),
                "UPDATE %s p SET %s WHERE %s;"
                        .formatted(
                                parent,
                                derived.columns().stream()
                                        .map(column ->
                                                column.name()
                                                        + " = "
                                                        + column.computed(derived, "p"))
                                        .collect(Collectors.joining(", ")),
                                wrong));
    }

    /// Rows of a stats table that should have appeared.
    private static String missing(Derived derived) {
        List<String> keys = new ArrayList<>();
        List<String> given = new ArrayList<>();
        List<String> same = new ArrayList<>();
        for (int i = 0; i < derived.parentKey().size(); i++) {
            String key = Derived.quoted(derived.parentKey().get(i));
            keys.add(key);
            given.add("c." + Derived.quoted(derived.childKey().get(i)));
            same.add("p." + key + " = " + given.get(i));
        }
        String counts =
                derived.columns().stream()
                        .map(column ->
                                column.condition() == null
                                        ? "true"
                                        : "(" + column.condition() + ")")
                        .collect(Collectors.joining(" OR "));
        return "INSERT INTO %s (%s) SELECT DISTINCT %s FROM %s c WHERE %s AND (%s) AND NOT EXISTS (SELECT FROM %s p WHERE %s) ORDER BY %s ON CONFLICT (%s) DO NOTHING;"
                .formatted(
                        Derived.quoted(derived.parent()),
                        String.join(", ", keys),
                        String.join(", ", given),
                        Derived.quoted(derived.child()),
                        given.stream()
                                .map(key -> key + " IS NOT NULL")
                                .collect(Collectors.joining(" AND ")),
                        counts,
                        Derived.quoted(derived.parent()),
                        String.join(" AND ", same),
                        String.join(", ", given),
                        String.join(", ", keys));
    }
}
