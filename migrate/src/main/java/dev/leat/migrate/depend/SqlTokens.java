package dev.leat.migrate.depend;

import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/// The tokens of a text of SQL; spaces and comments are left out.
public final class SqlTokens {
    private final String sql;
    private final List<Token> tokens = new ArrayList<>();

    private SqlTokens(String sql) {
        this.sql = sql;
    }

    /// What a token is.
    public enum Type {
        /// A name in quotes, or a word that is no reserved key word.
        NAME,
        /// A reserved key word.
        KEY_WORD,
        /// A string, whatever its quotes.
        STRING,
        /// Anything else: a number or a sign. `::` is one sign.
        SIGN
    }

    /// One token.
    ///
    /// @param value the name as Postgres stores it, the key word in lower case, the content of the
    ///   string, the sign
    /// @param quoted whether it is a name in quotes
    /// @param start where it begins in the text
    /// @param end where it ends
    public record Token(Type type, String value, boolean quoted, int start, int end) {
        /// {@return whether it is that sign or key word}
        public boolean is(String sign) {
            return type != Type.STRING && type != Type.NAME && value.equals(sign);
        }
    }

    /// Says what stands in the place of a token.
    @FunctionalInterface
    public interface Rewriting {
        /// {@return the text to put there; `null` to leave it}
        @Nullable String at(List<Token> tokens, int index);
    }

    /// {@return the tokens of the text}
    public static List<Token> of(String sql) {
        SqlTokens lexer = new SqlTokens(sql);
        lexer.run();
        return lexer.tokens;
    }

    /// {@return the text with some of its tokens replaced}
    public static String rewrite(String sql, Rewriting rewriting) {
        List<Token> tokens = of(sql);
        StringBuilder text = new StringBuilder();
        int done = 0;
        for (int i = 0; i < tokens.size(); i++) {
            String replacement = rewriting.at(tokens, i);
            if (replacement != null) {
                Token token = tokens.get(i);
                text.append(sql, done, token.start()).append(replacement);
                done = token.end();
            }
        }
        return done == 0 ? sql : text.append(sql, done, sql.length()).toString();
    }

    private void run() {
        int at = 0;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (Character.isWhitespace(c)) {
                at++;
            } else if (sql.startsWith("--", at)) {
                int end = sql.indexOf('\n', at);
                at = end < 0 ? sql.length() : end;
            } else if (sql.startsWith("/*", at)) {
                at = afterComment(at);
            } else if (c == '\'') {
                at = string(at, at, false);
            } else if (c == '"') {
                at = quotedName(at);
            } else if (c == '$' && dollarTag(at) > 0) {
                at = dollarString(at);
            } else if (isWordStart(c)) {
                at = word(at);
            } else {
                int end =
                        Character.isDigit(c)
                                ? afterNumber(at)
                                : sql.startsWith("::", at) ? at + 2 : at + 1;
                tokens.add(new Token(Type.SIGN, sql.substring(at, end), false, at, end));
                at = end;
            }
        }
    }

    private int afterComment(int start) {
        int depth = 0;
        int at = start;
        while (at < sql.length()) {
            if (sql.startsWith("/*", at)) {
                depth++;
                at += 2;
            } else if (sql.startsWith("*/", at)) {
                depth--;
                at += 2;
                if (depth == 0) {
                    return at;
                }
            } else {
                at++;
            }
        }
        return at;
    }

    /// @param quote where the opening quote stands, behind a prefix or not
    private int string(int start, int quote, boolean escapes) {
        StringBuilder value = new StringBuilder();
        int at = quote + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (c == '\'' && at + 1 < sql.length() && sql.charAt(at + 1) == '\'') {
                value.append('\'');
                at += 2;
            } else if (c == '\'') {
                at++;
                break;
            } else if (escapes && c == '\\' && at + 1 < sql.length()) {
                value.append(sql.charAt(at + 1));
                at += 2;
            } else {
                value.append(c);
                at++;
            }
        }
        tokens.add(new Token(Type.STRING, value.toString(), false, start, at));
        return at;
    }

    private int quotedName(int start) {
        StringBuilder value = new StringBuilder();
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at++);
            if (c != '"') {
                value.append(c);
            } else if (at < sql.length() && sql.charAt(at) == '"') {
                value.append('"');
                at++;
            } else {
                break;
            }
        }
        tokens.add(new Token(Type.NAME, value.toString(), true, start, at));
        return at;
    }

    /// {@return the length of `$tag$`, or 0 if none begins there}
    private int dollarTag(int start) {
        int at = start + 1;
        while (at < sql.length() && isWordPart(sql.charAt(at)) && sql.charAt(at) != '$') {
            at++;
        }
        boolean closed = at < sql.length() && sql.charAt(at) == '$';
        boolean parameter = start + 1 < sql.length() && Character.isDigit(sql.charAt(start + 1));
        return closed && !parameter ? at + 1 - start : 0;
    }

    private int dollarString(int start) {
        int length = dollarTag(start);
        String tag = sql.substring(start, start + length);
        int close = sql.indexOf(tag, start + length);
        int end = close < 0 ? sql.length() : close + length;
        tokens.add(
                new Token(
                        Type.STRING,
                        sql.substring(start + length, close < 0 ? end : close),
                        false,
                        start,
                        end));
        return end;
    }

    private int word(int start) {
        int at = start;
        while (at < sql.length() && isWordPart(sql.charAt(at))) {
            at++;
        }
        String word = sql.substring(start, at);
        if (at < sql.length() && sql.charAt(at) == '\'' && word.length() == 1) {
            char prefix = Character.toLowerCase(word.charAt(0));
            if (prefix == 'e' || prefix == 'b' || prefix == 'x' || prefix == 'n') {
                return string(start, at, prefix == 'e');
            }
        }
        String folded = word.toLowerCase(Locale.ROOT);
        Type type = SqlWords.isReserved(folded) ? Type.KEY_WORD : Type.NAME;
        tokens.add(new Token(type, folded, false, start, at));
        return at;
    }

    private int afterNumber(int start) {
        int at = start;
        while (at < sql.length()
                && (Character.isLetterOrDigit(sql.charAt(at)) || sql.charAt(at) == '.')) {
            at++;
        }
        return at;
    }

    private static boolean isWordStart(char c) {
        return c == '_' || Character.isLetter(c) || c >= 0x80;
    }

    private static boolean isWordPart(char c) {
        return isWordStart(c) || Character.isDigit(c) || c == '$';
    }
}
