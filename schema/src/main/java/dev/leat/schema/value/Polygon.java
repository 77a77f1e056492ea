package dev.leat.schema.value;

import java.util.List;

/// A closed shape, by its corners in order.
public record Polygon(List<Point> corners) {
    public Polygon {
        corners = List.copyOf(corners);
        if (corners.isEmpty()) {
            throw new IllegalArgumentException("a polygon has at least one corner");
        }
    }

    /// {@return the polygon of a text such as `((0,0),(0,1),(1,0))`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Polygon parse(String text) {
        return new Polygon(Coordinates.points(text, "polygon"));
    }

    @Override
    public String toString() {
        return "(" + Coordinates.join(corners) + ")";
    }
}
