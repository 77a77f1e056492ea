package dev.leat.sql.render;

import java.util.List;

/// A place in an order whose terms may run in either direction and hold nulls, as a condition.
public final class Place {
    private Place() {}

    /// One term of the order, compared with the value that the place has for it.
    public interface Term {
        /// Writes that the row has the same value.
        void same();

        /// Writes that the row's value comes later.
        void after();
    }

    /// Writes the condition that a row lies after the place, or, if `inclusive`, at it. Without any
    /// term every row does.
    public static void write(SqlText out, List<? extends Term> order, boolean inclusive) {
        if (order.isEmpty()) {
            out.add("true");
            return;
        }
        out.add("(");
        for (int i = 0; i < order.size(); i++) {
            out.add(i == 0 ? "(" : " OR (");
            for (Term before : order.subList(0, i)) {
                before.same();
                out.add(" AND ");
            }
            order.get(i).after();
            out.add(")");
        }
        if (inclusive) {
            out.add(" OR (").join(" AND ", order, Term::same).add(")");
        }
        out.add(")");
    }
}
