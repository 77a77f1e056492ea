package dev.leat.ivm.plan;

import dev.leat.ivm.source.Row;
import dev.leat.ivm.source.ValueOrder;
import dev.leat.query.ast.AstCondition.Operator;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// A comparison with a literal.
///
/// Null on either side is false, except for `IS` and `IS NOT`. A JSON value compares as its text.
/// Values of different kinds are never equal and have no order: `=`, `<` and so on are false, `!=`
/// and `IS NOT` true.
@FunctionalInterface
interface ValueTest {
    boolean test(@Nullable Object value);

    /// @param what names the left side in messages
    /// @throws InvalidQueryException if the operator cannot take the literal
    static ValueTest of(Operator operator, @Nullable Object literal, String what) {
        return switch (operator) {
            case EQ -> single(operator, literal, what, value -> same(value, literal));
            case IS -> {
                checkSingle(operator, literal, what);
                yield value -> literal == null ? value == null : same(value, literal);
            }
            case NE ->
                    single(
                            operator,
                            literal,
                            what,
                            value -> value != null && !same(value, literal));
            case IS_NOT -> {
                checkSingle(operator, literal, what);
                yield value -> literal == null ? value != null : !same(value, literal);
            }
            case LT -> single(operator, literal, what, value -> ordered(value, literal, -1, -1));
            case LE -> single(operator, literal, what, value -> ordered(value, literal, -1, 0));
            case GT -> single(operator, literal, what, value -> ordered(value, literal, 1, 1));
            case GE -> single(operator, literal, what, value -> ordered(value, literal, 1, 0));
            case LIKE -> like(operator, literal, what, false, true);
            case NOT_LIKE -> like(operator, literal, what, false, false);
            case ILIKE -> like(operator, literal, what, true, true);
            case NOT_ILIKE -> like(operator, literal, what, true, false);
            case IN -> in(operator, literal, what, true);
            case NOT_IN -> in(operator, literal, what, false);
        };
    }

    private static ValueTest single(
            Operator operator, @Nullable Object literal, String what, ValueTest test) {
        checkSingle(operator, literal, what);
        return literal == null ? value -> false : test;
    }

    private static void checkSingle(Operator operator, @Nullable Object literal, String what) {
        if (literal instanceof List) {
            throw new InvalidQueryException(
                    what
                            + " is compared by "
                            + operator.symbol()
                            + " with a list; use IN or NOT IN for lists");
        }
    }

    private static ValueTest in(
            Operator operator, @Nullable Object literal, String what, boolean expected) {
        if (literal == null) {
            return value -> false;
        }
        if (!(literal instanceof List<?> list)) {
            throw new InvalidQueryException(
                    what + " " + operator.symbol() + " needs a list on the right side");
        }
        Set<Object> members = new HashSet<>();
        for (Object member : list) {
            if (member != null) {
                members.add(comparable(member));
            }
        }
        return value -> value != null && members.contains(comparable(value)) == expected;
    }

    private static ValueTest like(
            Operator operator,
            @Nullable Object literal,
            String what,
            boolean ignoreCase,
            boolean expected) {
        if (literal == null) {
            return value -> false;
        }
        if (!(literal instanceof String text)) {
            throw new InvalidQueryException(
                    what + " " + operator.symbol() + " needs a string on the right side");
        }
        LikePattern pattern = LikePattern.of(text, ignoreCase);
        return value ->
                value != null
                        && comparable(value) instanceof String string
                        && pattern.matches(string) == expected;
    }

    private static boolean same(@Nullable Object value, @Nullable Object literal) {
        return value != null && literal != null && comparable(value).equals(comparable(literal));
    }

    /// Whether the value stands on the given side of the literal, or is equal if `or` is 0.
    private static boolean ordered(
            @Nullable Object value, @Nullable Object literal, int side, int or) {
        if (value == null || literal == null) {
            return false;
        }
        Object a = comparable(value);
        if (a.getClass() != literal.getClass()) {
            return false;
        }
        int compared = Integer.signum(ValueOrder.INSTANCE.compare(a, literal));
        return compared == side || compared == or;
    }

    private static Object comparable(Object value) {
        if (value instanceof Double number) {
            return number == 0 ? (Object) 0.0 : number; // -0.0 equals 0.0
        }
        return value instanceof Row.Json json ? json.text() : value;
    }
}
