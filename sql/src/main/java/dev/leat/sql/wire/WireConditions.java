package dev.leat.sql.wire;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.sql.render.Aliases;
import dev.leat.sql.render.SqlText;
import java.math.BigDecimal;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes the conditions of an AST as SQL.
final class WireConditions {
    private final SqlText out;
    private final Aliases aliases;
    private final WireCatalog catalog;

    WireConditions(SqlText out, Aliases aliases, WireCatalog catalog) {
        this.out = out;
        this.aliases = aliases;
        this.catalog = catalog;
    }

    void write(AstCondition condition, WireTable table, String alias) {
        switch (condition) {
            case AstCondition.Comparison comparison -> comparison(comparison, table, alias);
            case AstCondition.And and -> all(and.conditions(), " AND ", "true", table, alias);
            case AstCondition.Or or -> all(or.conditions(), " OR ", "false", table, alias);
            case AstCondition.Exists exists -> {
                out.add(exists.negated() ? "NOT " : "");
                exists(exists.related(), table, alias);
            }
        }
    }

    private void all(
            List<AstCondition> parts, String word, String empty, WireTable table, String alias) {
        if (parts.isEmpty()) {
            out.add(empty);
        } else {
            out.add("(").join(word, parts, part -> write(part, table, alias)).add(")");
        }
    }

    private void exists(CorrelatedSubquery related, WireTable parent, String alias) {
        Ast subquery = related.subquery();
        Integer limit = subquery.limit();
        if (limit != null && limit == 0) {
            out.add("false");
            return;
        }
        WireTable table = catalog.table(subquery.table());
        String inner = aliases.next();
        out.add("EXISTS (SELECT 1 FROM " + table.qualifiedSql() + " " + inner + " WHERE ");
        correlate(related.correlation(), parent, alias, table, inner);
        AstCondition where = subquery.where();
        if (where != null) {
            out.add(" AND ");
            write(where, table, inner);
        }
        out.add(")");
    }

    void correlate(
            CorrelatedSubquery.Correlation correlation,
            WireTable parent,
            String parentAlias,
            WireTable child,
            String childAlias) {
        for (int i = 0; i < correlation.parentFields().size(); i++) {
            WireColumn left = parent.column(correlation.parentFields().get(i));
            WireColumn right = child.column(correlation.childFields().get(i));
            boolean direct =
                    left.kind() == right.kind()
                            || (left.kind().isNumber() && right.kind().isNumber());
            String cast =
                    direct && left.kind() != WireKind.AS_TEXT && left.kind() != WireKind.JSON
                            ? ""
                            : "::text";
            out.add(i == 0 ? "" : " AND ")
                    .add(right.at(childAlias) + cast + " = " + left.at(parentAlias) + cast);
        }
    }

    private void comparison(AstCondition.Comparison comparison, WireTable table, String alias) {
        Object right =
                switch (comparison.right()) {
                    case Operand.Literal literal -> literal.value();
                    case Operand.Static parameter -> throw unbound(parameter);
                    case Operand.Column column -> throw new IllegalArgumentException("right side");
                };
        switch (comparison.left()) {
            case Operand.Column name ->
                    column(table.column(name.name()), alias, comparison.operator(), right);
            case Operand.Literal literal -> constant(literal.value(), comparison.operator(), right);
            case Operand.Static parameter -> throw unbound(parameter);
        }
    }

    private static IllegalArgumentException unbound(Operand.Static parameter) {
        return new IllegalArgumentException(
                "the query has an unbound parameter: " + parameter.anchor() + parameter.field());
    }

    private void column(
            WireColumn column, String alias, Operator operator, @Nullable Object right) {
        boolean isIs = operator == Operator.IS || operator == Operator.IS_NOT;
        if (right == null) {
            out.add(isIs ? column.at(alias) + " " + operator.symbol() + " NULL" : "false");
        } else if (operator == Operator.IN || operator == Operator.NOT_IN) {
            in(column, alias, operator == Operator.NOT_IN, right);
        } else {
            WireLiteral literal = WireLiteral.of(column, alias, right, isRange(operator));
            if (isPattern(operator) && !literal.type().equals("text")) {
                literal =
                        new WireLiteral(column.at(alias) + "::text", String.valueOf(right), "text");
            }
            out.add("(" + literal.left() + sql(operator))
                    .parameter(literal.text(), literal.type())
                    .add(")");
        }
    }

    private void in(WireColumn column, String alias, boolean negated, Object right) {
        if (!(right instanceof List<?> values)) {
            throw new IllegalArgumentException(
                    "IN needs a list for column \"" + column.name() + "\"");
        }
        if (values.isEmpty()) {
            out.add(negated ? column.at(alias) + " IS NOT NULL" : "false");
            return;
        }
        out.add("(")
                .join(
                        negated ? " AND " : " OR ",
                        values,
                        value -> {
                            if (value == null) {
                                out.add("false");
                                return;
                            }
                            WireLiteral literal = WireLiteral.of(column, alias, value, false);
                            out.add(literal.left() + (negated ? " <> " : " = "))
                                    .parameter(literal.text(), literal.type());
                        })
                .add(")");
    }

    private void constant(@Nullable Object left, Operator operator, @Nullable Object right) {
        if (operator == Operator.IS || operator == Operator.IS_NOT) {
            boolean same = left == null ? right == null : left.equals(right);
            out.add(String.valueOf(same == (operator == Operator.IS)));
        } else if (left == null || right == null) {
            out.add("false");
        } else if (right instanceof List<?> values) {
            out.add(String.valueOf(values.contains(left) == (operator == Operator.IN)));
        } else {
            out.add("(");
            constant(left);
            out.add(sql(operator));
            constant(right);
            out.add(")");
        }
    }

    private void constant(Object value) {
        switch (value) {
            case Double number ->
                    out.parameter(new BigDecimal(number).toPlainString(), "double precision");
            case Boolean bool -> out.parameter(bool.toString(), "boolean");
            default -> out.parameter(value.toString(), "text").add(" COLLATE \"C\"");
        }
    }

    private static boolean isPattern(Operator operator) {
        return switch (operator) {
            case LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> true;
            case EQ, NE, IS, IS_NOT, LT, GT, LE, GE, IN, NOT_IN -> false;
        };
    }

    private static boolean isRange(Operator operator) {
        return switch (operator) {
            case LT, GT, LE, GE -> true;
            case EQ, NE, IS, IS_NOT, LIKE, NOT_LIKE, ILIKE, NOT_ILIKE, IN, NOT_IN -> false;
        };
    }

    private static String sql(Operator operator) {
        return switch (operator) {
            case IS -> " IS NOT DISTINCT FROM ";
            case IS_NOT -> " IS DISTINCT FROM ";
            case NE -> " <> ";
            case EQ, LT, GT, LE, GE, LIKE, NOT_LIKE, ILIKE, NOT_ILIKE, IN, NOT_IN ->
                    " " + operator.symbol() + " ";
        };
    }
}
