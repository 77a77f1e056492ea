package dev.leat.processor;

import dev.leat.processor.Bound.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/// Reads the condition of a check where it is SQL, as written by hand or as Postgres prints it:
/// comparisons of a column, or of its length, with a number, joined by AND. Of what it does not
/// know for certain it says nothing.
final class CheckSql {
    private static final Pattern TOKEN =
            Pattern.compile(
                    "\\s+|(?<number>\\d+(?:\\.\\d*)?|\\.\\d+)(?![\\w.])"
                            + "|(?<word>[A-Za-z_][A-Za-z0-9_]*)(?!['\"&$])"
                            + "|\"(?:[^\"]|\"\")+\"|'(?:[^'\\\\]|'')*'"
                            + "|::|[(),\\[\\]]|(?<operator>[-+*/<>=~!@#%^&|?]+)");

    /// Operators that Postgres reads as two: the second is the sign of a number.
    private static final Pattern SIGNED = Pattern.compile("(<|<=|>|>=)(-)");

    private static final Set<String> LENGTHS = Set.of("length", "char_length", "character_length");
    private static final Set<String> WHOLE =
            Set.of("smallint", "integer", "bigint", "int2", "int4", "int8", "int");
    private static final Set<String> DECIMAL = Set.of("numeric", "decimal");

    /// Words that cannot be names of columns, as far as they may stand where one could.
    private static final Set<String> WORDS =
            Set.of(
                    "and", "or", "not", "between", "case", "when", "then", "else", "end", "is",
                    "in");

    private final List<String> tokens;
    private int at;

    private CheckSql(List<String> tokens) {
        this.tokens = tokens;
    }

    /// Something that this does not know.
    private static final class Unknown extends Exception {
        private static final long serialVersionUID = 1L;
    }

    /// {@return what the condition says, by the columns' names in Postgres}
    static List<Bound> read(String sql) {
        List<String> tokens = tokens(sql);
        return tokens == null ? List.of() : all(tokens);
    }

    /// {@return names and words as Postgres understands them: names in quotes, words in small
    /// letters; `null` if there is anything else than this knows}
    private static @Nullable List<String> tokens(String sql) {
        List<String> tokens = new ArrayList<>();
        Matcher matcher = TOKEN.matcher(sql);
        int end = 0;
        while (matcher.find() && matcher.start() == end) {
            end = matcher.end();
            String operator = matcher.group("operator");
            if (operator != null) {
                Matcher signed = SIGNED.matcher(operator);
                if (operator.contains("--") || operator.contains("/*")) {
                    return null;
                }
                tokens.addAll(
                        signed.matches()
                                ? List.of(signed.group(1), signed.group(2))
                                : List.of(operator));
            } else if (matcher.group("word") != null) {
                tokens.add(matcher.group().toLowerCase(Locale.ROOT));
            } else if (!matcher.group().isBlank()) {
                tokens.add(matcher.group());
            }
        }
        return end == sql.length() ? tokens : null;
    }

    /// All conditions that AND joins, in whatever brackets. One OR makes all beside it unsure.
    private static List<Bound> all(List<String> tokens) {
        List<List<String>> parts = new ArrayList<>();
        List<String> part = new ArrayList<>();
        int depth = 0;
        boolean between = false;
        for (String token : tokens) {
            switch (token) {
                case "(", "[", "case" -> depth++;
                case ")", "]", "end" -> depth--;
                default -> {}
            }
            if (depth == 0 && token.equals("or")) {
                return List.of();
            }
            if (depth == 0 && token.equals("between")) {
                between = true;
            } else if (depth == 0 && token.equals("and")) {
                if (!between) {
                    parts.add(part);
                    part = new ArrayList<>();
                    continue;
                }
                between = false;
            }
            part.add(token);
        }
        parts.add(part);
        List<Bound> bounds = new ArrayList<>();
        for (List<String> each : parts) {
            bounds.addAll(
                    isBracketed(each) ? all(each.subList(1, each.size() - 1)) : comparison(each));
        }
        return bounds;
    }

