package dev.leat.bench.sql;

import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// All turns of all forks, compared with the first candidate's turn of the same cycle.
final class Comparison {
    /// By work, then by candidate.
    private final Map<String, Map<String, Figures>> works = new LinkedHashMap<>();

    /// The first candidate's turn in the cycle that comes in.
    private Turn first = new Turn("", 1, "", -1, 1, 0, 0);

    private static final class Figures {
        final List<Double> micros = new ArrayList<>();
        final List<Double> cpuMicros = new ArrayList<>();
        final List<Double> ratios = new ArrayList<>();
        final List<Double> bytesPerRow = new ArrayList<>();
    }

    /// Adds a turn. Those of a cycle come one after the other, the first candidate's first.
    void add(Turn turn) {
        boolean newCycle = turn.cycle() != first.cycle() || !turn.work().equals(first.work());
        if (newCycle) {
            first = turn;
        }
        Figures figures =
                works.computeIfAbsent(turn.work(), work -> new LinkedHashMap<>())
                        .computeIfAbsent(turn.candidate(), candidate -> new Figures());
        figures.micros.add(turn.nanos() / 1000);
        figures.cpuMicros.add(turn.cpuNanos() / 1000);
        figures.ratios.add(turn.nanos() / first.nanos());
        figures.bytesPerRow.add(turn.bytes() / turn.rows());
    }

    /// {@return a Markdown table}
    String table() {
        StringBuilder out =
                new StringBuilder(
                        "| work | candidate | µs | ÷ JDBC | own CPU, µs | bytes a row |%n|---|---|--:|--:|--:|--:|"
                                .formatted());
        works.forEach((work, candidates) ->
                candidates.forEach((candidate, figures) ->
                        out.append(
                                "%n| %s | %s | %,.1f | %.2f [%.2f–%.2f] | %,.1f | %,.0f |"
                                        .formatted(
                                                work,
                                                candidate,
                                                quantile(figures.micros, 0.5),
                                                quantile(figures.ratios, 0.5),
                                                quantile(figures.ratios, 0.25),
                                                quantile(figures.ratios, 0.75),
                                                quantile(figures.cpuMicros, 0.5),
                                                quantile(figures.bytesPerRow, 0.5)))));
        return out.toString();
    }

    private static double quantile(List<Double> values, double part) {
        List<Double> sorted = new ArrayList<>(values);
        Collections.sort(sorted);
        return sorted.get((int) Math.round(part * (sorted.size() - 1)));
    }
}
