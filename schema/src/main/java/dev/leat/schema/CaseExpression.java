package dev.leat.schema;

import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/// A CASE that still needs its end: `caseWhen(a, x).when(b, y).orElse(z)`. Immutable.
///
/// @param <T> the Java type of all results
public final class CaseExpression<T> {
    private final List<Branch> branches;
    private final Expression<?> first;

    private record Branch(Condition condition, Expression<?> result) {
        Branch {
            Objects.requireNonNull(condition, "the condition of a case is null");
            Objects.requireNonNull(result, "the result of a case is null; say orElseNull()");
        }
    }

    CaseExpression(Condition condition, Expression<? extends T> result) {
        this(List.of(new Branch(condition, result)), result);
    }

    private CaseExpression(List<Branch> branches, Expression<?> first) {
        this.branches = List.copyOf(branches);
        this.first = first;
    }

    /// Another case, when none before it holds.
    public CaseExpression<T> when(Condition condition, T result) {
        return with(condition, Operands.operand(first, "CASE", result));
    }

    /// Another case, when none before it holds.
    public CaseExpression<T> when(Condition condition, Expression<? extends T> result) {
        return with(condition, result);
    }

    private CaseExpression<T> with(Condition condition, Expression<?> result) {
        List<Branch> more = new ArrayList<>(branches);
        more.add(new Branch(condition, result));
        return new CaseExpression<>(more, first);
    }

    /// {@return the whole: `value` when no case holds}
    public Expression<T> orElse(T value) {
        return end(Operands.operand(first, "CASE", value));
    }

    /// {@return the whole: what the expression gives when no case holds}
    public Expression<T> orElse(Expression<? extends T> value) {
        return end(Objects.requireNonNull(value, "the value is null; say orElseNull()"));
    }

    /// {@return the whole: null when no case holds}
    public Expression<@Nullable T> orElseNull() {
        return end(null);
    }

    private <U extends @Nullable Object> Expression<U> end(@Nullable Expression<?> otherwise) {
        boolean nullable =
                otherwise == null
                        || otherwise.isNullable()
                        || branches.stream().anyMatch(branch -> branch.result.isNullable());
        return Formula.like(
                first,
                nullable,
                out -> {
                    out.sql("CASE");
                    for (Branch branch : branches) {
                        out.sql(" WHEN ").condition(branch.condition);
                        out.sql(" THEN ").expression(branch.result);
                    }
                    if (otherwise != null) {
                        out.sql(" ELSE ").expression(otherwise);
                    }
                    out.sql(" END");
                });
    }
}
