package dev.leat.processor;

import com.sun.source.tree.BinaryTree;
import com.sun.source.tree.ExpressionTree;
import com.sun.source.tree.IdentifierTree;
import com.sun.source.tree.LambdaExpressionTree;
import com.sun.source.tree.LiteralTree;
import com.sun.source.tree.MemberSelectTree;
import com.sun.source.tree.MethodInvocationTree;
import com.sun.source.tree.NewClassTree;
import com.sun.source.tree.ParenthesizedTree;
import com.sun.source.tree.Tree;
import com.sun.source.tree.UnaryTree;
import dev.leat.processor.Bound.Relation;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Reads the condition of a check where it is Java: comparisons with numbers in place, joined by
/// `and`. What else stands there says nothing, and takes nothing from what stands beside it.
///
/// @param imported of the schema's package: classes, `*` for all, and static methods as
///   `Functions.length`
record CheckTree(Set<String> imported) {

    /// {@return what a column's own check says: `price -> price.gt(0)`, or SQL}
    ///
    /// @param column what the SQL calls it
    List<Bound> ofColumn(MethodInvocationTree check, String column) {
        ExpressionTree condition = check.getArguments().getLast();
        if (condition instanceof LambdaExpressionTree lambda
                && lambda.getParameters().size() == 1
                && lambda.getBody() instanceof ExpressionTree body) {
            String parameter = lambda.getParameters().getFirst().getName().toString();
            List<Bound> bounds = new ArrayList<>();
            for (Bound each : ofCondition(body)) {
                if (each.column().equals(parameter)) {
                    bounds.add(each.named(column));
                }
            }
            return bounds;
        }
        return sql(condition).stream().filter(each -> each.column().equals(column)).toList();
    }

    /// {@return what SQL in place says, by the columns' names in Postgres}
    List<Bound> sql(ExpressionTree argument) {
        String text = text(argument);
        return text == null ? List.of() : CheckSql.read(text);
    }

    /// {@return what a condition says, by the fields' names}
    List<Bound> ofCondition(ExpressionTree expression) {
        ExpressionTree at = unwrapped(expression);
        if (!(at instanceof MethodInvocationTree call)) {
            return List.of();
        }
        List<? extends ExpressionTree> arguments = call.getArguments();
        if (isStatic(call, "Conditions", "and")) {
            return arguments.stream().flatMap(each -> ofCondition(each).stream()).toList();
        }
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)) {
            return List.of();
        }
        String method = select.getIdentifier().toString();
        if (method.equals("and") && arguments.size() == 1) {
            List<Bound> both = new ArrayList<>(ofCondition(select.getExpression()));
            both.addAll(ofCondition(arguments.getFirst()));
            return both;
        }
        if (method.equals("between") && arguments.size() == 2) {
            List<Bound> both = new ArrayList<>();
            compared(both, select.getExpression(), Relation.GREATER_OR_EQUAL, arguments.getFirst());
            compared(both, select.getExpression(), Relation.LESS_OR_EQUAL, arguments.getLast());
            return both;
        }
        Relation relation =
                switch (method) {
                    case "lt" -> Relation.LESS;
                    case "le" -> Relation.LESS_OR_EQUAL;
                    case "gt" -> Relation.GREATER;
                    case "ge" -> Relation.GREATER_OR_EQUAL;
                    default -> null;
                };
        List<Bound> one = new ArrayList<>();
        if (relation != null && arguments.size() == 1) {
            compared(one, select.getExpression(), relation, arguments.getFirst());
        }
        return one;
    }

    private void compared(
            List<Bound> to, ExpressionTree left, Relation relation, ExpressionTree right) {
        BigDecimal number = number(right);
        if (number == null) {
            return;
        }
        String column = name(left);
        if (column != null) {
            to.add(new Bound(column, false, relation, number));
        } else if (unwrapped(left) instanceof MethodInvocationTree call
                && isStatic(call, "Functions", "length")
                && call.getArguments().size() == 1) {
            String measured = name(call.getArguments().getFirst());
            if (measured != null) {
                to.add(new Bound(measured, true, relation, number));
            }
        }
    }

    /// {@return the name of a parameter or field}
    private static @Nullable String name(ExpressionTree expression) {
        ExpressionTree at = unwrapped(expression);
        if (at instanceof IdentifierTree identifier) {
            return identifier.getName().toString();
        }
        return at instanceof MemberSelectTree select
                        && select.getExpression() instanceof IdentifierTree self
                        && self.getName().contentEquals("this")
                ? select.getIdentifier().toString()
                : null;
    }

    private boolean isStatic(MethodInvocationTree call, String type, String method) {
        if (call.getMethodSelect() instanceof IdentifierTree name) {
            return name.getName().contentEquals(method) && imported.contains(type + "." + method);
        }
        if (!(call.getMethodSelect() instanceof MemberSelectTree select)
                || !select.getIdentifier().contentEquals(method)) {
            return false;
        }
        String owner = select.getExpression().toString();
        return owner.equals("dev.leat.schema." + type)
                || owner.equals(type) && (imported.contains(type) || imported.contains("*"));
    }

    private static @Nullable String text(ExpressionTree expression) {
        ExpressionTree at = unwrapped(expression);
        if (at instanceof BinaryTree sum && at.getKind() == Tree.Kind.PLUS) {
            String left = text(sum.getLeftOperand());
            String right = text(sum.getRightOperand());
            return left == null || right == null ? null : left + right;
        }
        return at instanceof LiteralTree literal && literal.getValue() instanceof String value
                ? value
                : null;
    }

    /// {@return the number, if it is written in place and exactly what it looks like}
    private static @Nullable BigDecimal number(ExpressionTree expression) {
        ExpressionTree at = unwrapped(expression);
        return switch (at) {
            case LiteralTree literal when literal.getValue() instanceof Integer value ->
                    BigDecimal.valueOf(value);
            case LiteralTree literal when literal.getValue() instanceof Long value ->
                    BigDecimal.valueOf(value);
            case UnaryTree unary when unary.getKind() == Tree.Kind.UNARY_MINUS -> {
                BigDecimal positive = number(unary.getExpression());
                yield positive == null ? null : positive.negate();
            }
            case NewClassTree made
                    when made.getIdentifier().toString().matches("(java\\.math\\.)?BigDecimal")
                            && made.getArguments().size() == 1 ->
                    decimal(made.getArguments().getFirst());
            case MethodInvocationTree call
                    when call.getMethodSelect()
                                    .toString()
                                    .matches("(java\\.math\\.)?BigDecimal\\.valueOf")
                            && call.getArguments().size() == 1 ->
                    number(call.getArguments().getFirst());
            case MemberSelectTree select
                    when select.getExpression().toString().matches("(java\\.math\\.)?BigDecimal") ->
                    switch (select.getIdentifier().toString()) {
                        case "ZERO" -> BigDecimal.ZERO;
                        case "ONE" -> BigDecimal.ONE;
                        case "TWO" -> BigDecimal.TWO;
                        case "TEN" -> BigDecimal.TEN;
                        default -> null;
                    };
            default -> null;
        };
    }

    private static @Nullable BigDecimal decimal(ExpressionTree argument) {
        String text = text(argument);
        if (text == null) {
            return number(argument);
        }
        try {
            return new BigDecimal(text);
        } catch (NumberFormatException e) {
            return null;
        }
    }

    private static ExpressionTree unwrapped(ExpressionTree expression) {
        ExpressionTree at = expression;
        while (at instanceof ParenthesizedTree parenthesized) {
            at = parenthesized.getExpression();
        }
        return at;
    }
}
