package dev.leat.migrate.derived;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Ddl;
import dev.leat.schema.Derivation;
import dev.leat.schema.Derivation.Function;
import dev.leat.schema.SqlType;
import java.util.List;
import java.util.Objects;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// One derived column, and the SQL of what it is made of.
///
/// Its changes are in the columns `f<n>` (whether a child counts) and `v<n>` (its value); the sums
/// for a parent in `d<n>` (by how much), `a<n>` (the best that came) and `r<n>` (the best that
/// went), or `t<n>` (how many changes there were).
///
/// @param number tells it from others of the same [Derived]
record DerivedColumn(int number, Column<?> column, Derivation derivation) {

    /// {@return which children count, as SQL with the child's bare names; `null` for all}
    @Nullable String condition() {
        Condition where = derivation.where();
        return where == null ? null : Ddl.of(where);
    }

    String name() {
        return Derived.quoted(column);
    }

    private Function function() {
        return derivation.function();
    }

    /// {@return what is needed of a changed child beside its key}
    List<String> changed() {
        String condition = condition();
        String flag = condition == null ? "" : "coalesce((" + condition + "), false) AS f" + number;
        Column<?> value = derivation.value();
        String taken = value == null ? "" : Derived.quoted(value) + " AS v" + number;
        return List.of(flag, taken).stream().filter(each -> !each.isEmpty()).toList();
    }

    private String filter(String... more) {
        List<String> parts = new java.util.ArrayList<>();
        if (condition() != null) {
            parts.add("f" + number);
        }
        parts.addAll(List.of(more));
        return parts.isEmpty()
                ? ""
                : parts.stream().collect(Collectors.joining(" AND ", " FILTER (WHERE ", ")"));
    }

    /// {@return whether sums can be kept by adding what changed: whether no digit is ever lost}
    private boolean isExact() {
        SqlType value = Objects.requireNonNull(derivation.value()).type().base();
        SqlType sum = column.type().base();
        return isWhole(value)
                ? isWhole(sum) || sum instanceof SqlType.Numeric
                : value instanceof SqlType.Numeric from
                        && sum instanceof SqlType.Numeric to
                        && keeps(from.scale(), to.scale());
    }

    private static boolean keeps(@Nullable Integer from, @Nullable Integer to) {
        return to == null || (from != null && from <= to);
    }

    private static boolean isWhole(SqlType type) {
        return type instanceof SqlType.Smallint
                || type instanceof SqlType.Int
                || type instanceof SqlType.Bigint;
    }

    private boolean isFloat() {
        SqlType type = column.type().base();
        return type instanceof SqlType.Real || type instanceof SqlType.DoublePrecision;
    }

    /// {@return the sums over the changes of one parent row}
    String sums() {
        return switch (function()) {
            case COUNT -> "coalesce(sum(sign)" + filter() + ", 0) AS d" + number;
            case SUM ->
                    isExact()
                            ? "coalesce(sum(sign * v"
                                    + number
                                    + ")"
                                    + filter()
                                    + ", 0) AS d"
                                    + number
                            : touched();
            case AVG -> touched();
            case EXISTS -> "count(*)" + filter() + " AS t" + number;
            case MIN -> best("min");
            case MAX -> best("max");
        };
    }

    private String touched() {
        return "count(*)" + filter("v" + number + " IS NOT NULL") + " AS t" + number;
    }

    private String best(String aggregate) {
        String value = aggregate + "(v" + number + ")";
        return value
                + filter("sign > 0")
                + " AS a"
                + number
                + ", "
                + value
                + filter("sign < 0")
                + " AS r"
                + number;
    }

    /// {@return whether the sums `d` may change the column}
    String affected() {
        return switch (function()) {
            case COUNT -> "d.d" + number + " <> 0";
            case SUM -> (isExact() ? "d.d" + number : "d.t" + number) + " <> 0";
            case AVG -> "d.t" + number + " <> 0";
            case EXISTS -> "d.t" + number + " <> 0";
            case MIN -> "d.a" + number + " IS NOT NULL OR d.r" + number + " IS NOT NULL";
            case MAX -> "d.a" + number + " IS NOT NULL OR d.r" + number + " IS NOT NULL";
        };
    }

    /// {@return the new value, from the old one of the parent row `p` and the sums `d`}
    String moved(Derived derived) {
        String old = "p." + name();
        String anew = computed(derived, "p");
        return switch (function()) {
            case COUNT -> "coalesce(" + old + ", 0) + d.d" + number;
            case SUM -> {
                if (!isExact()) {
                    yield anew;
                }
                String sum = "coalesce(" + old + ", 0) + d.d" + number;
                // From NaN and the infinities no way leads back by adding.
                yield column.type().base() instanceof SqlType.Numeric
                        ? "CASE WHEN "
                                + sum
                                + " IN ('NaN', 'Infinity', '-Infinity') THEN "
                                + anew
                                + " ELSE "
                                + sum
                                + " END"
                        : sum;
            }
            case AVG -> anew;
            case EXISTS -> anew;
            case MIN -> better(old, anew, "<=", "least");
            case MAX -> better(old, anew, ">=", "greatest");
        };
    }

    private String better(String old, String anew, String reaches, String pick) {
        return "CASE WHEN d.r%1$d IS NOT NULL AND (%2$s IS NULL OR d.r%1$d %3$s %2$s) THEN %4$s ELSE %5$s(%2$s, d.a%1$d) END"
                .formatted(number, old, reaches, anew, pick);
    }

    /// {@return the value computed from all children of the parent row that the alias stands for}
    String computed(Derived derived, String alias) {
        Column<?> column = derivation.value();
        String value = column == null ? "" : "c." + Derived.quoted(column);
        String where =
                new ChildRows(derived).of(alias)
                        + (condition() == null ? "" : " AND (" + condition() + ")");
        String from = " FROM " + Derived.quoted(derived.child()) + " c WHERE " + where;
        return switch (function()) {
            case COUNT -> "(SELECT count(*)" + from + ")";
            case SUM -> "(SELECT coalesce(sum(" + value + "), 0)" + from + ")";
            case AVG -> "(SELECT avg(" + value + ")" + from + ")";
            case MIN -> "(SELECT min(" + value + ")" + from + ")";
            case MAX -> "(SELECT max(" + value + ")" + from + ")";
            case EXISTS -> "(EXISTS (SELECT" + from + "))";
        };
    }

    /// {@return whether the column of the row `p` differs from the value computed anew; by more
    /// than rounding, where the order of additions matters}
    String wrong(Derived derived) {
        String old = "p." + name();
        String right = computed(derived, "p") + "::" + column.type().sql();
        String distinct = old + " IS DISTINCT FROM " + right;
        return isFloat()
                ? "(%1$s AND NOT coalesce(abs(%2$s - %3$s) <= 1e-6 * greatest(abs(%2$s), abs(%3$s)), false))"
                        .formatted(distinct, old, right)
                : distinct;
    }

    /// Which rows of the child `c` belong to a parent row.
    private record ChildRows(Derived derived) {
        String of(String alias) {
            List<String> parts = new java.util.ArrayList<>();
            for (int i = 0; i < derived.childKey().size(); i++) {
                parts.add(
                        "c."
                                + Derived.quoted(derived.childKey().get(i))
                                + " = "
                                + alias
                                + "."
                                + Derived.quoted(derived.parentKey().get(i)));
            }
            return String.join(" AND ", parts);
        }
    }
}
