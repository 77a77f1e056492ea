package dev.leat.ivm.plan;

import dev.leat.ivm.source.IndexSpec;
import dev.leat.ivm.source.TableSpec;
import dev.leat.ivm.source.TableSpec.ValueType;
import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.And;
import dev.leat.query.ast.AstCondition.Comparison;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.AstCondition.Or;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// The compilation of the condition of one level. Collects the EXISTS conditions that it meets.
final class ConditionCompilation {
    private final QueryCompilation query;
    private final TableSpec table;
    private final List<Condition.Exists> exists = new ArrayList<>();
    private final List<ChildPlan> witnesses = new ArrayList<>();

    private final boolean seeksDriver;
    private Condition.@Nullable Exists driver;

    /// @param seeksDriver whether to look for an EXISTS condition through which the rows can be
    ///   found
    ConditionCompilation(QueryCompilation query, TableSpec table, boolean seeksDriver) {
        this.query = query;
        this.table = table;
        this.seeksDriver = seeksDriver;
    }

    Condition compile(@Nullable AstCondition where) {
        if (where instanceof And and) {
            return new Condition.All(
                    and.conditions().stream().map(part -> condition(part, seeksDriver)).toList());
        }
        return where == null ? Condition.TRUE : condition(where, seeksDriver);
    }

    /// {@return the condition that every row must fulfil and through which few can be found}
    Condition.@Nullable Exists driver() {
        return driver;
    }

    /// {@return the EXISTS conditions, also the negated ones}
    List<Condition.Exists> exists() {
        return exists;
    }

    /// {@return the levels of the EXISTS conditions whose witnesses are synced}
    List<ChildPlan> witnesses() {
        return witnesses;
    }

    /// {@return the columns that must equal a literal for any row to be accepted, sorted by name}
    static Map<String, Object> constants(Ast ast, QueryCompilation.Table table) {
        Map<String, Object> constants = new java.util.TreeMap<>();
        AstCondition where = ast.where();
        if (where instanceof And and) {
            and.conditions().forEach(part -> addConstant(part, table.spec(), constants));
        } else if (where != null) {
            addConstant(where, table.spec(), constants);
        }
        return new LinkedHashMap<>(constants);
    }

    private static void addConstant(
            AstCondition part, TableSpec table, Map<String, Object> constants) {
        if (part instanceof Comparison comparison
                && (comparison.operator() == Operator.EQ || comparison.operator() == Operator.IS)
                && comparison.left() instanceof Operand.Column column
                && comparison.right() instanceof Operand.Literal literal) {
            Object value = literal.value();
            int position = table.indexOf(column.name());
            if (value == null || position < 0) {
                return;
            }
            ValueType type = table.columns().get(position).type();
            if (type != ValueType.JSON && fits(value, type)) {
                constants.putIfAbsent(column.name(), value);
            }
        }
    }

    static boolean fits(Object value, ValueType type) {
        return switch (type) {
            case STRING, JSON -> value instanceof String;
            case NUMBER -> value instanceof Double;
            case BOOLEAN -> value instanceof Boolean;
        };
    }

    private Condition condition(AstCondition where) {
        return condition(where, false);
    }

    /// @param required whether every row must fulfil it
    private Condition condition(AstCondition where, boolean required) {
        return switch (where) {
            case Comparison comparison -> comparison(comparison);
            case And and ->
                    new Condition.All(and.conditions().stream().map(this::condition).toList());
            case Or or -> new Condition.Any(or.conditions().stream().map(this::condition).toList());
            case AstCondition.Exists condition ->
                    exists(condition, required && driver == null && !condition.negated());
        };
    }

    private Condition comparison(Comparison comparison) {
        Operator operator = comparison.operator();
        Object literal = literal(comparison.right());
        return switch (comparison.left()) {
            case Operand.Column column -> {
                int position = query.position(table, column.name());
                ValueType type = table.columns().get(position).type();
                String what = "\"" + table.name() + "\".\"" + column.name() + "\"";
                if (isPattern(operator)
                        && (type == ValueType.NUMBER || type == ValueType.BOOLEAN)) {
                    throw new InvalidQueryException(
                            what
                                    + " is a "
                                    + QueryCompilation.name(type)
                                    + " and has no "
                                    + operator.symbol()
                                    + "; that is for strings.");
                }
                yield new Condition.Column(position, ValueTest.of(operator, literal, what));
            }
            case Operand.Literal constant -> {
                Object value = constant.value();
                if (value instanceof List
                        || isPattern(operator) && value != null && !(value instanceof String)) {
                    throw new InvalidQueryException(
                            "the literal on the left side of "
                                    + operator.symbol()
                                    + " in a condition on \""
                                    + table.name()
                                    + "\" is of a kind that the operator cannot take");
                }
                yield ValueTest.of(operator, literal, "a literal").test(value)
                        ? Condition.TRUE
                        : Condition.FALSE;
            }
            case Operand.Static parameter -> throw unbound(parameter);
        };
    }

    private @Nullable Object literal(Operand operand) {
        return switch (operand) {
            case Operand.Literal constant -> constant.value();
            case Operand.Static parameter -> throw unbound(parameter);
            case Operand.Column column ->
                    throw new InvalidQueryException(
                            "column \"" + column.name() + "\" stands on the right side");
        };
    }

    private InvalidQueryException unbound(Operand.Static parameter) {
        return new InvalidQueryException(
                "a condition on \""
                        + table.name()
                        + "\" has the parameter "
                        + parameter.anchor()
                        + "."
                        + String.join(".", parameter.field())
                        + ", which must be replaced by its value before the query is run");
    }

    private static boolean isPattern(Operator operator) {
        return switch (operator) {
            case LIKE, NOT_LIKE, ILIKE, NOT_ILIKE -> true;
            case EQ, NE, IS, IS_NOT, LT, GT, LE, GE, IN, NOT_IN -> false;
        };
    }

    private Condition exists(AstCondition.Exists condition, boolean leading) {
        CorrelatedSubquery related = condition.related();
        query.checkCorrelation(table, related);
        LevelPlan level = query.existsLevel(related, leading);
        Integer limit = related.subquery().limit();
        if (limit != null && limit == 0) {
            return condition.negated() ? Condition.TRUE : Condition.FALSE;
        }
        List<String> parentFields = related.correlation().parentFields();
        int[] parentColumns = query.positions(table, parentFields);
        IndexSpec parents = query.index(table.name(), parentFields, List.of());
        boolean oneParent =
                QueryCompilation.uniqueKeys(table).stream()
                        .anyMatch(key -> Set.copyOf(parentFields).containsAll(key));
        Condition.Exists compiled =
                new Condition.Exists(parentColumns, level, condition.negated(), parents, oneParent);
        exists.add(compiled);
        if (leading && level.fromBelow() != null) {
            driver = compiled;
        }
        if (related.system() != Origin.PERMISSIONS) {
            witnesses.add(new ChildPlan(parentColumns, level));
        }
        return compiled;
    }
}
