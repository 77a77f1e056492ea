package dev.leat.migrate.pull;

import java.util.ArrayList;
import java.util.List;

/// Lists within SQL that Postgres printed.
final class SqlLists {
    private SqlLists() {}

    /// {@return what stands between the separators that are outside of quotes and parentheses,
    /// without the blanks around it}
    static List<String> split(String sql, char separator) {
        List<String> elements = new ArrayList<>();
        int depth = 0;
        int start = 0;
        char quote = 0;
        for (int i = 0; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(' || c == '[') {
                depth++;
            } else if (c == ')' || c == ']') {
                depth--;
            } else if (c == separator && depth == 0) {
                elements.add(sql.substring(start, i).strip());
                start = i + 1;
            }
        }
        String last = sql.substring(start).strip();
        if (!last.isEmpty()) {
            elements.add(last);
        }
        return elements;
    }

    /// {@return the place behind the parenthesis that closes the one at a place}
    static int behindParentheses(String sql, int open) {
        int depth = 0;
        char quote = 0;
        for (int i = open; i < sql.length(); i++) {
            char c = sql.charAt(i);
            if (quote != 0) {
                if (c == quote) {
                    quote = 0;
                }
            } else if (c == '\'' || c == '"') {
                quote = c;
            } else if (c == '(') {
                depth++;
            } else if (c == ')' && --depth == 0) {
                return i + 1;
            }
        }
        throw new IllegalArgumentException("the parenthesis is not closed: " + sql);
    }

    /// {@return an identifier without its quotes}
    static String unquoted(String identifier) {
        return identifier.startsWith("\"") && identifier.endsWith("\"") && identifier.length() > 1
                ? identifier.substring(1, identifier.length() - 1).replace("\"\"", "\"")
                : identifier;
    }

    /// {@return whether it is a name and nothing else}
    static boolean isIdentifier(String sql) {
        return sql.matches("[a-z_][a-z0-9_$]*") || sql.matches("\"(?:[^\"]|\"\")+\"");
    }
}
