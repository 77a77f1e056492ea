package dev.leat.processor;

import dev.leat.processor.Bound.Relation;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// What the checks of a column say together, as far as Bean Validation has constraints that mean
/// the same: the tightest limits of its value, and of its number of characters.
///
/// @param low `null` for none
/// @param high `null` for none
/// @param shortest 0 for none
/// @param longest `null` for none
record Bounds(@Nullable Limit low, @Nullable Limit high, int shortest, @Nullable Integer longest) {
    static final Bounds NONE = new Bounds(null, null, 0, null);

    private static final BigDecimal MOST = BigDecimal.valueOf(Integer.MAX_VALUE);

    record Limit(BigDecimal number, boolean inclusive) {}

    /// {@return these, and what else is said; the kind of the column decides what of it can be}
    Bounds with(List<Bound> said, Kind kind) {
        Bounds all = this;
        for (Bound each : said) {
            if (kind == Kind.NUMBER && !each.ofLength()) {
                all = all.withNumber(each);
            } else if (kind == Kind.TEXT && each.ofLength()) {
                all = all.withLength(each);
            }
        }
        return all;
    }

    /// What values of a column are in Java and in Postgres alike.
    enum Kind {
        /// Whole and decimal numbers.
        NUMBER,
        /// Texts whose blanks at the end count.
        TEXT,
        /// Anything else, of which nothing is said.
        OTHER
    }

    private Bounds withNumber(Bound bound) {
        Limit limit = new Limit(bound.number(), bound.relation().isInclusive());
        return bound.relation().isUpper()
                ? new Bounds(low, isTighter(high, limit, -1) ? limit : high, shortest, longest)
                : new Bounds(isTighter(low, limit, 1) ? limit : low, high, shortest, longest);
    }

    private static boolean isTighter(@Nullable Limit old, Limit other, int sign) {
        if (old == null) {
            return true;
        }
        int order = other.number().compareTo(old.number()) * sign;
        return order > 0 || order == 0 && !other.inclusive();
    }

    /// A length is a whole number, so that `> 2.5` is `>= 3`.
    private Bounds withLength(Bound bound) {
        BigDecimal number = bound.number();
        if (bound.relation().isUpper()) {
            BigDecimal most = number.setScale(0, RoundingMode.FLOOR);
            if (bound.relation() == Relation.LESS && most.compareTo(number) == 0) {
                most = most.subtract(BigDecimal.ONE);
            }
            if (most.signum() < 0 || most.compareTo(MOST) > 0) {
                return this;
            }
            int length = most.intValueExact();
            return new Bounds(
                    low, high, shortest, longest == null ? length : Math.min(longest, length));
        }
        BigDecimal least = number.setScale(0, RoundingMode.CEILING);
        if (bound.relation() == Relation.GREATER && least.compareTo(number) == 0) {
            least = least.add(BigDecimal.ONE);
        }
        return least.signum() <= 0 || least.compareTo(MOST) > 0
                ? this
                : new Bounds(low, high, Math.max(shortest, least.intValueExact()), longest);
    }
}
