package dev.leat.cli.client;

import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;

/// Where to find a Node that runs the published client, which needs release 22 or newer for its
/// global `WebSocket`.
///
/// @param executable the `node` binary
public record NodeRuntime(Path executable) {
    private static final int NEEDED = 22;

    /// Finds Node, first the one that came through npm with the client, then those on the `PATH`.
    ///
    /// @param packageFolder the folder with the `node_modules` of the published client
    /// @throws ClientFailure if there is none, naming what was found and what to do
    public static NodeRuntime find(Path packageFolder) {
        List<String> seen = new ArrayList<>();
        for (Path candidate : candidates(packageFolder)) {
            if (!Files.isExecutable(candidate)) {
                continue;
            }
            Optional<Integer> release = release(candidate);
            if (release.isPresent() && release.get() >= NEEDED) {
                return new NodeRuntime(candidate);
            }
            seen.add(candidate + release.map(r -> " (" + r + ")").orElse(" (does not run)"));
        }
        throw new ClientFailure(
                "The published client needs Node %d or newer. Found: %s. Run `npm ci` in %s, which brings one for Linux, or put one on the PATH."
                        .formatted(
                                NEEDED,
                                seen.isEmpty() ? "none" : String.join(", ", seen),
                                packageFolder));
    }

    private static List<Path> candidates(Path packageFolder) {
        List<Path> candidates = new ArrayList<>();
        candidates.add(
                packageFolder.resolve("node_modules").resolve(npmPackage()).resolve("bin/node"));
        String path = System.getenv("PATH");
        if (path != null) {
            for (String folder : path.split(File.pathSeparator, -1)) {
                if (!folder.isEmpty()) {
                    candidates.add(Path.of(folder, "node"));
                }
            }
        }
        return candidates;
    }

    private static String npmPackage() {
        boolean arm =
                System.getProperty("os.arch", "").toLowerCase(Locale.ROOT).contains("aarch64");
        return "node-linux-" + (arm ? "arm64" : "x64");
    }

    private static Optional<Integer> release(Path node) {
        try {
            Process process =
                    new ProcessBuilder(node.toString(), "--version")
                            .redirectErrorStream(true)
                            .start();
            String printed =
                    new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8)
                            .strip();
            return printed.matches("v\\d+\\..*")
                    ? Optional.of(Integer.valueOf(printed.substring(1, printed.indexOf('.'))))
                    : Optional.empty();
        } catch (IOException _) {
            return Optional.empty();
        }
    }
}
