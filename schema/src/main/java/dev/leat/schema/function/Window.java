package dev.leat.schema.function;

import dev.leat.schema.Expression;
import dev.leat.schema.SqlOrderTerm;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlWriter;
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
    public record Bound(@Nullable Long offset, String word) {
        public Bound {
            if (offset != null && offset < 0) {
                throw new IllegalArgumentException("a frame's offset is negative: " + offset);
            }
        }

        void appendTo(SqlWriter out) {
            out.sql(offset == null ? word : offset + " " + word);
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

    /// {@return this window, its frame counted in the ordering value, a whole number}
    public Window range(Bound from, Bound to) {
        return new Window(base, partition, order, new Frame("RANGE", from, to, ""));
    }

    /// {@return this window without the current row}
    ///
    /// @throws IllegalStateException if it has no frame yet
    public Window excludeCurrentRow() {
        Frame before = frame;
        if (before == null) {
            throw new IllegalStateException("say rows(…), range(…) or groups(…) first");
        }
        return new Window(
                base,
                partition,
                order,
                new Frame(before.unit(), before.from(), before.to(), " EXCLUDE CURRENT ROW"));
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
    public static Bound preceding(long offset) {
        return new Bound(offset, "PRECEDING");
    }

    /// {@return so many behind}
    public static Bound following(long offset) {
        return new Bound(offset, "FOLLOWING");
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
