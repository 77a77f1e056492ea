package dev.leat.sql.graph;

import dev.leat.query.Query;
import dev.leat.query.RelatedQuery;
import dev.leat.query.StartRow;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import dev.leat.schema.Sort;
import dev.leat.schema.SqlSort;
import dev.leat.sql.render.Place;
import dev.leat.sql.render.RelationWriter;
import dev.leat.sql.render.RenderedTemplate;
import dev.leat.sql.render.SqlText;
import dev.leat.sql.render.StatementWriter;
import dev.leat.sql.render.Tenancy;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes a relational query as one statement.
///
/// Each root row has its values and one more per relation: the related rows in the binary row
/// format, one behind the other, or null for none. A relation is a lateral join to a subquery that
/// orders, limits and packs its rows; so a limit counts per parent row. Rows that are linked
/// instead are written by [LinkedLevels].
final class QueryRenderer {
    private final SqlText text;
    private final StatementWriter out;
    private final RelationWriter relations;

    private QueryRenderer(Tenancy tenancy) {
        this.text = new SqlText(tenancy);
        this.out = StatementWriter.to(text);
        this.relations = new RelationWriter(out);
    }

    /// @param layout null if a row of the result is one of the root
    static RenderedTemplate render(
            Query<?> query, Level level, @Nullable Layout layout, Tenancy tenancy) {
        QueryRenderer renderer = new QueryRenderer(tenancy);
        if (layout == null) {
            renderer.root(query, level);
        } else {
            new LinkedLevels(renderer, layout, query).write();
        }
        return renderer.text.template();
    }

    StatementWriter out() {
        return out;
    }

    RelationWriter relations() {
        return relations;
    }

    private void root(Query<?> query, Level level) {
        List<RowSource<?>> sources = List.of(query.table());
        out.level(() -> {
            relations.enter(sources);
            out.sql("SELECT ");
            if (level.slots().isEmpty()) {
                out.sql("1");
            }
            slots(query, level);
            rows(query, level, sources, query.limit(), () -> {});
        });
    }

    /// Writes the values that a level gives, and enters its relations under names of their own.
    private void slots(Query<?> query, Level level) {
        boolean first = true;
        for (Level.Slot slot : level.slots()) {
            out.sql(first ? "" : ", ");
            first = false;
            slot(query, slot);
        }
    }

    /// Writes a value, or enters a relation whose rows are packed into one.
    void slot(Query<?> query, Level.Slot slot) {
        switch (slot) {
            case Level.Slot.Value value -> value.reader().write(out, value.of(query));
            case Level.Slot.Packed rows -> {
                RelatedQuery related = query.related().get(rows.related());
                out.name(out.enter(related, related.relation().name())).sql(".r");
            }
            case Level.Slot.Linked rows ->
                    throw new IllegalStateException("linked rows are no value: " + rows);
        }
    }

    /// Writes ` FROM …` to the end of the level: its rows, ordered and limited, with their
    /// relations.
    void rows(
            Query<?> query,
            Level level,
            List<RowSource<?>> sources,
            @Nullable Integer limit,
            Runnable correlation) {
        List<SqlSort> order = query.completeOrder();
        boolean limited = limit != null || query.offset() > 0;
        boolean hasRelations = level.slots().stream().anyMatch(Level.Slot.Packed.class::isInstance);
        if (limited && hasRelations && sources.size() == 1) {
            // Only the relations of rows within the limit are looked up.
            out.sql(" FROM (SELECT ").table(query.table()).sql(".*");
            relations.from(sources, () -> {});
            conditions(query, correlation);
            order(order);
            limit(query, limit);
            out.sql(") ").table(query.table());
            laterals(query, level);
            order(order);
            return;
        }
        relations.from(sources, () -> laterals(query, level));
        conditions(query, correlation);
        order(order);
        limit(query, limit);
    }

    private void conditions(Query<?> query, Runnable correlation) {
        correlation.run();
        relations.and(query.where());
        StartRow start = query.start();
        if (start != null) {
            List<StartTerm> terms = new ArrayList<>();
            for (SqlSort sort : query.completeOrder()) {
                if (sort instanceof Sort column) {
                    terms.add(new StartTerm(out, column, start));
                }
            }
            out.sql(" AND ");
            Place.write(text, terms, start.inclusive());
        }
    }

    private void order(List<SqlSort> order) {
        if (!order.isEmpty()) {
            out.sql(" ORDER BY ").orders(order);
        }
    }

    private void limit(Query<?> query, @Nullable Integer limit) {
        if (limit != null) {
            out.sql(" LIMIT " + limit);
        }
        if (query.offset() > 0) {
            out.sql(" OFFSET " + query.offset());
        }
    }

    private void laterals(Query<?> query, Level level) {
        for (Level.Slot slot : level.slots()) {
            if (slot instanceof Level.Slot.Packed rows) {
                lateral(query.related().get(rows.related()), rows);
            }
        }
    }

    private void lateral(RelatedQuery related, Level.Slot.Packed rows) {
        Query<?> query = related.query();
        Relation<?> relation = related.relation();
        List<Relation.Join> joins = relation.joins();
        List<String> outside = relations.outside(joins.getFirst().from());
        boolean joinsJunction = query.usesJunction();
        List<RowSource<?>> sources =
                joinsJunction
                        ? List.of(query.table(), joins.getFirst().target())
                        : List.of(query.table());
        out.sql(" LEFT JOIN LATERAL (");
        out.sql(rows.one() ? "" : "SELECT string_agg(packed.r, ''::bytea) AS r FROM (");
        out.level(() -> {
            relations.enter(sources);
            out.sql("SELECT record_send(ROW(");
            slots(query, rows.level());
            out.sql(")) AS r");
            rows(
                    query,
                    rows.level(),
                    sources,
                    limit(related),
                    () -> {
                        if (joins.size() == 1) {
                            relations.correlate(joins.getFirst(), outside);
                        } else if (joinsJunction) {
                            relations.correlate(joins.getFirst(), outside);
                            relations.correlate(
                                    joins.getLast(), relations.outside(joins.getLast().from()));
                        } else {
                            relations.through(joins, outside);
                        }
                        relations.and(relation.filter());
                    });
        });
        out.sql(rows.one() ? ") " : ") packed) ").name(name(related)).sql(" ON true");
    }

    private String name(RelatedQuery related) {
        String name = out.find(related);
        if (name == null) {
            throw new IllegalStateException("the relation was not entered: " + related.relation());
        }
        return name;
    }

    /// Without a limit Postgres joins tables as it likes, so there is none where a key makes sure
    /// that only one row can match.
    private static @Nullable Integer limit(RelatedQuery related) {
        Integer limit = related.query().limit();
        if (!related.isOne()) {
            return limit;
        }
        List<Relation.Join> joins = related.relation().joins();
        if (limit == null && joins.size() == 1 && Link.isUnique(joins.getFirst().to())) {
            return null;
        }
        return limit == null ? Integer.valueOf(1) : Integer.valueOf(Math.min(1, limit));
    }
}
