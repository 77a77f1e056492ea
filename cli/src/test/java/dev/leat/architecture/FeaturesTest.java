package dev.leat.architecture;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/// Every test that docs/features.md and docs/scenarios.md name is there.
class FeaturesTest {
    private static final Pattern TEST =
            Pattern.compile("\\[`(\\w+)`]\\(\\.\\./(\\S+)\\): ((?:`\\w+`(?:, )?)+)");
    private static final Pattern METHOD = Pattern.compile("`(\\w+)`");

    @ParameterizedTest
    @ValueSource(strings = {"docs/features.md", "docs/scenarios.md"})
    void everyTestOfTheTableExists(String page) throws IOException {
        Path root = root();
        List<String> missing = new ArrayList<>();
        for (String row : Files.readAllLines(root.resolve(page))) {
            if (!row.startsWith("| ")
                    || row.startsWith("| Group ")
                    || row.startsWith("| Promise ")) {
                continue;
            }
            Matcher tests = TEST.matcher(row);
            boolean shown = false;
            while (tests.find()) {
                shown = true;
                Path file = root.resolve(tests.group(2));
                String source = Files.exists(file) ? Files.readString(file) : "";
                METHOD.matcher(tests.group(3))
                        .results()
                        .map(method -> method.group(1))
                        .filter(method -> !source.contains("void " + method + "("))
                        .forEach(method -> missing.add(tests.group(1) + "." + method));
            }
            assertThat(shown).as("a test in: %s", row).isTrue();
        }
        assertThat(missing).isEmpty();
    }

    private static Path root() {
        return Path.of("").toAbsolutePath().getParent();
    }
}
