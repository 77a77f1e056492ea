package dev.leat.schema.function;

import dev.leat.schema.DataType;
import dev.leat.schema.Expression;
import dev.leat.schema.Formula;
import dev.leat.schema.SqlLiteral;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.SqlWriter;
import dev.leat.schema.value.Interval;
import java.time.Duration;
import java.time.Period;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// The rows around a row that a window function sees:
/// `partitionedBy(SALES.region).orderBy(SALES.day).rows(preceding(6), currentRow())`. Immutable.
///
/// @param base the name of a window of the statement that this one refines; `null` for none
/// @param frame `null` for the usual one: from the start of the partition to the row's peers if
///   there is an order, else the whole partition
public record Window(
        @Nullable String base,
        List<Expression<?>> partition,
        List<SqlSort> order,
        @Nullable Frame frame) {

    /// Which rows of the partition count.
    ///
    /// @param unit `ROWS`, `RANGE` or `GROUPS`
    /// @param exclude SQL after the bounds, or empty
    public record Frame(String unit, Bound from, Bound to, String exclude) {
        public Frame {
            Objects.requireNonNull(from, "from");
            Objects.requireNonNull(to, "to");
        }
    }

    /// One end of a frame.
    ///
    /// @param offset `null` where the word says all
    public record Bound(@Nullable Expression<?> offset, String word) {
        public Bound {
            Objects.requireNonNull(word, "word");
        }

        void appendTo(SqlWriter out) {
            if (offset != null) {
                out.expression(offset).sql(" ");
            }
            out.sql(word);
        }
    }

    public Window {
        partition = List.copyOf(partition);
        order = List.copyOf(order);
    }

    /// {@return the window of all rows}
    public static Window all() {
        return new Window(null, List.of(), List.of(), null);
    }

    /// {@return the window of the rows with the same values}
    public static Window partitionedBy(Expression<?>... expressions) {
        return new Window(null, Expression.list(expressions), List.of(), null);
    }

    /// {@return the window of all rows up to the current one and its peers in this order}
    public static Window orderedBy(SqlOrderTerm... terms) {
        return all().orderBy(terms);
    }

    /// {@return a window that the statement declares by name}
    public static Window named(String name) {
        return new Window(Objects.requireNonNull(name, "name"), List.of(), List.of(), null);
    }

    /// {@return this window in an order}
    public Window orderBy(SqlOrderTerm... terms) {
        List<SqlSort> sorts = new ArrayList<>(order);
        for (SqlOrderTerm term : terms) {
            sorts.add(term.sort());
        }
        return new Window(base, partition, sorts, frame);
    }

    /// {@return this window, its frame counted in rows}
    public Window rows(Bound from, Bound to) {
        return new Window(base, partition, order, new Frame("ROWS", from, to, ""));
    }

    /// {@return this window, its frame counted in groups of peers}
    public Window groups(Bound from, Bound to) {
        return new Window(base, partition, order, new Frame("GROUPS", from, to, ""));
    }

    /// {@return this window, its frame counted in the ordering value}
    ///
    /// Of a number, take `preceding(10)`; of a date or time, `preceding(Duration.ofHours(1))`.
    public Window range(Bound from, Bound to) {
        return new Window(base, partition, order, new Frame("RANGE", from, to, ""));
    }

    /// {@return this window without the current row}
    ///
    /// @throws IllegalStateException if it has no frame yet
    public Window excludeCurrentRow() {
        return excluding(" EXCLUDE CURRENT ROW");
    }

    /// {@return this window without the current row and its peers in the order}
    ///
    /// @throws IllegalStateException if it has no frame yet
    public Window excludeGroup() {
        return excluding(" EXCLUDE GROUP");
    }

    /// {@return this window without the current row's peers, but with the row itself}
    ///
    /// @throws IllegalStateException if it has no frame yet
    public Window excludeTies() {
        return excluding(" EXCLUDE TIES");
    }

    private Window excluding(String what) {
        Frame before = frame;
        if (before == null) {
            throw new IllegalStateException("say rows(…), range(…) or groups(…) first");
        }
        return new Window(
                base, partition, order, new Frame(before.unit(), before.from(), before.to(), what));
    }

    /// {@return the start of the partition}
    public static Bound unboundedPreceding() {
        return new Bound(null, "UNBOUNDED PRECEDING");
    }

    /// {@return the end of the partition}
    public static Bound unboundedFollowing() {
        return new Bound(null, "UNBOUNDED FOLLOWING");
    }

    /// {@return the current row}
    public static Bound currentRow() {
        return new Bound(null, "CURRENT ROW");
    }

    /// {@return so many before}
    ///
    /// @throws IllegalArgumentException if it is negative
    public static Bound preceding(long offset) {
        return preceding(constant(offset));
    }

    /// {@return so many behind}
    ///
    /// @throws IllegalArgumentException if it is negative
    public static Bound following(long offset) {
        return following(constant(offset));
    }

    /// {@return so long before, for [#range(Bound, Bound)] in the order of a date or time}
    public static Bound preceding(Duration offset) {
        return preceding(constant(Interval.parse(offset.toString())));
    }

    /// {@return so long behind}
    public static Bound following(Duration offset) {
        return following(constant(Interval.parse(offset.toString())));
    }

    /// {@return so many days, months, years before, for [#range(Bound, Bound)] in the order of a
    /// date or time}
    public static Bound preceding(Period offset) {
        return preceding(constant(Interval.parse(offset.toString())));
    }

    /// {@return so many days, months, years behind}
    public static Bound following(Period offset) {
        return following(constant(Interval.parse(offset.toString())));
    }

    /// {@return as far before as the expression says; it mentions no column}
    public static Bound preceding(Expression<?> offset) {
        return new Bound(Objects.requireNonNull(offset, "offset"), "PRECEDING");
    }

    /// {@return as far behind as the expression says; it mentions no column}
    public static Bound following(Expression<?> offset) {
        return new Bound(Objects.requireNonNull(offset, "offset"), "FOLLOWING");
    }

    private static Expression<Long> constant(long offset) {
        if (offset < 0) {
            throw new IllegalArgumentException("a frame's offset is negative: " + offset);
        }
        return Formula.of(DataType.BIGINT, false, out -> out.sql(Long.toString(offset)));
    }

    /// In place, as the window of a statement may be written twice.
    private static Expression<Interval> constant(Interval offset) {
        SqlType type = new SqlType.Interval();
        String literal = SqlLiteral.of(type, offset);
        return Formula.of(DataType.of(type, Interval.class), false, out -> out.sql(literal));
    }

    /// Writes the window without parentheses.
    public void appendTo(SqlWriter out) {
        String space = "";
        if (base != null) {
            out.name(base);
            space = " ";
        }
        if (!partition.isEmpty()) {
            out.sql(space + "PARTITION BY ").expressions(partition);
            space = " ";
        }
        if (!order.isEmpty()) {
            out.sql(space + "ORDER BY ").join(", ", order, out::order);
            space = " ";
        }
        Frame rows = frame;
        if (rows != null) {
            out.sql(space + rows.unit() + " BETWEEN ");
            rows.from().appendTo(out);
            out.sql(" AND ");
            rows.to().appendTo(out);
            out.sql(rows.exclude());
        }
    }
}
