package dev.leat.sql.render;

import java.util.ArrayList;
import java.util.BitSet;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// SQL with Postgres's own parameters, `$1`, `$2` …, made into what JDBC takes: a `?` for each
/// mention. What stands in literals, quoted names, comments and dollar quotes is left alone; the
/// operators that have a question mark are doubled, which is how JDBC tells them from parameters.
final class NumberedSql {
    private static final Pattern NUMBER = Pattern.compile("\\$(\\d{1,5})");
    private static final Pattern DOLLAR_QUOTE =
            Pattern.compile("\\$(?:[\\p{L}_][\\p{L}\\p{N}_]*)?\\$");

    private final String sql;
    private final StringBuilder out = new StringBuilder();
    private final List<Integer> mentions = new ArrayList<>();

    private NumberedSql(String sql) {
        this.sql = sql;
        int at = 0;
        while (at < sql.length()) {
            at = part(at);
        }
    }

    /// {@return the statement; `null` if the SQL has no numbered parameter}
    ///
    /// @throws IllegalArgumentException if a number has no value, or a value is never mentioned
    static @Nullable Rendered render(String sql, List<? extends @Nullable String> values) {
        NumberedSql numbered = new NumberedSql(sql);
        if (numbered.mentions.isEmpty()) {
            return null;
        }
        BitSet used = new BitSet();
        List<@Nullable String> parameters = new ArrayList<>();
        for (int number : numbered.mentions) {
            if (number < 1 || number > values.size()) {
                throw new IllegalArgumentException(
                        "the SQL mentions $%d, but %d values are given"
                                .formatted(number, values.size()));
            }
            used.set(number);
            parameters.add(values.get(number - 1));
        }
        if (used.cardinality() < values.size()) {
            throw new IllegalArgumentException(
                    "the SQL never mentions $%d, but a value is given for it"
                            .formatted(used.nextClearBit(1)));
        }
        return new Rendered(numbered.out.toString(), parameters);
    }

    /// Takes over what starts at a position.
    ///
    /// @return where the next part starts
    private int part(int at) {
        return switch (sql.charAt(at)) {
            case '\'' -> copy(at, quoted(at, '\'', escapes(at)));
            case '"' -> copy(at, quoted(at, '"', false));
            case '-' -> copy(at, sql.startsWith("--", at) ? lineEnd(at) : at + 1);
            case '/' -> copy(at, sql.startsWith("/*", at) ? comment(at) : at + 1);
            case '$' -> dollar(at);
            case '?' -> {
                out.append("??");
                yield at + 1;
            }
            default -> copy(at, at + 1);
        };
    }

    private int lineEnd(int at) {
        int end = sql.indexOf('\n', at);
        return end < 0 ? sql.length() : end;
    }

    private int copy(int from, int to) {
        out.append(sql, from, to);
        return to;
    }

    /// Whether a backslash escapes in the literal: `E'…'`.
    private boolean escapes(int quote) {
        if (quote == 0 || Character.toLowerCase(sql.charAt(quote - 1)) != 'e') {
            return false;
        }
        return quote == 1 || !Character.isJavaIdentifierPart(sql.charAt(quote - 2));
    }

    private int quoted(int start, char quote, boolean escapes) {
        int at = start + 1;
        while (at < sql.length()) {
            char c = sql.charAt(at);
            if (escapes && c == '\\') {
                at += 2;
            } else if (c == quote) {
                return at + 1;
            } else {
                at++;
            }
        }
        return sql.length();
    }

    private int comment(int start) {
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
        return sql.length();
    }

    private int dollar(int at) {
        // Inside a name a dollar is a letter.
        boolean inName = at > 0 && Character.isJavaIdentifierPart(sql.charAt(at - 1));
        Matcher number = NUMBER.matcher(sql).region(at, sql.length());
        if (!inName && number.lookingAt()) {
            mentions.add(Integer.valueOf(number.group(1)));
            out.append('?');
            return number.end();
        }
        Matcher quote = DOLLAR_QUOTE.matcher(sql).region(at, sql.length());
        if (!inName && quote.lookingAt()) {
            int end = sql.indexOf(quote.group(), quote.end());
            return copy(at, end < 0 ? sql.length() : end + quote.group().length());
        }
        return copy(at, at + 1);
    }
}
