package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;

/// Finds the `{}` and `?` of a template: those outside of quotes, dollar quotes and comments.
final class TemplateText {
    private final String sql;
    private final List<String> texts = new ArrayList<>();
    private final List<Boolean> holes = new ArrayList<>();
    private final StringBuilder code = new StringBuilder();
    private int start;
    private int at;

    private TemplateText(String sql) {
        this.sql = sql;
    }

    /// {@return the SQL, cut at every `{}` and `?`}
    static TemplateText split(String sql) {
        TemplateText text = new TemplateText(sql);
        text.run();
        return text;
    }

    /// {@return the SQL with a space for each comment, and nothing inside of quotes}
    static String withoutComments(String sql) {
        TemplateText text = new TemplateText(sql);
        text.run();
        return text.code.toString();
    }

    /// {@return the SQL before, between and behind the cuts}
    List<String> texts() {
        return texts;
    }

    /// {@return for each cut whether it is a `{}`}
    List<Boolean> holes() {
        return holes;
    }

    private void run() {
        while (at < sql.length()) {
            char c = sql.charAt(at);
            int before = at;
            if (sql.startsWith("{}", at)) {
                cut(2);
            } else if (c == '?') {
                cut(1);
            } else if (c == '\'') {
                quoted(c, escapes());
            } else if (c == '"') {
                quoted(c, false);
            } else if (sql.startsWith("--", at)) {
                skipTo("\n", 2);
            } else if (sql.startsWith("/*", at)) {
                comment();
            } else if (c == '$') {
                dollar();
            } else {
                at++;
            }
            boolean comment = c == '-' || c == '/';
            code.append(at - before == 1 ? String.valueOf(c) : comment ? " " : c + "" + c);
        }
        texts.add(sql.substring(start));
    }

    private void cut(int length) {
        texts.add(sql.substring(start, at));
        holes.add(length == 2);
        at += length;
        start = at;
    }

    /// Whether a backslash escapes in the literal that starts here: `E'…'`, but not `LIKE'…'`.
    private boolean escapes() {
        return at > 0
                && Character.toLowerCase(sql.charAt(at - 1)) == 'e'
                && (at == 1 || !Character.isJavaIdentifierPart(sql.charAt(at - 2)));
    }

    /// Skips a comment and those inside it, as Postgres nests them.
    private void comment() {
        int depth = 0;
        do {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
            } else {
                at++;
            }
        } while (depth > 0 && at < sql.length());
    }

    private void quoted(char quote, boolean escapes) {
        at++;
        while (at < sql.length() && sql.charAt(at) != quote) {
            at += escapes && sql.charAt(at) == '\\' ? 2 : 1;
        }
        at++;
    }

    /// Skips `$tag$ … $tag$`; a `$` that starts no such quote is taken as it is.
    private void dollar() {
        int end = sql.indexOf('$', at + 1);
        boolean tag = end > 0 && isTag(sql.substring(at + 1, end));
        if (!tag || (at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1)))) {
            at++;
            return;
        }
        String quote = sql.substring(at, end + 1);
        skipTo(quote, quote.length());
    }

    private static boolean isTag(String text) {
        return text.isEmpty()
                || (!Character.isDigit(text.charAt(0))
                        && text.chars().allMatch(c -> c == '_' || Character.isLetterOrDigit(c)));
    }

    private void skipTo(String end, int from) {
        int found = sql.indexOf(end, at + from);
        at = found < 0 ? sql.length() : found + end.length();
    }
}
