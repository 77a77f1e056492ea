package dev.leat.schema.value;

/// An infinite line: the points for which `a·x + b·y + c = 0`; `a` and `b` are not both 0.
public record Line(double a, double b, double c) {
    public Line {
        if (a == 0 && b == 0) {
            throw new IllegalArgumentException("of a line's a and b, one is not 0");
        }
    }

    /// {@return the line of a text such as `{1,-1,0}`}
    ///
    /// @throws IllegalArgumentException if it is none
    public static Line parse(String text) {
        double[] numbers = Coordinates.read(text, 3, "line");
        return new Line(numbers[0], numbers[1], numbers[2]);
    }

    @Override
    public String toString() {
        return "{" + a + "," + b + "," + c + "}";
    }
}
