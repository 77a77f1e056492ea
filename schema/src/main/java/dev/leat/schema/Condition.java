package dev.leat.schema;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A condition over the columns of one table and its relations.
///
/// Built by the methods of [Column] and [Relation] and joined by [#and(Condition)],
/// [#or(Condition)], [Conditions]. As in SQL, a comparison with a null is not true; so `ne` leaves
/// out rows whose column is null. There is no negation node: [#not()] turns every part into its
/// opposite, which is the same under SQL's logic wherever only *true* counts.
public sealed interface Condition {

    /// Column, operator, value.
    record Comparison(Column<?> column, Operator operator, Object value) implements Condition {
        public Comparison {
            Objects.requireNonNull(column, "column");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(value, "value");
        }
    }

    /// Two columns of the same row. Only SQL can say this: it cannot be watched.
    record ColumnComparison(Column<?> left, Operator operator, Column<?> right)
            implements Condition {
        public ColumnComparison {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(right, "right");
        }
    }

    /// The column's value is one of the list. An empty list matches nothing; negated, every row
    /// that is not null.
    record In(Column<?> column, List<?> values, boolean negated) implements Condition {
        public In {
            Objects.requireNonNull(column, "column");
            values = List.copyOf(values);
        }
    }

    record IsNull(Column<?> column, boolean negated) implements Condition {
        public IsNull {
            Objects.requireNonNull(column, "column");
        }
    }

    /// Every part holds; no part at all is true.
    record And(List<Condition> parts) implements Condition {
        public And {
            parts = List.copyOf(parts);
        }
    }

    /// Some part holds; no part at all is false.
    record Or(List<Condition> parts) implements Condition {
        public Or {
            parts = List.copyOf(parts);
        }
    }

    /// A related row is there (or, negated, is not).
    ///
    /// @param where what the related row must satisfy; `null` for any
    record Exists(Relation<?> relation, @Nullable Condition where, boolean negated)
            implements Condition {
        public Exists {
            Objects.requireNonNull(relation, "relation");
        }
    }

    /// A boolean expression of raw SQL, `?` standing for each parameter. Only SQL can say this.
    record Fragment(String sql, List<@Nullable Object> parameters) implements Condition {
        public Fragment {
            Objects.requireNonNull(sql, "sql");
            parameters =
                    java.util.Collections.unmodifiableList(new java.util.ArrayList<>(parameters));
        }
    }

    /// A condition over expressions other than columns and constants. Only SQL can say this.
    record Predicate(Expression<? extends @Nullable Boolean> expression) implements Condition {
        public Predicate {
            Objects.requireNonNull(expression, "expression");
        }
    }

    /// {@return a condition: the expression is true}
    static Condition of(Expression<? extends @Nullable Boolean> expression) {
        return new Predicate(expression);
    }

    /// {@return the condition as a value: true, false, or null where it is unknown}
    default Expression<@Nullable Boolean> asExpression() {
        return Formula.bool(true, out -> out.sql("(").condition(this).sql(")"));
    }

    /// The comparing operators.
    enum Operator {
        EQ("="),
        NE("<>"),
        LT("<"),
        LE("<="),
        GT(">"),
        GE(">="),
        LIKE("LIKE"),
        NOT_LIKE("NOT LIKE"),
        ILIKE("ILIKE"),
        NOT_ILIKE("NOT ILIKE");

        private final String sql;

        Operator(String sql) {
            this.sql = sql;
        }

        /// {@return how SQL spells it}
        public String sql() {
            return sql;
        }

        /// {@return the operator that is true where this one is false, nulls aside}
        public Operator negated() {
            return switch (this) {
                case EQ -> NE;
                case NE -> EQ;
                case LT -> GE;
                case LE -> GT;
                case GT -> LE;
                case GE -> LT;
                case LIKE -> NOT_LIKE;
                case NOT_LIKE -> LIKE;
                case ILIKE -> NOT_ILIKE;
                case NOT_ILIKE -> ILIKE;
            };
        }
    }

    /// {@return both conditions}
    default Condition and(Condition other) {
        return Conditions.and(this, other);
    }

    /// {@return either condition}
    default Condition or(Condition other) {
        return Conditions.or(this, other);
    }

    /// {@return the opposite: true where this one is false. Where this one is unknown because of a
    /// null, so is the opposite}
    default Condition not() {
        return switch (this) {
            case Comparison c -> new Comparison(c.column(), c.operator().negated(), c.value());
            case ColumnComparison c ->
                    new ColumnComparison(c.left(), c.operator().negated(), c.right());
            case In in -> new In(in.column(), in.values(), !in.negated());
            case IsNull isNull -> new IsNull(isNull.column(), !isNull.negated());
            case And and -> new Or(and.parts().stream().map(Condition::not).toList());
            case Or or -> new And(or.parts().stream().map(Condition::not).toList());
            case Exists exists -> new Exists(exists.relation(), exists.where(), !exists.negated());
            case Fragment fragment ->
                    new Fragment("NOT (" + fragment.sql() + ")", fragment.parameters());
            case Predicate predicate ->
                    of(
                            Formula.bool(
                                    predicate.expression().isNullable(),
                                    out ->
                                            out.sql("(NOT ")
                                                    .expression(predicate.expression())
                                                    .sql(")")));
        };
    }
}
