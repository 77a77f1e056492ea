package dev.leat.migrate.plan;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The options of identity columns.
final class IdentityOptions {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "GENERATED\\s+(ALWAYS|BY\\s+DEFAULT)\\s+AS\\s+IDENTITY(?:\\s*\\((.*)\\))?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern OPTION =
            Pattern.compile(
                    "(SEQUENCE\\s+NAME)\\s+(?:\"(?:[^\"]|\"\")*\"|[^\\s\"()])+|(START|INCREMENT)\\s+(?:WITH\\s+|BY\\s+)?(-?\\d+)|(MINVALUE|MAXVALUE|CACHE)\\s+(-?\\d+)|NO\\s+(MINVALUE|MAXVALUE|CYCLE)|(CYCLE)",
                    Pattern.CASE_INSENSITIVE);
    private static final Map<String, String> RESET =
            Map.of(
                    "START", "SET START WITH 1",
                    "INCREMENT", "SET INCREMENT BY 1",
                    "MINVALUE", "SET NO MINVALUE",
                    "MAXVALUE", "SET NO MAXVALUE",
                    "CACHE", "SET CACHE 1",
                    "CYCLE", "SET NO CYCLE");

    private IdentityOptions() {}

    /// {@return the actions of ALTER COLUMN that turn one clause into the other, the name of the
    /// sequence aside; empty for none}
    static String change(String before, String after) {
        Matcher old = CLAUSE.matcher(before);
        Matcher now = CLAUSE.matcher(after);
        if (!old.matches() || !now.matches()) {
            throw new IllegalArgumentException("no identity: " + before + ", " + after);
        }
        List<String> actions = new ArrayList<>();
        String mode = now.group(1).toUpperCase(Locale.ROOT);
        if (!mode.equals(old.group(1).toUpperCase(Locale.ROOT))) {
            actions.add("SET GENERATED " + mode);
        }
        Map<String, String> were = options(old.group(2));
        Map<String, String> are = options(now.group(2));
        RESET.forEach((option, reset) -> {
            String is = are.get(option);
            if (is == null && were.containsKey(option)) {
                actions.add(reset);
            } else if (is != null && !is.equals(were.get(option))) {
                actions.add("SET " + is);
            }
        });
        actions.sort(null);
        return String.join(" ", actions);
    }

    private static Map<String, String> options(@Nullable String text) {
        Map<String, String> options = new LinkedHashMap<>();
        if (text == null) {
            return options;
        }
        Matcher matcher = OPTION.matcher(text);
        while (matcher.find()) {
            if (matcher.group(2) != null) {
                String word = matcher.group(2).toUpperCase(Locale.ROOT);
                options.put(
                        word, word + (word.equals("START") ? " WITH " : " BY ") + matcher.group(3));
            } else if (matcher.group(4) != null) {
                String word = matcher.group(4).toUpperCase(Locale.ROOT);
                options.put(word, word + " " + matcher.group(5));
            } else if (matcher.group(7) != null) {
                options.put("CYCLE", "CYCLE");
            }
        }
        return options;
    }
}
