package dev.leat.query.ast;

import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A condition of an AST level.
///
/// An empty [And] is true, an empty [Or] is false.
public sealed interface AstCondition {

    /// Left, operator, right. Every operator but `IS` and `IS NOT` is false when either side is
    /// null.
    record Comparison(Operand left, Operator operator, Operand right) implements AstCondition {
        public Comparison {
            Objects.requireNonNull(left, "left");
            Objects.requireNonNull(operator, "operator");
            Objects.requireNonNull(right, "right");
            if (right instanceof Operand.Column) {
                throw new IllegalArgumentException(
                        "the right side of a comparison is a literal, never a column: " + right);
            }
        }
    }

    record And(List<AstCondition> conditions) implements AstCondition {
        public And {
            conditions = List.copyOf(conditions);
        }
    }

    record Or(List<AstCondition> conditions) implements AstCondition {
        public Or {
            conditions = List.copyOf(conditions);
        }
    }

    /// EXISTS or NOT EXISTS over a correlated sub-query.
    ///
    /// @param negated true for NOT EXISTS
    /// @param flip the client's hint for the join order; never changes the result
    /// @param scalar the client's hint that at most one row matches; never changes the result
    record Exists(
            CorrelatedSubquery related,
            boolean negated,
            @Nullable Boolean flip,
            @Nullable Boolean scalar)
            implements AstCondition {
        public Exists {
            Objects.requireNonNull(related, "related");
        }
    }

    /// One side of a comparison.
    sealed interface Operand {
        record Column(String name) implements Operand {
            public Column {
                Objects.requireNonNull(name, "name");
            }
        }

        /// A JSON value: null, [Boolean], [Double], [String], or a [List] of these (for `IN`).
        record Literal(@Nullable Object value) implements Operand {
            public Literal {
                value = JsonValue.check(value);
            }
        }

        /// A parameter of the legacy permission system, bound from the user's token before
        /// execution.
        record Static(String anchor, List<String> field) implements Operand {
            public Static {
                Objects.requireNonNull(anchor, "anchor");
                field = List.copyOf(field);
            }
        }
    }

    /// The operators, spelled on the wire as [#symbol()].
    enum Operator {
        EQ("="),
        NE("!="),
        IS("IS"),
        IS_NOT("IS NOT"),
        LT("<"),
        GT(">"),
        LE("<="),
        GE(">="),
        LIKE("LIKE"),
        NOT_LIKE("NOT LIKE"),
        ILIKE("ILIKE"),
        NOT_ILIKE("NOT ILIKE"),
        IN("IN"),
        NOT_IN("NOT IN");

        private final String symbol;

        Operator(String symbol) {
            this.symbol = symbol;
        }

        /// {@return how the wire spells it}
        public String symbol() {
            return symbol;
        }

        /// {@return the operator spelled `symbol`}
        ///
        /// @throws IllegalArgumentException if there is none
        public static Operator of(String symbol) {
            for (Operator operator : values()) {
                if (operator.symbol.equals(symbol)) {
                    return operator;
                }
            }
            throw new IllegalArgumentException("unknown operator \"" + symbol + "\"");
        }
    }
}
