package dev.leat.sql.render;

import dev.leat.schema.Column;
import dev.leat.schema.Condition;
import dev.leat.schema.Identifier;
import dev.leat.schema.RelatedValue;
import dev.leat.schema.Relation;
import dev.leat.schema.RowSource;
import java.util.ArrayList;
import java.util.List;
import org.jspecify.annotations.Nullable;

/// Writes where related rows come from: the way that a relation leads, as joins, EXISTS and
/// subqueries. [#from(List, Runnable)] is the one place where a table enters the SQL of a relation
/// or a relational query.
public final class RelationWriter {
    private final StatementWriter out;

    public RelationWriter(StatementWriter out) {
        this.out = out;
    }

    /// Enters tables into the level that is open, so that what stands before FROM finds their
    /// columns.
    public void enter(List<? extends RowSource<?>> sources) {
        for (RowSource<?> source : sources) {
            out.enter(source, source.name());
        }
    }

    /// Writes ` FROM` with tables that this level entered, and ` WHERE true`: conditions follow,
    /// each behind ` AND `.
    ///
    /// @param joins writes what is joined to them
    public void from(List<? extends RowSource<?>> sources, Runnable joins) {
        String separator = " FROM ";
        for (RowSource<?> source : sources) {
            out.sql(separator).source(source).sql(" ").table(source);
            separator = ", ";
        }
        joins.run();
        out.sql(" WHERE true");
    }

    /// {@return the columns by the names that their tables have here: inside, a relation of a table
    /// to itself hides them}
    public List<String> outside(List<Column<?>> columns) {
        List<String> names = new ArrayList<>();
        for (Column<?> column : columns) {
            String name = out.find(column.table());
            String quoted = Identifier.quote(column.name());
            if (name == null && out.isStatement()) {
                throw new IllegalArgumentException(
                        "a relation that leads on from %s is used, but the statement does not mention %s; add it with from(…) or join(…)"
                                .formatted(column, column.table()));
            }
            if (name == null) {
                names.add(column.table().qualifiedSql() + "." + quoted);
            } else {
                names.add(name.isEmpty() ? quoted : Identifier.quote(name) + "." + quoted);
            }
        }
        return names;
    }

    /// Writes ` AND ` and the equality of the join's far columns with these.
    public void correlate(Relation.Join join, List<String> outside) {
        for (int i = 0; i < outside.size(); i++) {
            out.sql(" AND ").column(join.to().get(i)).sql(" = ").sql(outside.get(i));
        }
    }

    /// Writes ` AND ` and the condition, if there is one.
    public void and(@Nullable Condition condition) {
        if (condition != null) {
            out.sql(" AND ").condition(condition);
        }
    }

    void exists(Condition.Exists exists) {
        out.sql(exists.negated() ? "NOT EXISTS (SELECT " : "EXISTS (SELECT ");
        related(exists.relation(), exists.where(), () -> out.sql("1"));
        out.sql(")");
    }

    void value(RelatedValue<?> value) {
        Relation<?> relation = value.relation();
        out.sql("(SELECT ");
        related(relation, value.where(), () -> out.expression(value.value()));
        out.sql(relation.isOne() ? " LIMIT 1)" : ")");
    }

    /// Writes `selected FROM …` over the rows that a relation leads to. A row that several rows of
    /// a junction lead to counts once.
    private void related(Relation<?> relation, @Nullable Condition where, Runnable selected) {
        List<Relation.Join> joins = relation.joins();
        List<String> outside = outside(joins.getFirst().from());
        List<RowSource<?>> target = List.of(relation.target());
        out.level(() -> {
            enter(target);
            selected.run();
            from(target, () -> {});
            if (joins.size() == 1) {
                correlate(joins.getFirst(), outside);
            } else {
                through(joins, outside);
            }
            and(relation.filterAnd(where));
        });
    }

    /// Writes ` AND ` and that a row of the junction leads from the row outside to the one here.
    public void through(List<Relation.Join> joins, List<String> outside) {
        List<String> here = outside(joins.getLast().to());
        List<RowSource<?>> junction = List.of(joins.getFirst().target());
        out.sql(" AND EXISTS (SELECT 1");
        out.level(() -> {
            enter(junction);
            from(junction, () -> {});
            correlate(joins.getFirst(), outside);
            for (int i = 0; i < here.size(); i++) {
                out.sql(" AND ").column(joins.getLast().from().get(i));
                out.sql(" = ").sql(here.get(i));
            }
        });
        out.sql(")");
    }
}
