package dev.leat.sql.select;

import dev.leat.schema.Expression;
import dev.leat.sql.render.StatementWriter;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;

/// One part of a GROUP BY: an expression, or several groupings at once.
///
/// ```java
/// groupBy(Grouping.rollup(SALES.region, SALES.city))   // per city, per region, in all
/// groupBy(Grouping.sets(Grouping.by(SALES.region), Grouping.by()))
/// ```
///
/// Where a row sums up over an expression, that expression is null in it.
///
/// @param word `ROLLUP`, `CUBE`, `GROUPING SETS`, or empty for one grouping
/// @param parts what it is made of
public record Grouping(String word, List<Expression<?>> parts, List<Grouping> groupings) {
    public Grouping {
        parts = List.copyOf(parts);
        groupings = List.copyOf(groupings);
    }

    /// {@return the grouping by all of these; by nothing, one group of all rows}
    public static Grouping by(Expression<?>... expressions) {
        return new Grouping("", Arrays.asList(expressions), List.of());
    }

    /// {@return the grouping by all of these, by all but the last, and so on, down to all rows}
    public static Grouping rollup(Expression<?>... expressions) {
        return new Grouping("ROLLUP", Arrays.asList(expressions), List.of());
    }

    /// {@return the groupings by every subset of these}
    public static Grouping cube(Expression<?>... expressions) {
        return new Grouping("CUBE", Arrays.asList(expressions), List.of());
    }

    /// {@return these groupings, one after the other}
    public static Grouping sets(Grouping... groupings) {
        return new Grouping("GROUPING SETS", List.of(), List.of(groupings));
    }

    /// {@return the expressions, those of groupings inside too}
    List<Expression<?>> expressions() {
        List<Expression<?>> all = new ArrayList<>(parts);
        groupings.forEach(grouping -> all.addAll(grouping.expressions()));
        return all;
    }

    /// {@return whether there are rows in which some expressions are null}
    boolean sumsUp() {
        return !word.isEmpty();
    }

    void appendTo(StatementWriter out) {
        if (word.isEmpty() && parts.size() == 1) {
            out.expression(parts.getFirst());
            return;
        }
        out.sql(word).sql("(");
        out.expressions(parts);
        out.join(", ", groupings, grouping -> grouping.appendTo(out)).sql(")");
    }
}
