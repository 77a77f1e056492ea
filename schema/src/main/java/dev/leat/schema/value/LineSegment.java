package dev.leat.schema.value;

import java.util.Objects;

/// A part of a line, between two points: the value of `lseg`.
public record LineSegment(Point start, Point end) {
    public LineSegment {
        Objects.requireNonNull(start, "start");
        Objects.requireNonNull(end, "end");
    }

    /// {@return the segment of a text such as `[(1,2),(3,4)]`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static LineSegment parse(String text) {
        double[] numbers = Coordinates.read(text, 4, "line segment");
        return new LineSegment(
                new Point(numbers[0], numbers[1]), new Point(numbers[2], numbers[3]));
    }

    @Override
    public String toString() {
        return "[" + start + "," + end + "]";
    }
}
