package dev.leat.schema.value;

import java.util.List;

/// Points joined by lines.
///
/// @param closed whether the last point is joined with the first
public record Path(List<Point> points, boolean closed) {
    public Path {
        points = List.copyOf(points);
        if (points.isEmpty()) {
            throw new IllegalArgumentException("a path has at least one point");
        }
    }

    /// {@return the path of a text: `[(1,2),(3,4)]` open, `((1,2),(3,4))` closed}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Path parse(String text) {
        return new Path(Coordinates.points(text, "path"), !text.startsWith("["));
    }

    @Override
    public String toString() {
        String joined = Coordinates.join(points);
        return closed ? "(" + joined + ")" : "[" + joined + "]";
    }
}
