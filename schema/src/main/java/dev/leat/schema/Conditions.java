package dev.leat.schema;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.Collection;
import java.util.List;
import java.util.Objects;

/// The words that join conditions, for static import.
public final class Conditions {
    private Conditions() {}

    /// {@return a condition that holds when all do; without any, always}
    public static Condition and(Condition... parts) {
        return and(Arrays.asList(parts));
    }

    /// {@return a condition that holds when all do; without any, always}
    public static Condition and(Collection<? extends Condition> parts) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            Objects.requireNonNull(part, "one of the conditions is null; leave it out");
            if (part instanceof Condition.And and) {
                flat.addAll(and.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Condition.And(flat);
    }

    /// {@return a condition that holds when any does; without any, never}
    public static Condition or(Condition... parts) {
        return or(Arrays.asList(parts));
    }

    /// {@return a condition that holds when any does; without any, never}
    public static Condition or(Collection<? extends Condition> parts) {
        List<Condition> flat = new ArrayList<>();
        for (Condition part : parts) {
            Objects.requireNonNull(part, "one of the conditions is null; leave it out");
            if (part instanceof Condition.Or or) {
                flat.addAll(or.parts());
            } else {
                flat.add(part);
            }
        }
        return flat.size() == 1 ? flat.getFirst() : new Condition.Or(flat);
    }

    /// {@return the opposite of a condition; see [Condition#not()]}
    public static Condition not(Condition condition) {
        return condition.not();
    }

    /// {@return a condition that holds for rows with at least one related row}
    public static Condition exists(Relation<?> relation) {
        return relation.exists();
    }

    /// {@return a condition that holds when the query gives a row}
    public static Condition exists(Subquery<?> query) {
        return exists("EXISTS (", query);
    }

    /// {@return a condition that holds when the query gives no row}
    public static Condition notExists(Subquery<?> query) {
        return exists("NOT EXISTS (", query);
    }

    private static Condition exists(String word, Subquery<?> query) {
        Objects.requireNonNull(query, "query");
        return Condition.of(
                Formula.bool(
                        false,
                        out -> {
                            out.sql("(").sql(word);
                            query.appendTo(out);
                            out.sql("))");
                        }));
    }

    /// {@return a condition that holds for rows with at least one such related row}
    public static Condition exists(Relation<?> relation, Condition where) {
        return relation.exists(where);
    }

    /// {@return a condition that holds for rows without any related row}
    public static Condition notExists(Relation<?> relation) {
        return relation.notExists();
    }

    /// {@return a condition that holds for rows without any such related row}
    public static Condition notExists(Relation<?> relation, Condition where) {
        return relation.notExists(where);
    }
}
