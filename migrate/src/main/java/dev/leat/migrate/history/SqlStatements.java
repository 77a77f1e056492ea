package dev.leat.migrate.history;

import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts SQL text into statements, as psql would: quotes, dollar quotes and comments hide
/// semicolons.
///
/// The rules are those of the PostgreSQL manual, chapter "Lexical Structure": `''` and `""` inside
/// quotes, backslashes in `E''`, `$tag$ … $tag$`, nested block comments.
public final class SqlStatements {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern SQL_BODY =
            Pattern.compile(
                    "^\\s*create\\s+(or\\s+replace\\s+)?(function|procedure)\\b.*\\bbegin\\s+atomic\\b.*",
                    Pattern.CASE_INSENSITIVE | Pattern.DOTALL);
    private static final Pattern END = Pattern.compile("\\bend\\s*$", Pattern.CASE_INSENSITIVE);

    private final String text;
    private final List<Statement> statements = new ArrayList<>();
    private int position;
    private int start;

    private SqlStatements(String text) {
        this.text = text;
    }

    /// One statement without its semicolon.
    ///
    /// @param line the line of the text, from 1, on which its first word stands
    public record Statement(String sql, int line) {}

    /// {@return the statements in order; text that is only comments is none}
    public static List<Statement> split(String text) {
        return new SqlStatements(text).run();
    }

    private List<Statement> run() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == ';') {
                if (!insideSqlBody()) {
                    add(position);
                    start = position + 1;
                }
                position++;
            } else if (!skipHidden(c)) {
                position++;
            }
        }
        add(text.length());
        return List.copyOf(statements);
    }

    /// Moves behind a comment or a quoted text that begins here.
    private boolean skipHidden(char c) {
        switch (c) {
            case '\'' -> skipQuoted('\'', isEscapeString());
            case '"' -> skipQuoted('"', false);
            case '-' -> {
                return skipIf("--", this::skipLine);
            }
            case '/' -> {
                return skipIf("/*", this::skipBlockComment);
            }
            case '$' -> {
                return skipDollarQuoted();
            }
            default -> {
                return false;
            }
        }
        return true;
    }

    private boolean skipIf(String opening, Runnable skip) {
        if (text.startsWith(opening, position)) {
            skip.run();
            return true;
        }
        return false;
    }

    private boolean isEscapeString() {
        boolean e =
                position > 0
                        && (text.charAt(position - 1) == 'E' || text.charAt(position - 1) == 'e');
        return e && (position == 1 || !Character.isJavaIdentifierPart(text.charAt(position - 2)));
    }

    private void skipQuoted(char quote, boolean backslashes) {
        position++;
        while (position < text.length()) {
            char c = text.charAt(position);
            if (backslashes && c == '\\') {
                position += 2;
            } else if (c == quote) {
                position++;
                if (position >= text.length() || text.charAt(position) != quote) {
                    return;
                }
                position++;
            } else {
                position++;
            }
        }
    }

    private void skipLine() {
        int end = text.indexOf('\n', position);
        position = end < 0 ? text.length() : end + 1;
    }

    private void skipBlockComment() {
        int depth = 0;
        while (position < text.length()) {
            if (text.startsWith("/*", position)) {
                depth++;
                position += 2;
            } else if (text.startsWith("*/", position)) {
                depth--;
                position += 2;
                if (depth == 0) {
                    return;
                }
            } else {
                position++;
            }
        }
    }

    private boolean skipDollarQuoted() {
        if (position > 0 && Character.isJavaIdentifierPart(text.charAt(position - 1))) {
            return false;
        }
        Matcher tag = DOLLAR.matcher(text).region(position, text.length());
        if (!tag.lookingAt()) {
            return false;
        }
        int end = text.indexOf(tag.group(), tag.end());
        position = end < 0 ? text.length() : end + tag.group().length();
        return true;
    }

    /// The body of an SQL-standard function has semicolons of its own, up to its END.
    private boolean insideSqlBody() {
        String soFar = text.substring(start, position);
        return SQL_BODY.matcher(soFar).matches() && !END.matcher(soFar).find();
    }

    private void add(int end) {
        int first = start;
        while (first < end) {
            if (Character.isWhitespace(text.charAt(first))) {
                first++;
            } else if (text.startsWith("--", first)) {
                int lineEnd = text.indexOf('\n', first);
                first = lineEnd < 0 ? end : Math.min(end, lineEnd + 1);
            } else if (text.startsWith("/*", first)) {
                SqlStatements comment = new SqlStatements(text);
                comment.position = first;
                comment.skipBlockComment();
                first = Math.min(end, comment.position);
            } else {
                break;
            }
        }
        if (first < end) {
            int line = 1 + (int) text.substring(0, first).chars().filter(c -> c == '\n').count();
            statements.add(new Statement(text.substring(first, end).strip(), line));
        }
    }
}
