package dev.leat.query;

import dev.leat.query.ast.Ast;
import dev.leat.query.ast.AstCondition;
import dev.leat.query.ast.AstCondition.Operand;
import dev.leat.query.ast.AstCondition.Operator;
import dev.leat.query.ast.CorrelatedSubquery;
import dev.leat.query.ast.CorrelatedSubquery.Correlation;
import dev.leat.query.ast.CorrelatedSubquery.Origin;
import dev.leat.query.ast.Ordering;
import dev.leat.query.ast.Start;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Ddl;
import dev.leat.schema.Named;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlSort;
import dev.leat.schema.SqlType;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/// Compiles a [Query] to the AST that the reference's own builder would make: nothing is completed
/// that it does not complete, and junctions and aliases look as it makes them.
final class AstCompiler {
    private static final AstCondition TRUE = new AstCondition.And(List.of());
    private static final AstCondition FALSE = new AstCondition.Or(List.of());

    Ast compile(Query<?> query) {
        return compile(query, null, query.where());
    }

    private Ast compile(Query<?> query, @Nullable String alias, @Nullable Condition condition) {
        refuseWhatOnlySqlCanSay(query);
        return new Ast(
                null,
                watchable(query.table()).serverName(),
                alias,
                where(condition),
                query.related().stream().map(this::related).toList(),
                start(query),
                query.limit(),
                query.orderBy().stream().map(AstCompiler::ordering).toList());
    }

    private static RowSource<?> watchable(RowSource<?> source) {
        if (!(source instanceof Table<?>)) {
            throw new UnwatchableQueryException("reading " + source + ", which is a view");
        }
        return source;
    }

    private static void refuseWhatOnlySqlCanSay(Query<?> query) {
        RowSource<?> table = query.table();
        if (query.offset() > 0) {
            throw new UnwatchableQueryException(
                    "the offset %d of the query from %s".formatted(query.offset(), table));
        }
        if (query.projection().columns() != null) {
            throw new UnwatchableQueryException(
                    "showing only some columns of %s (%s)"
                            .formatted(table, names(query.projection().columns())));
        }
        if (query.usesJunction()) {
            throw new UnwatchableQueryException(
                    "naming columns of the junction %s that leads to %s"
                            .formatted(query.junction(), table));
        }
        for (Named<?> extra : query.projection().extras()) {
            throw new UnwatchableQueryException(
                    "the computed value \"%s\" of %s".formatted(extra.name(), table));
        }
    }

    private @Nullable AstCondition where(@Nullable Condition condition) {
        AstCondition compiled = condition == null ? TRUE : condition(condition);
        return compiled.equals(TRUE) ? null : compiled;
    }

    private CorrelatedSubquery related(RelatedQuery related) {
        Relation<?> relation = related.relation();
        String alias = relation.name();
        Query<?> query = related.query();
        Ast target = compile(query, alias, relation.filterAnd(query.where()));
        List<Relation.Join> joins = relation.joins();
        if (joins.size() == 1) {
            return subquery(joins.getFirst(), target, false);
        }
        if (target.limit() != null || !target.orderBy().isEmpty() || target.start() != null) {
            throw new UnwatchableQueryException(
                    "an order or limit inside the many-to-many relation " + relation);
        }
        Ast junction =
                Ast.of(joins.getFirst().target().serverName())
                        .withAlias(alias)
                        .withRelated(List.of(subquery(joins.getLast(), target, false)));
        return subquery(joins.getFirst(), junction, true);
    }

    private static CorrelatedSubquery subquery(Relation.Join join, Ast child, boolean hidden) {
        return new CorrelatedSubquery(
                new Correlation(names(join.from()), names(join.to())),
                child,
                hidden,
                Origin.CLIENT);
    }

    private static List<String> names(List<Column<?>> columns) {
        return columns.stream().map(Column::name).toList();
    }

    private static Ordering ordering(SqlSort term) {
        if (!(term instanceof Sort sort)) {
            throw new UnwatchableQueryException("an order by " + Ddl.describe(term.expression()));
        }
        Column<?> column = sort.column();
        if (column.type() instanceof SqlType.Json
                || column.type() instanceof SqlType.Jsonb
                || column.type() instanceof SqlType.Array) {
            throw new UnwatchableQueryException(
                    "an order by %s, which is %s,".formatted(column, column.type().sql()));
        }
        Sort.Nulls usual = sort.descending() ? Sort.Nulls.LAST : Sort.Nulls.FIRST;
        if (sort.nulls() != null && sort.nulls() != usual && column.isNullable()) {
            throw new UnwatchableQueryException(
                    "an order by %s with nulls %s".formatted(column, sort.nulls()));
        }
        return sort.descending() ? Ordering.desc(column.name()) : Ordering.asc(column.name());
    }

