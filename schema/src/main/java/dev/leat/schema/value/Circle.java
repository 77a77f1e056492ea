package dev.leat.schema.value;

import java.util.Objects;

/// A circle.
///
/// @param radius 0 or more
public record Circle(Point center, double radius) {
    public Circle {
        Objects.requireNonNull(center, "center");
        if (radius < 0) {
            throw new IllegalArgumentException("a circle's radius is not negative");
        }
    }

    /// {@return the circle of a text such as `<(1,2),3>`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Circle parse(String text) {
        double[] numbers = Coordinates.read(text, 3, "circle");
        return new Circle(new Point(numbers[0], numbers[1]), numbers[2]);
    }

    @Override
    public String toString() {
        return "<" + center + "," + radius + ">";
    }
}
