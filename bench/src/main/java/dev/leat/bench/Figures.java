package dev.leat.bench;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// The figures of one server, by name, in the order in which they were taken; several runs each.
final class Figures {
    private final Map<String, double[]> runs = new LinkedHashMap<>();

    void add(String figure, double value) {
        double[] before = runs.getOrDefault(figure, new double[0]);
        double[] after = java.util.Arrays.copyOf(before, before.length + 1);
        after[before.length] = value;
        runs.put(figure, after);
    }

    Iterable<String> names() {
        return runs.keySet();
    }

    double median(String figure) {
        double[] sorted = sorted(figure);
        return sorted[sorted.length / 2];
    }

    /// {@return median and spread, as a person reads them}
    String show(String figure) {
        double[] sorted = sorted(figure);
        String median = format(sorted[sorted.length / 2]);
        return sorted.length == 1
                ? median
                : median + " [" + format(sorted[0]) + "–" + format(sorted[sorted.length - 1]) + "]";
    }

    boolean has(String figure) {
        return runs.containsKey(figure);
    }

    private double[] sorted(String figure) {
        double[] sorted = runs.getOrDefault(figure, new double[0]).clone();
        java.util.Arrays.sort(sorted);
        return sorted;
    }

    private static String format(double value) {
        if (value >= 1000) {
            return "%,.0f".formatted(value);
        }
        return value >= 10 ? "%.1f".formatted(value) : "%.2f".formatted(value);
    }

    /// {@return a Markdown table, one column a server, and the ratio of the first to the last where
    /// there are two}
    static String table(Map<String, Figures> servers) {
        List<String> names = List.copyOf(servers.keySet());
        StringBuilder text = new StringBuilder("| figure |");
        names.forEach(name -> text.append(' ').append(name).append(" |"));
        text.append(names.size() == 2 ? " ratio |\n|---|" : "\n|---|")
                .append("---|".repeat(names.size()));
        text.append(names.size() == 2 ? "---|\n" : "\n");
        Figures first = servers.get(names.getFirst());
        Figures last = servers.get(names.getLast());
        if (first == null || last == null) {
            throw new IllegalArgumentException("no server was measured");
        }
        for (String figure : first.names()) {
            text.append("| ").append(figure).append(" |");
            servers.values()
                    .forEach(f ->
                            text.append(' ')
                                    .append(f.has(figure) ? f.show(figure) : "–")
                                    .append(" |"));
            if (names.size() == 2) {
                text.append(
                        last.has(figure)
                                ? " %.2f×".formatted(first.median(figure) / last.median(figure))
                                : " –");
                text.append(" |");
            }
            text.append('\n');
        }
        return text.toString();
    }
}
