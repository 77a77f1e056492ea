package dev.leat.migrate.plan;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// The options of an identity column, with those that Postgres takes where the clause is silent.
///
/// @param mode `ALWAYS` or `BY DEFAULT`
record IdentityOptions(
        String mode, long increment, long min, long max, long start, long cache, boolean cycle) {
    private static final Pattern CLAUSE =
            Pattern.compile(
                    "GENERATED\\s+(ALWAYS|BY\\s+DEFAULT)\\s+AS\\s+IDENTITY(?:\\s*\\((.*)\\))?",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern NAME =
            Pattern.compile(
                    "SEQUENCE\\s+NAME\\s+(?:\"(?:[^\"]|\"\")*\"|[^\\s\"()])+",
                    Pattern.CASE_INSENSITIVE);

    /// {@return the options of a clause}
    ///
    /// @param type of the column: it says how far the sequence can count
    static IdentityOptions of(String clause, String type) {
        Matcher matcher = CLAUSE.matcher(clause);
        if (!matcher.matches()) {
            throw new IllegalArgumentException("no identity: " + clause);
        }
        String text =
                matcher.group(2) == null ? "" : NAME.matcher(matcher.group(2)).replaceAll(" ");
        long increment = number(text, "INCREMENT(?:\\s+BY)?", 1);
        boolean down = increment < 0;
        long greatest =
                switch (TypeName.of(type).base()) {
                    case "smallint" -> Short.MAX_VALUE;
                    case "integer" -> Integer.MAX_VALUE;
                    default -> Long.MAX_VALUE;
                };
        long min = number(text, "(?<!NO )MINVALUE", down ? -greatest - 1 : 1);
        long max = number(text, "(?<!NO )MAXVALUE", down ? -1 : greatest);
        boolean cycle = has(text, "(?<!NO )\\bCYCLE\\b");
        return new IdentityOptions(
                matcher.group(1).toUpperCase(Locale.ROOT).replaceAll("\\s+", " "),
                increment,
                min,
                max,
                number(text, "START(?:\\s+WITH)?", down ? max : min),
                number(text, "CACHE", 1),
                cycle);
    }

    private static @Nullable Matcher find(String text, String pattern) {
        Matcher matcher = Pattern.compile(pattern, Pattern.CASE_INSENSITIVE).matcher(text);
        return matcher.find() ? matcher : null;
    }

    private static boolean has(String text, String pattern) {
        return find(text, pattern) != null;
    }

    private static long number(String text, String option, long otherwise) {
        Matcher matcher = find(text, option + "\\s+(-?\\d+)");
        return matcher == null ? otherwise : Long.parseLong(matcher.group(1));
    }

    Bounds bounds() {
        return new Bounds(min, max);
    }

    /// {@return the actions of ALTER COLUMN that turn these options into others; empty for none}
    String change(IdentityOptions after) {
        List<String> actions = new ArrayList<>();
        if (!after.mode.equals(mode)) {
            actions.add("SET GENERATED " + after.mode);
        }
        put(actions, "INCREMENT BY ", increment, after.increment);
        put(actions, "MINVALUE ", min, after.min);
        put(actions, "MAXVALUE ", max, after.max);
        put(actions, "START WITH ", start, after.start);
        put(actions, "CACHE ", cache, after.cache);
        if (after.cycle != cycle) {
            actions.add(after.cycle ? "SET CYCLE" : "SET NO CYCLE");
        }
        return String.join(" ", actions);
    }

    private static void put(List<String> actions, String words, long before, long after) {
        if (after != before) {
            actions.add("SET " + words + after);
        }
    }
}
