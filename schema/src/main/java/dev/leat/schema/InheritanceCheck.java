package dev.leat.schema;

import java.util.Set;

/// Finds what is wrong between a table and those that it inherits from.
final class InheritanceCheck {
    private InheritanceCheck() {}

    static void check(Table<?> table, Set<? extends RowSource<?>> known, SchemaProblems problems) {
        for (Table<?> parent : table.options().inherits()) {
            if (!known.contains(parent)) {
                problems.report(
                        "table %s inherits from table %s, which is not in the definition",
                        table, parent);
            }
            if (parent == table) {
                problems.report("table %s inherits from itself", table);
            }
            for (Column<?> column : parent.columns()) {
                Column<?> own = table.findColumn(column.name());
                if (own == null) {
                    problems.report(
                            "table %s inherits from table %s and must declare its column %s too",
                            table, parent, column.name());
                } else if (!own.type().equals(column.type())) {
                    problems.report(
                            "%s is %s, but %s, which it inherits, is %s",
                            own, own.type().sql(), column, column.type().sql());
                }
            }
        }
    }
}
