package dev.leat.schema.value;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;

/// The numbers inside the text of a geometric value; its brackets only say what they mean.
final class Coordinates {
    private static final Pattern NUMBER = Pattern.compile("[^\\s,()\\[\\]{}<>]+");

    private Coordinates() {}

    /// {@return exactly so many numbers}
    static double[] read(String text, int count, String what) {
        double[] numbers = read(text);
        if (numbers.length != count) {
            throw new IllegalArgumentException("not a " + what);
        }
        return numbers;
    }

    /// {@return the numbers, pairwise}
    static List<Point> points(String text, String what) {
        double[] numbers = read(text);
        if (numbers.length == 0 || numbers.length % 2 != 0) {
            throw new IllegalArgumentException("not a " + what);
        }
        List<Point> points = new ArrayList<>();
        for (int i = 0; i < numbers.length; i += 2) {
            points.add(new Point(numbers[i], numbers[i + 1]));
        }
        return points;
    }

    private static double[] read(String text) {
        Matcher matcher = NUMBER.matcher(text);
        return matcher.results().mapToDouble(found -> Double.parseDouble(found.group())).toArray();
    }

    static String join(List<Point> points) {
        return points.stream().map(Point::toString).collect(Collectors.joining(","));
    }
}
