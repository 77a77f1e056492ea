package dev.leat.schema;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;

/// The problems found so far, each with the place in Java that it is about.
final class SchemaProblems {
    private final List<String> found = new ArrayList<>();

    /// What already has a name, by `schema.name`: tables, views, sequences, indexes and constraints
    /// backed by an index share one space of names per Postgres schema.
    final Map<String, String> relationNames = new HashMap<>();

    /// Adds a problem. The first column or relation, else the first table, among the arguments is
    /// where it is.
    void report(String format, Object... arguments) {
        found.add(format.formatted(arguments) + place(arguments));
    }

    private void reportAt(Object at, String format, Object... arguments) {
        found.add(format.formatted(arguments) + place(at));
    }

    void addAll(List<String> problems) {
        found.addAll(problems);
    }

    List<String> all() {
        return List.copyOf(new LinkedHashSet<>(found));
    }

    private static String place(Object... arguments) {
        for (Object argument : arguments) {
            if (argument instanceof Column<?> column) {
                return " [%s.%s]".formatted(column.table().getClass().getName(), column.javaName());
            }
            if (argument instanceof Relation<?> relation) {
                return " [%s.%s]"
                        .formatted(relation.source().getClass().getName(), relation.name());
            }
        }
        for (Object argument : arguments) {
            if (argument instanceof RowSource<?> source) {
                return " [%s]".formatted(source.getClass().getName());
            }
            if (argument instanceof EnumType<?> type) {
                return " [%s]".formatted(type.javaType().getName());
            }
        }
        return "";
    }

    /// Checks that Postgres takes a name as it is.
    ///
    /// @param at where in Java it is given: a column, table, view or enum
    void name(Object at, String what, String name) {
        if (name.isEmpty() || name.indexOf('\0') >= 0) {
            reportAt(at, "%s has an impossible name", what);
        } else if (Identifier.bytes(name) > Identifier.MAX_BYTES) {
            reportAt(
                    at,
                    "%s has a name of %d bytes; Postgres cuts it to %d: \"%s\". Shorten it",
                    what,
                    Identifier.bytes(name),
                    Identifier.MAX_BYTES,
                    name);
        }
    }

    /// Takes a name in the space that tables, indexes and sequences share.
    ///
    /// @param at where in Java it is taken
    void claim(Object at, String inSchema, String name, String what) {
        name(at, what, name);
        String key = inSchema + "." + Identifier.truncated(name);
        String other = relationNames.putIfAbsent(key, what);
        if (other != null) {
            reportAt(
                    at,
                    "%s and %s have the same name in Postgres, \"%s\"",
                    other,
                    what,
                    Identifier.truncated(name));
        }
    }

    /// Checks that all columns are of the table, and each is mentioned once.
    void once(RowSource<?> table, String what, List<Column<?>> columns) {
        own(table, what, columns);
        Set<Column<?>> seen = new HashSet<>();
        for (Column<?> column : columns) {
            if (!seen.add(column)) {
                report("%s of table %s mentions %s twice", what, table, column);
            }
        }
    }

    /// Checks that all columns are of the table.
    void own(RowSource<?> table, String what, List<Column<?>> columns) {
        for (Column<?> column : columns) {
            if (column.table() != table || table.findColumn(column.name()) == null) {
                report(
                        "%s of table %s mentions %s, which is not a column of it",
                        what, table, column);
            }
        }
    }

    /// Checks that values of the columns can be compared, pairwise.
    void sameTypes(String what, List<Column<?>> left, List<Column<?>> right) {
        for (int i = 0; i < left.size(); i++) {
            SqlType a = left.get(i).type().base();
            SqlType b = right.get(i).type().base();
            boolean comparable =
                    a.castSql().equals(b.castSql())
                            || (a.isText() && b.isText())
                            || (a.isNumber() && b.isNumber());
            if (!comparable) {
                report(
                        "%s compares %s (%s) with %s (%s)",
                        what,
                        left.get(i),
                        left.get(i).type().sql(),
                        right.get(i),
                        right.get(i).type().sql());
            }
        }
    }
}
