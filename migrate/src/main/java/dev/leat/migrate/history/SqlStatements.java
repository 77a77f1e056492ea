package dev.leat.migrate.history;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/// Cuts SQL text into statements, as psql would: quotes, dollar quotes, comments, parentheses and
/// the bodies of SQL functions hide semicolons.
///
/// The rules are those of the PostgreSQL manual, chapter "Lexical Structure": `''` and `""` inside
/// quotes, backslashes in `E''`, `$tag$ … $tag$`, nested block comments.
public final class SqlStatements {
    private static final Pattern DOLLAR = Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");
    private static final Pattern ROUTINE =
            Pattern.compile("create (?:or replace )?(?:function|procedure)(?: .*)?");
    private static final String DIRECTIVE = "-- leat:";

    private final String text;
    private final List<Piece> pieces = new ArrayList<>();
    private int position;
    private int start;
    private int countedTo;
    private int linesBefore;
    private int parentheses;
    private int bodies;

    /// The first words of the statement, in lower case, each followed by a space.
    private final StringBuilder firstWords = new StringBuilder();

    private SqlStatements(String text) {
        this.text = text;
    }

    /// What a text consists of.
    public sealed interface Piece {
        /// {@return the line of the text, from 1, on which it begins}
        int line();
    }

    /// One statement without its semicolon.
    ///
    /// @param line the line of the text, from 1, on which its first word stands
    public record Statement(String sql, int line) implements Piece {}

    /// A comment between statements that says how they are to be run: `-- leat:name argument`.
    ///
    /// @param name the word after the colon
    /// @param argument what follows it; may be empty
    /// @param alone whether the line holds nothing else
    public record Directive(String name, String argument, int line, boolean alone)
            implements Piece {}

    /// {@return the statements in order; text that is only comments is none}
    public static List<Statement> split(String text) {
        return pieces(text).stream()
                .filter(Statement.class::isInstance)
                .map(Statement.class::cast)
                .toList();
    }

    /// {@return the statements, and the directives before, between and after them, in order}
    public static List<Piece> pieces(String text) {
        return new SqlStatements(text).run();
    }

    private List<Piece> run() {
        while (position < text.length()) {
            char c = text.charAt(position);
            if (c == ';') {
                if (parentheses == 0 && bodies == 0) {
                    add(position);
                    begin(position + 1);
                }
                position++;
            } else if (!skipHidden(c)) {
                take(c);
            }
        }
        add(text.length());
        return List.copyOf(pieces);
    }

    private void begin(int at) {
        start = at;
        firstWords.setLength(0);
    }

    private void take(char c) {
        if (c == '(') {
            parentheses++;
        } else if (c == ')') {
            parentheses = Math.max(0, parentheses - 1);
        } else if (Character.isUnicodeIdentifierStart(c) || c == '_') {
            takeWord();
            return;
        }
        position++;
    }

    /// The body of an SQL-standard function has semicolons of its own, from BEGIN to its END; so
    /// has nothing else, a CASE in it has an END too.
    private void takeWord() {
        int first = position;
        while (position < text.length()
                && (Character.isUnicodeIdentifierPart(text.charAt(position))
                        || text.charAt(position) == '$')) {
            position++;
        }
        String word = text.substring(first, position).toLowerCase(Locale.ROOT);
        if (firstWords.length() < 40) {
            firstWords.append(word).append(' ');
        }
        switch (word) {
            case "begin" -> {
                if (ROUTINE.matcher(firstWords.toString().strip()).matches()) {
                    bodies++;
                }
            }
            case "case" -> bodies += bodies > 0 ? 1 : 0;
            case "end" -> bodies -= bodies > 0 ? 1 : 0;
            default -> {}
        }
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
        position = text.length();
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

    private void add(int end) {
        int first = start;
        while (first < end) {
            if (Character.isWhitespace(text.charAt(first))) {
                first++;
            } else if (text.startsWith("--", first)) {
                int lineEnd = text.indexOf('\n', first);
                int next = lineEnd < 0 ? end : Math.min(end, lineEnd + 1);
                addDirective(first, next);
                first = next;
            } else if (text.startsWith("/*", first)) {
                SqlStatements comment = new SqlStatements(text);
                comment.position = first;
                comment.skipBlockComment();
                first = Math.min(end, comment.position);
            } else {
                pieces.add(new Statement(text.substring(first, end).strip(), line(first)));
                return;
            }
        }
    }

    private void addDirective(int first, int end) {
        if (text.startsWith(DIRECTIVE, first)) {
            String[] words =
                    text.substring(first + DIRECTIVE.length(), end).strip().split("\\s+", 2);
            int lineStart = text.lastIndexOf('\n', first) + 1;
            pieces.add(
                    new Directive(
                            words[0],
                            words.length == 2 ? words[1] : "",
                            line(first),
                            text.substring(lineStart, first).isBlank()));
        }
    }

    private int line(int at) {
        for (; countedTo < at; countedTo++) {
            if (text.charAt(countedTo) == '\n') {
                linesBefore++;
            }
        }
        return linesBefore + 1;
    }
}