    private static @Nullable Start start(Query<?> query) {
        StartRow start = query.start();
        if (start == null) {
            return null;
        }
        Map<String, @Nullable Object> row = new LinkedHashMap<>();
        for (Column<?> column : orderColumns(query)) {
            if (start.values().containsKey(column)) {
                row.put(column.name(), WireValue.of(column, start.values().get(column)));
            }
        }
        return new Start(row, !start.inclusive());
    }

    /// The columns of the completed order.
    private static Set<Column<?>> orderColumns(Query<?> query) {
        Set<Column<?>> columns = new LinkedHashSet<>();
        for (SqlSort term : query.completeOrder()) {
            if (term instanceof Sort sort) {
                columns.add(sort.column());
            }
        }
        return columns;
    }

    private AstCondition condition(Condition condition) {
        return switch (condition) {
            case Condition.Comparison c ->
                    comparison(
                            c.column(),
                            operator(c.operator()),
                            WireValue.of(c.column(), c.value()));
            case Condition.In in ->
                    comparison(
                            in.column(),
                            in.negated() ? Operator.NOT_IN : Operator.IN,
                            in.values().stream()
                                    .map(value -> WireValue.of(in.column(), value))
                                    .toList());
            case Condition.IsNull isNull ->
                    comparison(
                            isNull.column(),
                            isNull.negated() ? Operator.IS_NOT : Operator.IS,
                            null);
            case Condition.And and -> and(and.parts());
            case Condition.Or or -> or(or.parts());
            case Condition.Exists exists -> exists(exists);
            case Condition.ColumnComparison c ->
                    throw new UnwatchableQueryException(
                            "comparing %s with %s".formatted(c.left(), c.right()));
            case Condition.Fragment fragment ->
                    throw new UnwatchableQueryException(
                            "the SQL fragment \"" + fragment.sql() + "\"");
            case Condition.Predicate predicate ->
                    throw new UnwatchableQueryException(
                            "the SQL expression " + Ddl.describe(predicate.expression()));
        };
    }

    private AstCondition and(List<Condition> conditions) {
        List<AstCondition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            AstCondition part = condition(condition);
            if (part.equals(FALSE)) {
                return FALSE;
            }
            if (part instanceof AstCondition.And inner) {
                parts.addAll(inner.conditions());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new AstCondition.And(parts);
    }

    private AstCondition or(List<Condition> conditions) {
        List<AstCondition> parts = new ArrayList<>();
        for (Condition condition : conditions) {
            AstCondition part = condition(condition);
            if (part.equals(TRUE)) {
                return TRUE;
            }
            if (part instanceof AstCondition.Or inner) {
                parts.addAll(inner.conditions());
            } else {
                parts.add(part);
            }
        }
        return parts.size() == 1 ? parts.getFirst() : new AstCondition.Or(parts);
    }

    private AstCondition exists(Condition.Exists exists) {
        Relation<?> relation = exists.relation();
        List<Relation.Join> joins = relation.joins();
        RowSource<?> first = watchable(joins.getFirst().target());
        AstCondition inner = where(relation.filterAnd(exists.where()));
        if (joins.size() > 1) {
            Ast target =
                    Ast.of(watchable(relation.target()).serverName())
                            .withAlias("zsubq_zhidden_" + relation.name())
                            .withWhere(inner);
            inner =
                    new AstCondition.Exists(
                            subquery(joins.getLast(), target, false), false, null, null);
        }
        Ast child =
                Ast.of(first.serverName()).withAlias("zsubq_" + relation.name()).withWhere(inner);
        return new AstCondition.Exists(
                subquery(joins.getFirst(), child, false), exists.negated(), null, null);
    }

    private static AstCondition comparison(
            Column<?> column, Operator operator, @Nullable Object value) {
        return new AstCondition.Comparison(
                new Operand.Column(column.name()), operator, new Operand.Literal(value));
    }

    private static Operator operator(Condition.Operator operator) {
        return switch (operator) {
            case EQ -> Operator.EQ;
            case NE -> Operator.NE;
            case LT -> Operator.LT;
            case LE -> Operator.LE;
            case GT -> Operator.GT;
            case GE -> Operator.GE;
            case LIKE -> Operator.LIKE;
            case NOT_LIKE -> Operator.NOT_LIKE;
            case ILIKE -> Operator.ILIKE;
            case NOT_ILIKE -> Operator.NOT_ILIKE;
        };
    }
}
