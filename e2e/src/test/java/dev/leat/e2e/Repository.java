package dev.leat.e2e;

import java.nio.file.Files;
import java.nio.file.Path;

/// Where things are in the checkout that the tests run in.
public final class Repository {
    private Repository() {}

    /// The folder of this module; Surefire runs in it.
    public static Path e2e() {
        Path folder = Path.of("").toAbsolutePath();
        Path found = Files.exists(folder.resolve("src/test/node")) ? folder : folder.resolve("e2e");
        if (!Files.exists(found.resolve("src/test/node"))) {
            throw new IllegalStateException(
                    "The end-to-end tests run in the module's folder, not in " + folder);
        }
        return found;
    }

    public static Path app(String name) {
        return e2e().resolve("src/test/node/apps").resolve(name + ".mjs");
    }

    /// A folder for what a test run leaves behind, logs and replicas.
    public static Path output() throws java.io.IOException {
        return Files.createDirectories(e2e().resolve("target/e2e"));
    }
}
