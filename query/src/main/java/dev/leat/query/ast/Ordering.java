package dev.leat.query.ast;

import java.util.Objects;

/// One part of an order. Ascending puts nulls first, descending puts them last.
public record Ordering(String column, Direction direction) {

    /// The direction of one part of an order.
    public enum Direction {
        ASC,
        DESC
    }

    public Ordering {
        Objects.requireNonNull(column, "column");
        Objects.requireNonNull(direction, "direction");
    }

    /// {@return the order from least to greatest, nulls first}
    public static Ordering asc(String column) {
        return new Ordering(column, Direction.ASC);
    }

    /// {@return the order from greatest to least, nulls last}
    public static Ordering desc(String column) {
        return new Ordering(column, Direction.DESC);
    }
}
