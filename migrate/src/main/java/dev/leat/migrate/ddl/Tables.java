package dev.leat.migrate.ddl;

import dev.leat.migrate.entity.TableEntity;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The statements of tables.
public final class Tables {
    private Tables() {}

    /// {@return the statements that make the table}
    ///
    /// @param columns the definitions of its columns
    /// @param constraints the clauses of its constraints
    public static List<String> create(
            TableEntity it, List<String> columns, List<String> constraints) {
        StringBuilder sql =
                new StringBuilder(it.unlogged() ? "CREATE UNLOGGED TABLE " : "CREATE TABLE ")
                        .append(Names.of(it.table()));
        List<String> lines = new ArrayList<>(columns);
        lines.addAll(constraints);
        String body = "(\n    " + String.join(",\n    ", lines) + "\n)";
        if (it.partitionOf() != null) {
            sql.append(" PARTITION OF ").append(Names.of(it.partitionOf()));
            if (!lines.isEmpty()) {
                sql.append(' ').append(body);
            }
            sql.append(' ').append(it.bound() == null ? "DEFAULT" : it.bound());
        } else {
            sql.append(' ').append(lines.isEmpty() ? "()" : body);
            if (!it.inherits().isEmpty()) {
                sql.append(" INHERITS (")
                        .append(
                                it.inherits().stream()
                                        .map(Names::of)
                                        .collect(Collectors.joining(", ")))
                        .append(')');
            }
        }
        if (it.partitionBy() != null) {
            sql.append(" PARTITION BY ").append(it.partitionBy());
        }
        if (it.accessMethod() != null) {
            sql.append(" USING ").append(it.accessMethod());
        }
        sql.append(with(it.storage()));
        if (it.tablespace() != null) {
            sql.append(" TABLESPACE ").append(it.tablespace());
        }
        List<String> statements = new ArrayList<>();
        statements.add(sql.toString());
        if (it.rowSecurity()) {
            statements.add(alter(it, "ENABLE ROW LEVEL SECURITY"));
        }
        if (it.forceRowSecurity()) {
            statements.add(alter(it, "FORCE ROW LEVEL SECURITY"));
        }
        return statements;
    }

    /// {@return the statement that does something with the table}
    public static String alter(TableEntity it, String action) {
        return "ALTER TABLE " + Names.of(it.table()) + " " + action;
    }

    /// {@return the clause with storage parameters, with a space before it}
    static String with(List<String> options) {
        return options.isEmpty() ? "" : " WITH (" + String.join(", ", options) + ")";
    }

    /// {@return the actions that turn some storage parameters into others: `SET (…)`, `RESET (…)`}
    public static List<String> changedOptions(List<String> before, List<String> after) {
        List<String> set = after.stream().filter(each -> !before.contains(each)).toList();
        List<String> names = after.stream().map(Tables::optionName).toList();
        List<String> reset =
                before.stream()
                        .map(Tables::optionName)
                        .filter(each -> !names.contains(each))
                        .toList();
        List<String> actions = new ArrayList<>();
        if (!reset.isEmpty()) {
            actions.add("RESET (" + String.join(", ", reset) + ")");
        }
        if (!set.isEmpty()) {
            actions.add("SET (" + String.join(", ", set) + ")");
        }
        return actions;
    }

    private static String optionName(String option) {
        int equals = option.indexOf('=');
        return (equals < 0 ? option : option.substring(0, equals)).strip();
    }
}
