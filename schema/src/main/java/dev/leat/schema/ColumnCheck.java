package dev.leat.schema;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// Finds what is wrong with the columns of a table or view.
final class ColumnCheck {
    /// The names of Postgres's own columns.
    private static final Set<String> SYSTEM =
            Set.of("tableoid", "xmin", "cmin", "xmax", "cmax", "ctid");

    private static final int MAX_COLUMNS = 1600;

    private final RowSource<?> table;
    private final SchemaProblems problems;

    private ColumnCheck(RowSource<?> table, SchemaProblems problems) {
        this.table = table;
        this.problems = problems;
    }

    static void check(RowSource<?> table, SchemaProblems problems) {
        ColumnCheck check = new ColumnCheck(table, problems);
        check.names();
        for (Column<?> column : table.columns()) {
            check.values(column);
            check.storage(column);
        }
    }

    private void names() {
        if (table.name().contains(".") || table.schema().contains(".")) {
            problems.report("table %s: a dot in its name would be read as a schema", table);
        }
        if (table.columns().isEmpty()) {
            problems.report("table %s has no columns", table);
        }
        if (table.columns().size() > MAX_COLUMNS) {
            problems.report(
                    "table %s has %d columns; Postgres takes at most %d",
                    table, table.columns().size(), MAX_COLUMNS);
        }
        Map<String, Column<?>> seen = new HashMap<>();
        for (Column<?> column : table.columns()) {
            problems.name(column, "column " + column, column.name());
            String name = Identifier.truncated(column.name());
            if (seen.putIfAbsent(name, column) != null) {
                problems.report("table %s has two columns named \"%s\"", table, name);
            }
            if (SYSTEM.contains(name) && table instanceof Table<?>) {
                problems.report("%s has the name of a column that Postgres has itself", column);
            }
        }
    }

    private void values(Column<?> column) {
        ColumnDefault clause = column.defaultClause();
        if (clause instanceof ColumnDefault.Identity && column.isNullable()) {
            problems.report("%s is an identity and cannot be nullable", column);
        }
        if (clause instanceof ColumnDefault.Identity identity) {
            String named = identity.options().sequence();
            sequence(
                    column,
                    named != null ? named : Identifier.derived(table.name(), column.name(), "seq"));
        }
        if (clause instanceof ColumnDefault.Serial serial) {
            sequence(column, serial.sequence());
        }
        if (clause instanceof ColumnDefault.Computed computed) {
            List<Column<?>> mentioned = MentionedColumns.of(computed.expression());
            if (!mentioned.isEmpty()) {
                problems.report(
                        "the default of %s mentions %s; a default knows no columns, generatedAlwaysAs(…) does",
                        column, mentioned.getFirst());
            }
        }
        Generation generation = column.generation();
        if (generation != null) {
            generation(column, generation);
        }
    }

    private void sequence(Column<?> column, String name) {
        problems.claim(column, table.schema(), name, "the sequence of " + column);
    }

    private void generation(Column<?> column, Generation generation) {
        List<Column<?>> mentioned = MentionedColumns.of(generation.expression());
        problems.own(table, "what generates " + column, mentioned);
        for (Column<?> each : mentioned) {
            Column<?> current = table.findColumn(each.name());
            if (current != null && current.generation() != null) {
                problems.report(
                        "%s is generated from %s, which is generated itself; repeat its expression",
                        column, each);
            }
        }
        try {
            if (generation.sql().isBlank()) {
                problems.report("%s is generated from empty SQL", column);
            }
        } catch (IllegalArgumentException e) {
            problems.report("%s cannot be generated: %s", column, String.valueOf(e.getMessage()));
        }
    }

    private void storage(Column<?> column) {
        SqlType type = column.type().scalarType().base();
        boolean isKnown =
                !(type instanceof SqlType.Custom
                        || type instanceof SqlType.Named
                        || type instanceof SqlType.Plain);
        if (column.collation() != null && isKnown && !type.isText()) {
            problems.report(
                    "%s is %s, which has no collation: only text has one",
                    column, column.type().sql());
        }
    }
}
