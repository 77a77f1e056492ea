package dev.leat.processor;

import java.math.BigDecimal;

/// What one comparison of a check says of one column: `price >= 0`, `length(title) <= 80`.
///
/// @param column as the check names it
/// @param ofLength whether the number of characters is compared, not the value
/// @param relation how the left side stands to the number
record Bound(String column, boolean ofLength, Relation relation, BigDecimal number) {

    enum Relation {
        LESS,
        LESS_OR_EQUAL,
        GREATER,
        GREATER_OR_EQUAL;

        /// {@return the same with the sides exchanged}
        Relation mirrored() {
            return switch (this) {
                case LESS -> GREATER;
                case LESS_OR_EQUAL -> GREATER_OR_EQUAL;
                case GREATER -> LESS;
                case GREATER_OR_EQUAL -> LESS_OR_EQUAL;
            };
        }

        boolean isUpper() {
            return this == LESS || this == LESS_OR_EQUAL;
        }

        boolean isInclusive() {
            return this == LESS_OR_EQUAL || this == GREATER_OR_EQUAL;
        }
    }

    Bound named(String name) {
        return new Bound(name, ofLength, relation, number);
    }
}
