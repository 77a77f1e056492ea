package dev.leat.schema.value;

/// A rectangle along the axes, by its corners. As in Postgres, any two opposite corners make it; it
/// keeps the upper right and the lower left one.
public record Box(Point upperRight, Point lowerLeft) {
    public Box {
        Point one = upperRight;
        Point other = lowerLeft;
        upperRight = new Point(Math.max(one.x(), other.x()), Math.max(one.y(), other.y()));
        lowerLeft = new Point(Math.min(one.x(), other.x()), Math.min(one.y(), other.y()));
    }

    /// {@return the box of a text such as `(3,4),(1,2)`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Box parse(String text) {
        double[] numbers = Coordinates.read(text, 4, "box");
        return new Box(new Point(numbers[0], numbers[1]), new Point(numbers[2], numbers[3]));
    }

    @Override
    public String toString() {
        return upperRight + "," + lowerLeft;
    }
}
