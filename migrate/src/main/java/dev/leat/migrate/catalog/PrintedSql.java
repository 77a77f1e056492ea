package dev.leat.migrate.catalog;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads SQL that Postgres has printed. It has neither comments nor dollar quotes, and in every
/// string and quoted name a quote is written twice.
final class PrintedSql {
    private static final Pattern QUERY =
            Pattern.compile("\\s*(SELECT|WITH|VALUES|TABLE)\\b.*", Pattern.DOTALL);
    private static final Pattern WHEN = Pattern.compile("FOR EACH (?:ROW|STATEMENT) WHEN \\(");
    private static final String EXECUTE = "EXECUTE FUNCTION ";

    private PrintedSql() {}

    /// {@return the expression without parentheses that enclose all of it; those of a sub-select
    /// stay}
    static String withoutParentheses(String sql) {
        String text = sql.strip();
        while (text.startsWith("(") && closing(text, 0) == text.length() - 1) {
            String inner = text.substring(1, text.length() - 1);
            if (QUERY.matcher(inner).matches()) {
                return text;
            }
            text = inner.strip();
        }
        return text;
    }

    /// {@return the query without its semicolon}
    static String query(String sql) {
        String text = sql.strip();
        return text.endsWith(";") ? text.substring(0, text.length() - 1).stripTrailing() : text;
    }

    /// {@return the condition of a trigger's definition, or `null` if it has none}
    static @Nullable String whenOfTrigger(String definition) {
        int open = openOfWhen(definition);
        return open < 0
                ? null
                : withoutParentheses(definition.substring(open, closing(definition, open) + 1));
    }

    /// {@return the texts that a trigger's definition gives to its function}
    static List<String> argumentsOfTrigger(String definition) {
        int open = openOfWhen(definition);
        int start = outside(definition, EXECUTE, open < 0 ? 0 : closing(definition, open));
        List<String> arguments = new ArrayList<>();
        int position = start + EXECUTE.length();
        while (position < definition.length()) {
            char c = definition.charAt(position);
            if (c == '\'') {
                int end = endOfQuoted(definition, position);
                boolean escaped = definition.charAt(position - 1) == 'E';
                String value = definition.substring(position + 1, end).replace("''", "'");
                arguments.add(escaped ? value.replace("\\\\", "\\") : value);
                position = end + 1;
            } else {
                position = c == '"' ? endOfQuoted(definition, position) + 1 : position + 1;
            }
        }
        return arguments;
    }

    private static int openOfWhen(String definition) {
        Matcher found = WHEN.matcher(definition);
        while (found.find()) {
            if (outside(definition, found.group(), 0) == found.start()) {
                return found.end() - 1;
            }
        }
        return -1;
    }

    /// {@return the first place of the words that is not within quotes, or -1}
    private static int outside(String text, String words, int from) {
        for (int i = from; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(text, i);
            } else if (text.startsWith(words, i)) {
                return i;
            }
        }
        return -1;
    }

    /// {@return the place of the parenthesis that closes the one at `open`; the text's length if
    /// none does}
    private static int closing(String text, int open) {
        int depth = 0;
        for (int i = open; i < text.length(); i++) {
            char c = text.charAt(i);
            if (c == '\'' || c == '"') {
                i = endOfQuoted(text, i);
            } else if (c == '(') {
                depth++;
            } else if (c == ')') {
                depth--;
                if (depth == 0) {
                    return i;
                }
            }
        }
        return text.length();
    }

    private static int endOfQuoted(String text, int start) {
        char quote = text.charAt(start);
        for (int i = start + 1; i < text.length(); i++) {
            if (text.charAt(i) == quote) {
                if (i + 1 < text.length() && text.charAt(i + 1) == quote) {
                    i++;
                } else {
                    return i;
                }
            }
        }
        return text.length();
    }
}
