package dev.leat.query.ast;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/// Gives queries that differ only in the order of their parts one form.
///
/// Related sub-trees are sorted by alias; conditions of the same kind inside each other are
/// flattened, single ones unwrapped, and sorted as [AstOrder] says. The meaning never changes. This
/// is the form over which the protocol's query hash is taken.
public final class AstNormalizer {
    private AstNormalizer() {}

    /// {@return the query in its normal form}
    public static Ast normalize(Ast ast) {
        List<CorrelatedSubquery> related = new ArrayList<>(ast.related().size());
        for (CorrelatedSubquery subquery : ast.related()) {
            related.add(normalize(subquery));
        }
        related.sort(
                Comparator.comparing(
                        (CorrelatedSubquery subquery) -> subquery.subquery().alias(),
                        AstOrder::compareText));
        return ast.withRelated(related)
                .withWhere(ast.where() == null ? null : root(normalize(ast.where())));
    }

    /// {@return the condition in its normal form}
    public static AstCondition normalize(AstCondition condition) {
        return switch (condition) {
            case AstCondition.Comparison comparison -> comparison;
            case AstCondition.Exists exists ->
                    new AstCondition.Exists(
                            normalize(exists.related()),
                            exists.negated(),
                            exists.flip(),
                            exists.scalar());
            case AstCondition.And and ->
                    joined(
                            and.conditions(),
                            part -> part instanceof AstCondition.And in ? in.conditions() : null,
                            AstCondition.And::new);
            case AstCondition.Or or ->
                    joined(
                            or.conditions(),
                            part -> part instanceof AstCondition.Or in ? in.conditions() : null,
                            AstCondition.Or::new);
        };
    }

    private static AstCondition joined(
            List<AstCondition> conditions,
            Function<AstCondition, @Nullable List<AstCondition>> sameKind,
            Function<List<AstCondition>, AstCondition> join) {
        List<AstCondition> parts = new ArrayList<>();
        for (AstCondition condition : conditions) {
            AstCondition part = normalize(condition);
            List<AstCondition> inner = sameKind.apply(part);
            parts.addAll(inner == null ? List.of(part) : inner);
        }
        parts.sort(AstOrder.CONDITIONS);
        return parts.size() == 1 ? parts.getFirst() : join.apply(parts);
    }

    /// A root condition that is always true is no condition.
    private static @Nullable AstCondition root(AstCondition condition) {
        return condition instanceof AstCondition.And and && and.conditions().isEmpty()
                ? null
                : condition;
    }

    private static CorrelatedSubquery normalize(CorrelatedSubquery subquery) {
        return new CorrelatedSubquery(
                subquery.correlation(),
                normalize(subquery.subquery()),
                subquery.hidden(),
                subquery.system());
    }
}
