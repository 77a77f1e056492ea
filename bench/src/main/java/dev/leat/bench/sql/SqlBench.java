package dev.leat.bench.sql;

import java.io.BufferedReader;
import java.io.IOException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;

/// Measures reading and writing rows and prints a Markdown table. Arguments: `forks=3 warmup=2000
/// measure=2500 slice=10`.
///
/// Each of the `forks` is a JVM and a server of its own ([BenchRun]), so that neither one
/// compiler's luck nor one memory layout makes the result. In a fork every candidate first warms
/// up, for `warmup` milliseconds; then all take turns of `slice` milliseconds, until each had about
/// `measure` of them. A ratio is that of two neighbouring turns; the table has the median of all
/// turns of all forks and, in brackets, the quartiles. On a machine that does other things too, the
/// time that the calling thread itself worked, without waiting, says what a library costs.
public final class SqlBench {
    private SqlBench() {}

    /// Runs the benchmark and prints its table.
    public static void main(String[] arguments) throws Exception {
        Map<String, Integer> options =
                new LinkedHashMap<>(
                        Map.of("forks", 3, "warmup", 2000, "measure", 2500, "slice", 10));
        for (String argument : arguments) {
            String[] pair = argument.split("=", 2);
            if (pair.length != 2 || !options.containsKey(pair[0])) {
                throw new IllegalArgumentException(
                        "unknown argument \"" + argument + "\"; known: " + options.keySet());
            }
            options.put(pair[0], Integer.parseInt(pair[1]));
        }
        Comparison comparison = new Comparison();
        for (int fork = 1; fork <= options.getOrDefault("forks", 1); fork++) {
            System.err.println("fork " + fork);
            fork(options, comparison);
        }
        System.out.println(comparison.table());
    }

    private static void fork(Map<String, Integer> options, Comparison comparison)
            throws IOException, InterruptedException {
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.addAll(List.of("-cp", System.getProperty("java.class.path")));
        command.add(BenchRun.class.getName());
        for (String option : List.of("warmup", "measure", "slice")) {
            command.add(String.valueOf(options.get(option)));
        }
        Process process =
                new ProcessBuilder(command).redirectError(ProcessBuilder.Redirect.INHERIT).start();
        try (BufferedReader lines = process.inputReader()) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                comparison.add(Turn.parse(line));
            }
        } finally {
            process.destroy();
        }
        int status = process.waitFor();
        if (status != 0) {
            throw new IllegalStateException("a fork ended with status " + status);
        }
    }
}
