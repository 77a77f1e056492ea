package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Finds what is wrong with derived columns.
final class DerivationCheck {
    private final Schema schema;
    private final List<String> problems = new ArrayList<>();

    private DerivationCheck(Schema schema) {
        this.schema = schema;
    }

    static List<String> problemsOf(Schema schema) {
        DerivationCheck check = new DerivationCheck(schema);
        for (Table<?> table : schema.tables()) {
            check.stats(table);
            for (Column<?> column : table.columns()) {
                Derivation derivation = column.derivation();
                if (derivation != null) {
                    check.derivation(table, column, derivation);
                }
            }
        }
        return check.problems;
    }

    private void report(String format, Object... arguments) {
        problems.add(format.formatted(arguments));
    }

    private void stats(Table<?> table) {
        List<Column<?>> key = table.statsKey();
        if (key.isEmpty()) {
            return;
        }
        if (table.primaryKey() == null
                || !Set.copyOf(table.primaryKey().columns()).equals(Set.copyOf(key))) {
            report(
                    "stats table %s has a row for each %s, which must be its primary key",
                    table, key);
        }
        for (Column<?> column : table.columns()) {
            if (!key.contains(column) && column.derivation() == null && column.isRequired()) {
                report(
                        "%s of stats table %s has no default: nobody gives it a value when a row appears",
                        column, table);
            }
        }
        if (table.columns().stream().noneMatch(column -> column.derivation() != null)) {
            report("stats table %s has no derived column", table);
        }
    }

    private void derivation(Table<?> table, Column<?> column, Derivation derivation) {
        List<Column<?>> key = derivation.key();
        if (key.isEmpty() || key.stream().map(Column::table).distinct().count() != 1) {
            report("%s is derived by the key %s, which is not of one table", column, key);
            return;
        }
        if (!(derivation.child() instanceof Table<?> child) || !schema.tables().contains(child)) {
            report(
                    "%s is derived from %s, which is not a table of the definition",
                    column, derivation.child());
            return;
        }
        Column<?> value = derivation.value();
        if (value != null) {
            if (value.table() != child) {
                report("%s is derived from %s, which is not a column of %s", column, value, child);
            }
            value(column, derivation.function(), value);
        }
        Condition where = derivation.where();
        if (where != null) {
            try {
                Ddl.of(where);
            } catch (IllegalArgumentException e) {
                report(
                        "%s is derived from rows of %s: %s",
                        column, child, String.valueOf(e.getMessage()));
            }
            for (Column<?> mentioned : ConditionColumns.of(where)) {
                if (mentioned.table() != child) {
                    report(
                            "%s is derived from rows of %s by a condition on %s",
                            column, child, mentioned);
                }
            }
        }
        type(column, derivation.function());
        if (table.statsKey().isEmpty()) {
            if (parentKey(table, child, key) == null) {
                report(
                        "%s is derived from %s by %s, which is no foreign key to %s. Say references(…) there, or make %s a stats table with statsPer(…)",
                        column, child, key, table, table);
            }
        } else if (table.statsKey().size() != key.size()) {
            report(
                    "%s is derived by %d columns of %s; a row of %s stands for %d",
                    column, key.size(), child, table, table.statsKey().size());
        }
    }

    private void type(Column<?> column, Derivation.Function function) {
        boolean good =
                switch (function) {
                    case COUNT -> column.type().isNumber();
                    case SUM -> column.type().isNumber();
                    case AVG -> column.type().isNumber();
                    case EXISTS -> column.type() instanceof SqlType.Bool;
                    case MIN -> true;
                    case MAX -> true;
                };
        if (!good) {
            report("%s is %s and cannot hold %s", column, column.type().sql(), function);
        }
        boolean mayBeEmpty =
                function == Derivation.Function.MIN
                        || function == Derivation.Function.MAX
                        || function == Derivation.Function.AVG;
        if (mayBeEmpty && !column.isNullable()) {
            report("%s is null where there is nothing to compute: say nullable()", column);
        }
        if (column.generation() != null) {
            report("%s is generated and derived; say one", column);
        }
    }

    private void value(Column<?> column, Derivation.Function function, Column<?> value) {
        boolean numeric =
                function == Derivation.Function.SUM || function == Derivation.Function.AVG;
        if (numeric && !value.type().isNumber()) {
            report("%s is %s of %s, which is %s", column, function, value, value.type().sql());
        }
        if (!numeric
                && (value.type() instanceof SqlType.Json
                        || value.type() instanceof SqlType.Jsonb)) {
            report("%s is %s of %s, which has no order", column, function, value);
        }
    }

    /// {@return the columns of the table to which the child's key refers, pairwise; `null` if it is
    /// no foreign key to the table}
    static @Nullable List<Column<?>> parentKey(
            Table<?> table, Table<?> child, List<Column<?>> key) {
        List<ForeignKey> keys;
        try {
            keys = child.foreignKeys();
        } catch (SchemaException e) {
            return null;
        }
        for (ForeignKey foreign : keys) {
            if (foreign.target() == table
                    && Set.copyOf(foreign.columns()).equals(Set.copyOf(key))) {
                return key.stream()
                        .<Column<?>>map(column ->
                                foreign.targetColumns().get(foreign.columns().indexOf(column)))
                        .toList();
            }
        }
        return null;
    }
}
