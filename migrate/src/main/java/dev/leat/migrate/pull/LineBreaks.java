package dev.leat.migrate.pull;

import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;

/// Breaks the statements that are too long for a line, where a reader would: behind `=`, before the
/// calls of a chain, between arguments.
///
/// A statement that is several lines already, as one with a long text is, stays as it is.
final class LineBreaks {
    private static final int WIDTH = 100;
    private static final int STEP = 8;

    private LineBreaks() {}

    /// {@return the source with lines of a readable length, as far as its names and texts let it}
    static String in(String source) {
        return source.lines()
                        .map(line -> String.join("\n", lines(line)))
                        .collect(Collectors.joining("\n"))
                + "\n";
    }

    private static List<String> lines(String line) {
        String statement = line.strip();
        if (line.length() <= WIDTH
                || !statement.endsWith(";")
                || statement.startsWith("import ")
                || !isWhole(statement)) {
            return List.of(line);
        }
        int indent = line.indexOf(statement);
        int assigned =
                outside(statement, 0).stream()
                        .filter(at -> statement.startsWith(" = ", at))
                        .findFirst()
                        .orElse(-1);
        if (assigned < 0) {
            return chain(statement, indent);
        }
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(indent) + statement.substring(0, assigned) + " =");
        lines.addAll(chain(statement.substring(assigned + 3), indent + STEP));
        return lines;
    }

    private static List<String> chain(String expression, int indent) {
        if (indent + expression.length() <= WIDTH) {
            return List.of(" ".repeat(indent) + expression);
        }
        List<Integer> calls =
                outside(expression, 0).stream()
                        .filter(at -> expression.startsWith(").", at))
                        .map(at -> at + 1)
                        .toList();
        List<String> lines = new ArrayList<>();
        int from = 0;
        for (int at : calls) {
            lines.addAll(call(expression.substring(from, at), from == 0 ? indent : indent + STEP));
            from = at;
        }
        lines.addAll(call(expression.substring(from), from == 0 ? indent : indent + STEP));
        return lines;
    }

    private static List<String> call(String call, int indent) {
        int open = call.indexOf('(');
        if (indent + call.length() <= WIDTH
                || open < 0
                || call.startsWith("()", open)
                || call.lastIndexOf('"', open) >= 0) {
            return List.of(" ".repeat(indent) + call);
        }
        List<String> arguments = new ArrayList<>();
        int from = open + 1;
        for (int at : outside(call, 1)) {
            if (call.startsWith(", ", at)) {
                arguments.add(call.substring(from, at + 1));
                from = at + 2;
            }
        }
        arguments.add(call.substring(from));
        List<String> lines = new ArrayList<>();
        lines.add(" ".repeat(indent) + call.substring(0, open + 1));
        String together = String.join(" ", arguments);
        if (indent + STEP + together.length() <= WIDTH) {
            lines.add(" ".repeat(indent + STEP) + together);
        } else {
            arguments.forEach(each -> lines.addAll(chain(each, indent + STEP)));
        }
        return lines;
    }

    private static boolean isWhole(String statement) {
        List<Integer> open = outside(statement, 0);
        return !open.isEmpty() && open.getLast() == statement.length() - 1;
    }

    /// {@return the places that are no part of a literal and within so many parentheses; one that
    /// closes is within as many as what comes behind it}
    private static List<Integer> outside(String code, int depth) {
        List<Integer> places = new ArrayList<>();
        int open = 0;
        char quote = 0;
        for (int at = 0; at < code.length(); at++) {
            char c = code.charAt(at);
            if (quote != 0) {
                if (c == '\\') {
                    at++;
                } else if (c == quote) {
                    quote = 0;
                }
                continue;
            }
            if (c == '"' || c == '\'') {
                quote = c;
            } else if (c == '(') {
                open++;
            } else if (c == ')') {
                open--;
            }
            if (open == depth && quote == 0) {
                places.add(at);
            }
        }
        return places;
    }
}
