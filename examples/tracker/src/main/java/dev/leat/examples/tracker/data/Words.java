package dev.leat.examples.tracker.data;

import java.util.List;
import java.util.random.RandomGenerator;

/// What the people of the tracker write.
final class Words {
    static final List<String> FIRST_NAMES =
            List.of(
                    "Ann", "Ben", "Cho", "Dee", "Emil", "Fatou", "Grete", "Hiro", "Inês", "Jonas",
                    "Kofi", "Lena", "Mateo", "Nour", "Olga", "Priya", "Quinn", "Rosa", "Søren",
                    "Tariq", "Uma", "Vera", "Wanda", "Xin", "Yusuf", "Zoë");
    static final List<String> LAST_NAMES =
            List.of(
                    "Abara",
                    "Berg",
                    "Costa",
                    "Dubois",
                    "Eriksen",
                    "Fischer",
                    "García",
                    "Hansen",
                    "Ivanova",
                    "Jansen",
                    "Kowalska",
                    "Lindqvist",
                    "Moreau",
                    "Novák",
                    "O’Brien",
                    "Petrov",
                    "Rossi",
                    "Schmidt",
                    "Tanaka",
                    "Weber");
    static final List<String> LABELS =
            List.of(
                    "bug",
                    "feature",
                    "question",
                    "documentation",
                    "performance",
                    "security",
                    "design",
                    "accessibility",
                    "mobile",
                    "api",
                    "billing",
                    "search",
                    "import",
                    "export",
                    "regression",
                    "flaky test",
                    "good first issue",
                    "help wanted",
                    "wontfix",
                    "duplicate");
    static final List<String> COLORS =
            List.of("#d73a4a", "#0075ca", "#a2eeef", "#7057ff", "#008672", "#e4e669", "#cfd3d7");
    static final List<String> VERSIONS =
            List.of("1.0", "1.1", "1.2", "2.0-beta", "2.0", "2.1", "2.2");
    static final List<String> SYSTEMS =
            List.of("Debian 13", "Windows 11", "macOS 26", "Android 16", "iOS 26");
    static final List<String> BROWSERS = List.of("Firefox 145", "Chrome 142", "Safari 26");

    private static final List<String> PARTS =
            List.of(
                    "the invoice export",
                    "the login page",
                    "keyboard navigation",
                    "the search box",
                    "the nightly import",
                    "the weekly report",
                    "drag and drop",
                    "the calendar",
                    "the settings dialog",
                    "e-mail notifications",
                    "the mobile layout",
                    "the comment editor",
                    "file upload",
                    "the API token page",
                    "dark mode");
    private static final List<String> TROUBLES =
            List.of(
                    "fails for long names",
                    "shows yesterday’s data",
                    "is slow with many rows",
                    "loses the focus",
                    "forgets the filter",
                    "reports the wrong total",
                    "does not fit on small screens",
                    "needs a confirmation",
                    "should remember the last choice",
                    "prints an empty page",
                    "breaks on daylight saving time",
                    "ignores the time zone",
                    "cannot be undone",
                    "deserves a shortcut");
    private static final List<String> SENTENCES =
            List.of(
                    "I can reproduce this every time.", "It worked last week.",
                    "Does this depend on the browser?", "Here it only happens after a restart.",
                    "I have a fix, the tests are running.", "Could you attach a screenshot?",
                    "The log says nothing useful.", "This is the same as what Ben saw in March.",
                    "Let us discuss it on Thursday.", "Confirmed with the newest version.",
                    "We should write this down in the guide.", "The cause is a missing index.",
                    "I would rather solve this on the server.", "Please test again with “Zürich”.",
                    "Thanks, that helped!", "A smaller example:\n\n    open list\n    press Enter");

    private Words() {}

    static String title(RandomGenerator random) {
        String part = pick(random, PARTS);
        return Character.toUpperCase(part.charAt(0))
                + part.substring(1)
                + " "
                + pick(random, TROUBLES);
    }

    /// {@return some sentences}
    ///
    /// @param most at least one, at most so many
    static String text(RandomGenerator random, int most) {
        StringBuilder text = new StringBuilder();
        int sentences = 1 + random.nextInt(most);
        for (int i = 0; i < sentences; i++) {
            text.append(i == 0 ? "" : " ").append(pick(random, SENTENCES));
        }
        return text.toString();
    }

    static <T> T pick(RandomGenerator random, List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }
}
