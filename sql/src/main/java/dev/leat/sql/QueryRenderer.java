package dev.leat.sql;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.query.StartRow;
import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Relation;
import dev.leat.schema.Sort;
import dev.leat.schema.Table;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/// Writes a relational query as one statement.
///
/// Each root row has its columns as text and one JSON value per relation. A JSON row is `[[column,
/// …], relation, …]` with every column as text too, so that a nested value is decoded exactly like
/// one at the root. A relation is a lateral join to an aggregate; its limit stands inside, so it
/// counts per parent row.
final class QueryRenderer {
    private final SqlText out = new SqlText();
    private final Aliases aliases = new Aliases();
    private final ConditionRenderer conditions = new ConditionRenderer(out, aliases);

    private QueryRenderer() {}

    static Rendered render(Query<?> query) {
        QueryRenderer renderer = new QueryRenderer();
        renderer.root(query);
        return renderer.out.render();
    }

    private void root(Query<?> query) {
        String alias = aliases.next();
        List<String> relations = relationAliases(query);
        out.add("SELECT ").add(columns(query.table(), alias));
        relations.forEach(relation -> out.add(", " + relation + ".j"));
        from(query, alias, false, () -> {});
        laterals(query, alias, relations);
        List<Sort> order = CompleteOrder.of(query);
        if (!order.isEmpty()) {
            out.add(" ORDER BY " + OrderSql.terms(order, alias));
        }
    }

    private List<String> relationAliases(Query<?> query) {
        return query.related().stream().map(related -> aliases.next()).toList();
    }

    private static String columns(Table<?> table, String alias) {
        return table.columns().stream()
                .map(column -> ConditionRenderer.name(column, alias) + "::text")
                .collect(Collectors.joining(", "));
    }

    /// Writes ` FROM (the rows of one level) alias`, limited.
    private void from(Query<?> query, String alias, boolean isOne, Runnable correlation) {
        String inner = alias + "i";
        out.add(" FROM (SELECT " + inner + ".* FROM ")
                .add(query.table().qualifiedSql() + " " + inner)
                .add(" WHERE true");
        correlation.run();
        Condition where = query.where();
        if (where != null) {
            out.add(" AND ");
            conditions.write(where, inner);
        }
        StartRow start = query.start();
        List<Sort> order = CompleteOrder.of(query);
        if (start != null) {
            out.add(" AND ");
            Place.write(
                    out,
                    order.stream().map(sort -> new StartTerm(out, sort, inner, start)).toList(),
                    start.inclusive());
        }
        Integer limit = limit(query, isOne);
        if (limit != null) {
            if (!order.isEmpty()) {
                out.add(" ORDER BY " + OrderSql.terms(order, inner));
            }
            out.add(" LIMIT " + limit);
        }
        out.add(") " + alias);
    }

    private static @Nullable Integer limit(Query<?> query, boolean isOne) {
        Integer limit = query.limit();
        return isOne ? Integer.valueOf(limit == null ? 1 : Math.min(1, limit)) : limit;
    }

    private void laterals(Query<?> query, String parent, List<String> names) {
        List<RelatedQuery> related = query.related();
        for (int i = 0; i < related.size(); i++) {
            lateral(related.get(i), parent, names.get(i));
        }
    }

    private void lateral(RelatedQuery related, String parent, String name) {
        Query<?> query = related.query();
        String alias = aliases.next();
        List<String> relations = relationAliases(query);
        out.add(" LEFT JOIN LATERAL (SELECT coalesce(json_agg(json_build_array(to_json(ARRAY[")
                .add(columns(query.table(), alias))
                .add("])");
        relations.forEach(relation -> out.add(", " + relation + ".j"));
        out.add(")");
        List<Sort> order = CompleteOrder.of(query);
        if (!order.isEmpty()) {
            out.add(" ORDER BY " + OrderSql.terms(order, alias));
        }
        out.add("), '[]'::json) AS j");
        from(query, alias, related.isOne(), () -> correlate(related.relation(), parent, alias));
        laterals(query, alias, relations);
        out.add(") " + name + " ON true");
    }

    private void correlate(Relation<?> relation, String parent, String alias) {
        List<Relation.Join> joins = relation.joins();
        String inner = alias + "i";
        out.add(" AND ");
        if (joins.size() == 1) {
            conditions.correlate(joins.getFirst(), parent, inner);
            return;
        }
        // A target that several junction rows lead to counts once, as in a live result.
        String junction = aliases.next();
        out.add("EXISTS (SELECT 1 FROM ")
                .add(joins.getFirst().target().qualifiedSql() + " " + junction + " WHERE ");
        conditions.correlate(joins.getFirst(), parent, junction);
        out.add(" AND ");
        conditions.correlate(joins.getLast(), junction, inner);
        out.add(")");
    }

    /// The order of a query, completed by the primary key ascending.
    static final class CompleteOrder {
        private CompleteOrder() {}

        static List<Sort> of(Query<?> query) {
            List<Sort> order = new ArrayList<>(query.orderBy());
            var primaryKey = query.table().primaryKey();
            if (primaryKey != null) {
                for (Column<?> column : primaryKey.columns()) {
                    if (order.stream().noneMatch(sort -> sort.column().equals(column))) {
                        order.add(column.asc());
                    }
                }
            }
            return order;
        }
    }
}
