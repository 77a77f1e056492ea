package dev.leat.query.ast;

import java.util.Comparator;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// The order in which the reference sorts the parts of a condition.
///
/// Comparisons come first (by left side, operator, right side), then EXISTS (by alias, operator,
/// hints), then AND and OR (by kind, then part by part, the shorter first).
final class AstOrder {
    static final Comparator<AstCondition> CONDITIONS = AstOrder::compare;

    private AstOrder() {}

    private static int compare(AstCondition a, AstCondition b) {
        int byRank = Integer.compare(rank(a), rank(b));
        if (byRank != 0) {
            return byRank;
        }
        return switch (a) {
            case AstCondition.Comparison left when b instanceof AstCondition.Comparison right ->
                    compare(left, right);
            case AstCondition.Exists left when b instanceof AstCondition.Exists right ->
                    compare(left, right);
            case AstCondition.And left when b instanceof AstCondition.And right ->
                    compare(left.conditions(), right.conditions());
            case AstCondition.Or left when b instanceof AstCondition.Or right ->
                    compare(left.conditions(), right.conditions());
            case AstCondition.Comparison left -> 0;
            case AstCondition.Exists left -> 0;
            case AstCondition.And left -> 0;
            case AstCondition.Or left -> 0;
        };
    }

    private static int rank(AstCondition condition) {
        return switch (condition) {
            case AstCondition.Comparison comparison -> 0;
            case AstCondition.Exists exists -> 1;
            case AstCondition.And and -> 2;
            case AstCondition.Or or -> 3;
        };
    }

    private static int compare(AstCondition.Comparison a, AstCondition.Comparison b) {
        int byLeft = compare(a.left(), b.left());
        if (byLeft != 0) {
            return byLeft;
        }
        int byOperator = compareText(a.operator().symbol(), b.operator().symbol());
        return byOperator != 0 ? byOperator : compare(a.right(), b.right());
    }

    private static int compare(AstCondition.Exists a, AstCondition.Exists b) {
        int byAlias = compareText(a.related().subquery().alias(), b.related().subquery().alias());
        if (byAlias != 0) {
            return byAlias;
        }
        int byOperator = Boolean.compare(a.negated(), b.negated());
        if (byOperator != 0) {
            return byOperator;
        }
        int byFlip = Integer.compare(hint(a.flip()), hint(b.flip()));
        return byFlip != 0 ? byFlip : Integer.compare(hint(a.scalar()), hint(b.scalar()));
    }

    private static int hint(@Nullable Boolean hint) {
        return hint == null ? 0 : hint ? 2 : 1;
    }

    private static int compare(List<AstCondition> a, List<AstCondition> b) {
        for (int i = 0; i < Math.min(a.size(), b.size()); i++) {
            int byPart = compare(a.get(i), b.get(i));
            if (byPart != 0) {
                return byPart;
            }
        }
        return Integer.compare(a.size(), b.size());
    }

    private static int compare(AstCondition.Operand a, AstCondition.Operand b) {
        int byType = compareText(type(a), type(b));
        return byType != 0 ? byType : compareText(value(a), value(b));
    }

    private static String type(AstCondition.Operand operand) {
        return switch (operand) {
            case AstCondition.Operand.Column column -> "column";
            case AstCondition.Operand.Literal literal -> "literal";
            case AstCondition.Operand.Static parameter -> "static";
        };
    }

    private static String value(AstCondition.Operand operand) {
        return switch (operand) {
            case AstCondition.Operand.Column column -> column.name();
            case AstCondition.Operand.Literal literal -> print(literal.value());
            case AstCondition.Operand.Static parameter ->
                    parameter.anchor() + "." + String.join(".", parameter.field());
        };
    }

    /// As JavaScript's `String(value)`.
    private static String print(@Nullable Object value) {
        return switch (value) {
            case null -> "null";
            case Double d when Double.isFinite(d) -> JsJson.number(d);
            case List<?> list ->
                    list.stream().map(AstOrder::print).collect(Collectors.joining(","));
            default -> value.toString();
        };
    }

    /// Code point order, which is that of UTF-8 bytes; null before everything.
    static int compareText(@Nullable String a, @Nullable String b) {
        if (a == null || b == null) {
            return Boolean.compare(a != null, b != null);
        }
        int length = Math.min(a.length(), b.length());
        for (int i = 0; i < length; i++) {
            char x = a.charAt(i);
            char y = b.charAt(i);
            if (x != y) {
                // Surrogates stand for code points above every other char.
                boolean xAstral = Character.isSurrogate(x);
                boolean yAstral = Character.isSurrogate(y);
                return xAstral == yAstral ? Character.compare(x, y) : xAstral ? 1 : -1;
            }
        }
        return Integer.compare(a.length(), b.length());
    }
}
