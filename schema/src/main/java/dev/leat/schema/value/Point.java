package dev.leat.schema.value;

/// A point of a plane.
public record Point(double x, double y) {

    /// {@return the point of a text such as `(1,2)`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Point parse(String text) {
        double[] numbers = Coordinates.read(text, 2, "point");
        return new Point(numbers[0], numbers[1]);
    }

    @Override
    public String toString() {
        return "(" + x + "," + y + ")";
    }
}
