package dev.leat.migrate.derived;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// The SQL that adds up what a statement changed, one row for each parent row that it concerns.
///
/// The changed children are a table of the rows before the statement and one of those after it. A
/// row that comes has the sign 1, one that goes -1; of an update only rows count whose key,
/// condition or value changed.
final class Changes {
    static final String OLD = "leat_old";
    static final String NEW = "leat_new";

    private final Derived derived;

    Changes(Derived derived) {
        this.derived = derived;
    }

    /// {@return a subquery of the sums after an insert}
    String ofInsert() {
        return sums("SELECT 1 AS sign, " + needed() + " FROM " + NEW);
    }

    /// {@return a subquery of the sums after a delete}
    String ofDelete() {
        return sums("SELECT -1 AS sign, " + needed() + " FROM " + OLD);
    }

    /// {@return a subquery of the sums after an update}
    String ofUpdate() {
        String before = "SELECT " + needed() + " FROM " + OLD;
        String after = "SELECT " + needed() + " FROM " + NEW;
        return sums(
                "SELECT 1 AS sign, x.* FROM ("
                        + after
                        + " EXCEPT ALL "
                        + before
                        + ") x UNION ALL SELECT -1, x.* FROM ("
                        + before
                        + " EXCEPT ALL "
                        + after
                        + ") x");
    }

    private String needed() {
        List<String> columns = new ArrayList<>();
        for (int i = 0; i < derived.childKey().size(); i++) {
            columns.add(Derived.quoted(derived.childKey().get(i)) + " AS k" + (i + 1));
        }
        derived.columns().forEach(column -> columns.addAll(column.changed()));
        return String.join(", ", columns);
    }

    private String keys() {
        List<String> keys = new ArrayList<>();
        for (int i = 1; i <= derived.childKey().size(); i++) {
            keys.add("k" + i);
        }
        return String.join(", ", keys);
    }

    private String sums(String changes) {
        return "(SELECT "
                + keys()
                + ", "
                + derived.columns().stream()
                        .map(DerivedColumn::sums)
                        .collect(Collectors.joining(", "))
                + ", count(*) FILTER (WHERE sign > 0) AS came"
                + " FROM ("
                + changes
                + ") changes GROUP BY "
                + keys()
                + ")";
    }

    /// {@return whether the sums `d` concern the parent at all}
    String affected() {
        return derived.columns().stream()
                .map(DerivedColumn::affected)
                .collect(Collectors.joining(" OR ", "(", ")"));
    }
}
