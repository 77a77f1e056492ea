package dev.leat.migrate.diff;

import dev.leat.schema.Identifier;
import java.util.Map;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;

/// Column names within an SQL expression.
final class ColumnNames {
    /// A string, a quoted name, a cast or what follows a point (neither is a column), a word.
    private static final Pattern TOKEN =
            Pattern.compile(
                    "(?:\\b[eE])?'(?:[^']|'')*'|\"(?<quoted>(?:[^\"]|\"\")+)\"(?!\\.)|(?:::|\\.)\\s*(?:\"(?:[^\"]|\"\")*\"|[\\w$]+)|(?<bare>[\\p{L}_][\\w$]*)(?!\\s*\\()");

    private static final Pattern PLAIN = Pattern.compile("[a-z_][a-z0-9_]*");

    private ColumnNames() {}

    /// {@return the expression as Postgres has it after the columns got their new names; all at
    /// once, so that two may swap}
    static String rename(String expression, Map<String, String> names) {
        return TOKEN.matcher(expression)
                .replaceAll(match ->
                        java.util.regex.Matcher.quoteReplacement(replacement(match, names)));
    }

    private static String replacement(MatchResult match, Map<String, String> names) {
        String quoted = match.group("quoted");
        if (quoted != null) {
            String now = names.get(quoted.replace("\"\"", "\""));
            return now == null ? match.group() : Identifier.quote(now);
        }
        String bare = match.group("bare");
        String now = bare == null ? null : names.get(bare);
        if (now == null) {
            return match.group();
        }
        return PLAIN.matcher(now).matches() ? now : Identifier.quote(now);
    }
}