    /// {@return whether one pair of brackets is around the whole}
    private static boolean isBracketed(List<String> tokens) {
        if (tokens.size() < 3 || !tokens.getFirst().equals("(")) {
            return false;
        }
        int depth = 0;
        for (int i = 0; i < tokens.size(); i++) {
            depth += tokens.get(i).equals("(") ? 1 : tokens.get(i).equals(")") ? -1 : 0;
            if (depth == 0) {
                return i == tokens.size() - 1;
            }
        }
        return false;
    }

    private static List<Bound> comparison(List<String> tokens) {
        try {
            return new CheckSql(tokens).comparison();
        } catch (Unknown e) {
            return List.of();
        }
    }

    private List<Bound> comparison() throws Unknown {
        Operand left = operand();
        List<Bound> bounds = new ArrayList<>();
        if (isNext("between")) {
            bounds.add(bound(left, Relation.GREATER_OR_EQUAL, operand()));
            expect("and");
            bounds.add(bound(left, Relation.LESS_OR_EQUAL, operand()));
        } else {
            Relation relation =
                    switch (next()) {
                        case "<" -> Relation.LESS;
                        case "<=" -> Relation.LESS_OR_EQUAL;
                        case ">" -> Relation.GREATER;
                        case ">=" -> Relation.GREATER_OR_EQUAL;
                        default -> throw new Unknown();
                    };
            bounds.add(bound(left, relation, operand()));
        }
        if (at < tokens.size()) {
            throw new Unknown();
        }
        return bounds;
    }

    private static Bound bound(Operand left, Relation relation, Operand right) throws Unknown {
        if (left.column != null && right.number != null) {
            return new Bound(left.column, left.ofLength, relation, right.number);
        }
        if (left.number != null && right.column != null) {
            return new Bound(right.column, right.ofLength, relation.mirrored(), left.number);
        }
        throw new Unknown();
    }

    /// A column, its length, or a number.
    private record Operand(
            @Nullable String column, boolean ofLength, @Nullable BigDecimal number) {}

    private Operand operand() throws Unknown {
        String token = next();
        Operand operand;
        if (token.equals("(")) {
            operand = operand();
            expect(")");
        } else if (token.equals("-")) {
            BigDecimal number = operand().number;
            if (number == null) {
                throw new Unknown();
            }
            return new Operand(null, false, number.negate());
        } else if (token.startsWith("'")) {
            // Postgres prints numbers below zero so: '-1'::integer.
            operand = new Operand(null, false, number(token.substring(1, token.length() - 1)));
            if (at >= tokens.size() || !tokens.get(at).equals("::")) {
                throw new Unknown();
            }
        } else if (Character.isDigit(token.charAt(0)) || token.startsWith(".")) {
            operand = new Operand(null, false, number(token));
        } else if (LENGTHS.contains(token) && isNext("(")) {
            Operand measured = operand();
            expect(")");
            if (measured.column == null || measured.ofLength) {
                throw new Unknown();
            }
            operand = new Operand(measured.column, true, null);
        } else {
            operand = new Operand(column(token), false, null);
        }
        while (isNext("::")) {
            cast(operand, next());
        }
        return operand;
    }

    private static String column(String token) throws Unknown {
        if (token.startsWith("\"")) {
            return token.substring(1, token.length() - 1).replace("\"\"", "\"");
        }
        if (!Character.isLetter(token.charAt(0)) && token.charAt(0) != '_'
                || WORDS.contains(token)) {
            throw new Unknown();
        }
        return token;
    }

    private static BigDecimal number(String text) throws Unknown {
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            throw new Unknown();
        }
    }

    /// A cast that changes the value makes it unknown.
    private static void cast(Operand operand, String type) throws Unknown {
        boolean same;
        if (operand.number != null) {
            same =
                    DECIMAL.contains(type)
                            || WHOLE.contains(type)
                                    && operand.number.stripTrailingZeros().scale() <= 0;
        } else {
            same = type.equals("text") || DECIMAL.contains(type);
        }
        if (!same) {
            throw new Unknown();
        }
    }

    private String next() throws Unknown {
        if (at >= tokens.size()) {
            throw new Unknown();
        }
        return tokens.get(at++);
    }

    private boolean isNext(String token) {
        if (at < tokens.size() && tokens.get(at).equals(token)) {
            at++;
            return true;
        }
        return false;
    }

    private void expect(String token) throws Unknown {
        if (!next().equals(token)) {
            throw new Unknown();
        }
    }
}
